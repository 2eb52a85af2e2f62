import DocentDocument

/// Reads the text of one paragraph, and keeps apart what only hangs on it: notes, comments, frames.
struct OpenDocumentInline {
  struct Paragraph {
    var text = ""
    /// Paragraphs of text boxes and captions in it.
    var boxes: [String] = []
    var notes: [String] = []
  }

  private static let maximumRepeatedSpaces = 1000
  private static let maximumDepth = 8
  /// Inside notes and frames.
  private static let unwanted: Set<String> = [
    "text:note-citation", "text:footnote-citation", "text:endnote-citation", "svg:title", "svg:desc",
    "office:binary-data",
    "office:event-listeners", "office:styles", "office:meta", "office:settings",
  ]
  private let reader: PackageXMLReader
  private let level: Int

  init(_ reader: PackageXMLReader) { self.init(reader, level: 0) }

  private init(_ reader: PackageXMLReader, level: Int) {
    self.reader = reader
    self.level = level
  }

  /// Reads on from the start of a paragraph to its end. White space is collapsed as the format asks (6.1.2).
  mutating func read() throws(ExtractionError) -> Paragraph {
    var result = Paragraph()
    let depth = reader.depth
    while let event = try reader.next() {
      switch event {
      case .end:
        if reader.depth <= depth { return result }
      case .text:
        reader.withText { appendCollapsed($0, to: &result.text) }
      case .start:
        try element(&result)
      }
    }
    return result
  }

  private func element(_ result: inout Paragraph) throws(ExtractionError) {
    switch reader.name {
    case "text:s":
      let count = reader.attribute("text:c").flatMap { Int($0) } ?? 1
      result.text += String(repeating: " ", count: min(max(1, count), Self.maximumRepeatedSpaces))
    case "text:tab": result.text += "\t"
    case "text:line-break": result.text += "\n"
    case "text:note", "text:footnote", "text:endnote": try nested(into: &result.notes)
    case "office:annotation": result.notes += try OpenDocumentAnnotation.read(reader)
    case "text:ruby-text", "svg:title", "svg:desc", "text:tracked-changes", "office:annotation-end",
      "office:binary-data",
      "office:event-listeners":
      try reader.skipElement()
    case "draw:a": break
    case _ where reader.name.hasPrefix("draw:"): try nested(into: &result.boxes)
    default: break
    }
  }

  /// The paragraphs inside an element whose start was just read.
  private func nested(into list: inout [String]) throws(ExtractionError) {
    guard level < Self.maximumDepth else { return try reader.skipElement() }
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      if Self.unwanted.contains(reader.name) {
        try reader.skipElement()
      } else if reader.name == "text:p" || reader.name == "text:h" {
        var inner = OpenDocumentInline(reader, level: level + 1)
        let paragraph = try inner.read()
        list += [paragraph.text].filter { !$0.trimmed.isEmpty } + paragraph.boxes + paragraph.notes
      }
    }
  }

  private func appendCollapsed(_ bytes: UnsafeRawBufferPointer, to text: inout String) {
    var pending = false
    var run: [UInt8] = []
    run.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte.isASCIISpace {
        pending = true
        continue
      }
      if pending {
        if !(run.isEmpty && (text.isEmpty || text.utf8.last?.isASCIISpace == true)) { run.append(0x20) }
        pending = false
      }
      run.append(byte)
    }
    if pending, !(run.isEmpty && (text.isEmpty || text.utf8.last?.isASCIISpace == true)) { run.append(0x20) }
    text += String(decoding: run, as: UTF8.self)
  }
}

/// A comment with its author (ISO/IEC 26300-1, 14.1).
enum OpenDocumentAnnotation {
  /// Reads on from the start of the comment to its end: its paragraphs, the first with the author's name before it.
  static func read(_ reader: PackageXMLReader) throws(ExtractionError) -> [String] {
    let depth = reader.depth
    var author = ""
    var lines: [String] = []
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      switch reader.name {
      case "dc:creator": author = try reader.containedText(limit: 4096).trimmed
      case "dc:date", "meta:date-string", "meta:creator-initials": try reader.skipElement()
      case "text:p", "text:h":
        var inline = OpenDocumentInline(reader)
        let paragraph = try inline.read()
        lines += [paragraph.text].filter { !$0.trimmed.isEmpty } + paragraph.boxes
      default: continue
      }
    }
    if !author.isEmpty, let first = lines.first { lines[0] = "\(author): \(first)" }
    return lines
  }
}

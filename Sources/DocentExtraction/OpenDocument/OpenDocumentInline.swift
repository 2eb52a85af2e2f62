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
    case "text:note": try nested(into: &result.notes, leavingOut: "text:note-citation")
    case "office:annotation": try nested(into: &result.notes, leavingOut: "dc:creator")
    case "draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:g":
      try nested(into: &result.boxes, leavingOut: "svg:title")
    case "text:ruby-text", "svg:title", "svg:desc", "text:tracked-changes", "office:annotation-end":
      try reader.skipElement()
    default: break
    }
  }

  /// The paragraphs inside an element whose start was just read.
  private func nested(into list: inout [String], leavingOut unwanted: String) throws(ExtractionError) {
    guard level < Self.maximumDepth else { return try reader.skipElement() }
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      if reader.name == unwanted {
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

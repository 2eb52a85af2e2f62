import DocentDocument

/// Headers and footers of the page styles (ISO/IEC 26300-1, 16.10), and the list styles.
struct OpenDocumentStyles {
  private static let maximumTexts = 256
  private(set) var headers: [String] = []
  private(set) var footers: [String] = []
  private(set) var lists = OpenDocumentLists()

  static func read(_ reader: PackageXMLReader?) -> OpenDocumentStyles {
    var result = OpenDocumentStyles()
    if let reader { try? result.read(reader) }
    return result
  }

  private mutating func read(_ reader: PackageXMLReader) throws(ExtractionError) {
    while let event = try reader.next() {
      guard event == .start else { continue }
      switch reader.name {
      case "style:header", "style:header-left", "style:header-first": add(try text(reader), to: &headers)
      case "style:footer", "style:footer-left", "style:footer-first": add(try text(reader), to: &footers)
      case "text:list-style", "text:outline-style": try lists.readStyle(reader)
      // In a document of one file the text follows.
      case "office:body": return
      default: continue
      }
    }
  }

  private func add(_ text: String, to list: inout [String]) {
    if !text.isEmpty, list.count < Self.maximumTexts, !list.contains(text) { list.append(text) }
  }

  private func text(_ reader: PackageXMLReader) throws(ExtractionError) -> String {
    let depth = reader.depth
    var lines: [String] = []
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start, reader.name == "text:p" || reader.name == "text:h" else { continue }
      var inline = OpenDocumentInline(reader)
      let paragraph = try inline.read()
      lines += ([paragraph.text.trimmed] + paragraph.boxes).filter { !$0.isEmpty }
    }
    return lines.joined(separator: "\n")
  }
}

import DocentDocument

/// The paragraphs of shapes, charts and diagrams (DrawingML, ECMA-376 part 1, 21.1.2).
enum DrawingText {
  static func read(
    _ reader: PackageXMLReader, as kind: Block.Kind = .paragraph, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    while let event = try reader.next() {
      guard event == .start else { continue }
      switch reader.name {
      case "a:p":
        let paragraph = try paragraph(reader)
        if !paragraph.text.trimmed.isEmpty { try builder.block(kind, paragraph.text) }
      case "mc:Fallback": try reader.skipElement()
      default: continue
      }
    }
  }

  /// A paragraph whose start was just read.
  static func paragraph(_ reader: PackageXMLReader) throws(ExtractionError) -> (text: String, level: Int) {
    var text = ""
    var level = 0
    var isText = false
    let depth = reader.depth
    while let event = try reader.next() {
      switch event {
      case .end:
        if reader.depth <= depth { return (text, level) }
        if reader.name == "a:t" { isText = false }
      case .start:
        switch reader.name {
        case "a:t", "m:t": isText = true
        case "a:br": text += "\n"
        case "a:tab": text += "\t"
        case "a:pPr": level = reader.attribute("lvl").flatMap { Int($0) } ?? 0
        default: break
        }
      case .text:
        if isText { reader.withText { text += String(decoding: $0, as: UTF8.self) } }
      }
    }
    return (text, level)
  }
}

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
      default: continue
      }
    }
  }

  /// A paragraph whose start was just read.
  static func paragraph(_ reader: PackageXMLReader) throws(ExtractionError) -> (text: String, level: Int) {
    var text = ""
    var level = 0
    var font = ""
    var symbolFont = ""
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end {
        if reader.depth <= depth { break }
        if reader.name == "a:r" { (font, symbolFont) = ("", "") }
      }
      guard event == .start else { continue }
      switch reader.name {
      case "a:t":
        let run = SymbolFonts.resolved(try reader.containedText(), font: font)
        text += SymbolFonts.resolved(run, font: symbolFont, privateUseOnly: true)
      case "m:oMath": text += try OfficeMath(reader).read()
      case "a:br": text += "\n"
      case "a:tab": if reader.attribute("pos") == nil { text += "\t" }
      case "a:latin": font = reader.attribute("typeface") ?? ""
      // For symbols among the letters of another font.
      case "a:sym": symbolFont = reader.attribute("typeface") ?? ""
      case "a:pPr": level = reader.attribute("lvl").flatMap { Int($0) } ?? 0
      case "a:endParaRPr", "a:buFont": try reader.skipElement()
      default: continue
      }
    }
    return (text, max(0, min(level, 8)))
  }
}

/// Reads a part of a Word document as a stream of paragraphs and tables (ECMA-376 part 1, 17).
///
/// Tracked insertions are kept and deletions dropped, as if all changes were accepted. Of alternatives the first choice
/// is read, so that a text box that is there in two dialects is there once.
struct WordStoryReader {
  private let reader: PackageXMLReader
  /// Text boxes may hold paragraphs with text boxes: nesting beyond this is left out.
  private static let maximumBoxDepth = 8
  private let boxDepth: Int
  /// Depth of the element whose end ends the story, nil for a whole part.
  private let endDepth: Int?
  private var isAtEnd = false

  init(_ reader: PackageXMLReader) {
    self.init(reader, boxDepth: 0, endDepth: nil)
  }

  private init(_ reader: PackageXMLReader, boxDepth: Int, endDepth: Int?) {
    self.reader = reader
    self.boxDepth = boxDepth
    self.endDepth = endDepth
  }

  /// Nil at the end of the story.
  mutating func next() throws(ExtractionError) -> WordEvent? {
    if isAtEnd { return nil }
    while let event = try reader.next() {
      if event == .end {
        if let endDepth, reader.depth <= endDepth { break }
        switch reader.name {
        case "w:tbl", "a:tbl": return .closeTable
        case "w:tc": return .closeCell
        default: continue
        }
      }
      guard event == .start else { continue }
      switch reader.name {
      case "w:p", "a:p": return .paragraph(try paragraph())
      case "w:tbl": return .openTable
      case "w:tr":
        return .openRow
      case "w:tc":
        return .openCell(columnSpan: try cellSpan())
      case "w:footnote", "w:endnote":
        // Separators between text and notes are kept as notes of their own.
        if reader.attribute("w:type").map({ $0 != "normal" }) ?? false { try reader.skipElement() }
      case "w:del", "w:moveFrom", "mc:Fallback", "w:sectPr", "w:sdtPr", "w:tblPr", "w:trPr", "w:tblGrid":
        try reader.skipElement()
      default: continue
      }
    }
    isAtEnd = true
    return nil
  }

  /// The properties stand first in a cell; a cell without any is one column wide.
  private func cellSpan() throws(ExtractionError) -> Int {
    guard let event = try reader.next() else { return 1 }
    guard event == .start, reader.name == "w:tcPr" else {
      reader.unread()
      return 1
    }
    var span = 1
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      if event == .start, reader.name == "w:gridSpan" { span = reader.attribute("w:val").flatMap { Int($0) } ?? 1 }
    }
    return span
  }

  // MARK: Paragraphs

  private func paragraph() throws(ExtractionError) -> WordParagraph {
    var result = WordParagraph()
    let depth = reader.depth
    while let event = try reader.next() {
      switch event {
      case .end:
        if reader.depth <= depth { return result }
      case .text: continue
      case .start: try inline(&result)
      }
    }
    return result
  }

  private func inline(_ paragraph: inout WordParagraph) throws(ExtractionError) {
    switch reader.name {
    case "w:t", "m:t", "a:t": try text(&paragraph.text)
    case "w:tab":
      if reader.attribute("w:pos") == nil { paragraph.text += "\t" }
    case "w:br", "w:cr", "a:br":
      if reader.attribute("w:type") != "page", reader.attribute("w:type") != "column" { paragraph.text += "\n" }
    case "w:noBreakHyphen": paragraph.text += "\u{2011}"
    case "w:sym": symbol(&paragraph.text)
    case "w:pStyle": paragraph.style = reader.attribute("w:val")
    case "w:outlineLvl": paragraph.outlineLevel = reader.attribute("w:val").flatMap { Int($0) }
    case "w:ilvl": paragraph.listLevel = reader.attribute("w:val").flatMap { Int($0) }
    case "w:numId":
      // Number 0 takes a paragraph out of the list its style puts it in.
      paragraph.listLevel = reader.attribute("w:val") == "0" ? nil : paragraph.listLevel ?? 0
    case "w:txbxContent": try box(&paragraph)
    case "w:del", "w:moveFrom", "mc:Fallback", "w:rPr", "w:rt", "w:instrText", "w:delText", "w:sectPr", "w:pPrChange":
      try reader.skipElement()
    default: break
    }
  }

  private func text(_ result: inout String) throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      if event == .text { reader.withText { result += String(decoding: $0, as: UTF8.self) } }
    }
  }

  /// Symbol fonts keep their characters in the private use area, where they mean nothing without the font.
  private func symbol(_ result: inout String) {
    guard let code = reader.attribute("w:char").flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code),
      !(0xE000...0xF8FF).contains(code)
    else { return }
    result.unicodeScalars.append(scalar)
  }

  private func box(_ paragraph: inout WordParagraph) throws(ExtractionError) {
    guard boxDepth < Self.maximumBoxDepth else { return try reader.skipElement() }
    var story = WordStoryReader(reader, boxDepth: boxDepth + 1, endDepth: reader.depth)
    while let event = try story.next() { paragraph.boxes.append(event) }
  }
}

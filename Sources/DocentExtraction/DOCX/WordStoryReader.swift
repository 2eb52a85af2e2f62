/// Reads a part of a Word document as a stream of paragraphs and tables (ECMA-376 part 1, 17; Word 2003 XML uses the same
/// elements).
///
/// Tracked insertions are kept and deletions dropped, as if all changes were accepted.
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

  /// The story inside the element whose start was just read.
  init(_ reader: PackageXMLReader, endDepth: Int) {
    self.init(reader, boxDepth: 0, endDepth: endDepth)
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
      if let found = try element() { return found }
    }
    isAtEnd = true
    return nil
  }

  private mutating func element() throws(ExtractionError) -> WordEvent? {
    switch reader.name {
    case "w:p", "a:p": return .paragraph(try paragraph())
    case "w:tbl": return .openTable
    case "w:tr": return .openRow(columnsBefore: try rowProperties())
    case "w:tc": return .openCell(try cellProperties())
    case "w:footnote", "w:endnote":
      // Separators between text and notes are kept as notes of their own.
      if reader.attribute("w:type").map({ $0 != "normal" }) ?? false {
        try reader.skipElement()
        return nil
      }
      return .openNote(author: nil)
    case "w:comment": return .openNote(author: reader.attribute("w:author"))
    case "w:del", "w:moveFrom", "w:sectPr", "w:sdtPr", "w:tblPr", "w:tblGrid", "w:docPr", "w:styles", "w:lists",
      "w:fonts", "w:docPartPr":
      try reader.skipElement()
    case "aml:annotation": if isDeletion { try reader.skipElement() }
    default: break
    }
    return nil
  }

  /// Of Word 2003 XML.
  private var isDeletion: Bool { reader.attribute("w:type") == "Word.Deletion" }

  // MARK: Tables

  /// The properties stand first in a row. A row that was deleted is passed over, so that only its mark remains.
  private func rowProperties() throws(ExtractionError) -> Int {
    let row = reader.depth
    var before = 0
    while let event = try reader.next() {
      guard event == .start else {
        if event == .end, reader.depth <= row { break }
        continue
      }
      switch reader.name {
      case "w:tblPrEx": try reader.skipElement()
      case "w:trPr": continue
      case "w:gridBefore": before = reader.attribute("w:val").flatMap { Int($0) } ?? 0
      case "w:del":
        if reader.depth == row + 2 {
          while let event = try reader.next(), !(event == .end && reader.depth <= row) { continue }
          return 0
        }
      case "w:tc", "w:p", "w:sdt", "w:customXml", "w:ins":
        if reader.depth == row + 1 {
          reader.unread()
          return before
        }
      default: continue
      }
    }
    return before
  }

  /// The properties stand first in a cell; a cell without any is one column wide.
  private func cellProperties() throws(ExtractionError) -> WordCell {
    var cell = WordCell()
    guard let event = try reader.next() else { return cell }
    guard event == .start, reader.name == "w:tcPr" else {
      reader.unread()
      return cell
    }
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      switch reader.name {
      case "w:gridSpan": cell.columnSpan = max(1, min(reader.attribute("w:val").flatMap { Int($0) } ?? 1, 1000))
      case "w:vMerge", "w:vmerge": cell.merge = reader.attribute("w:val") == "restart" ? .first : .continued
      case "w:tcPrChange": try reader.skipElement()
      default: continue
      }
    }
    return cell
  }

  // MARK: Paragraphs

  private func paragraph() throws(ExtractionError) -> WordParagraph {
    var result = WordParagraph()
    var run = WordRun()
    let depth = reader.depth
    while let event = try reader.next() {
      switch event {
      case .end:
        if reader.depth <= depth { return result }
        if reader.name == "w:r" { run = WordRun() }
      case .text: continue
      case .start: try inline(&result, &run)
      }
    }
    return result
  }

  private func inline(_ paragraph: inout WordParagraph, _ run: inout WordRun) throws(ExtractionError) {
    switch reader.name {
    case "w:t", "a:t": paragraph.text += SymbolFonts.resolved(try reader.containedText(), font: run.font)
    case "m:oMath": paragraph.text += try OfficeMath(reader).read()
    case "w:tab", "w:ptab": paragraph.text += "\t"
    case "w:br", "w:cr", "a:br":
      if reader.attribute("w:type") != "page", reader.attribute("w:type") != "column" { paragraph.text += "\n" }
    case "w:noBreakHyphen": paragraph.text += "\u{2011}"
    case "w:sym": symbol(&paragraph.text)
    case "w:rPr": try run.readProperties(reader)
    case "w:ffData": paragraph.text += try WordFormField.text(reader)
    // In Word 2003 XML notes and comments stand where they are referred to.
    case "w:txbxContent", "w:footnote", "w:endnote": try box(&paragraph)
    case "v:textpath":
      if let text = reader.attribute("string"), !text.trimmed.isEmpty {
        paragraph.boxes.append(.paragraph(WordParagraph(text: text)))
      }
    case "w:pPr": try properties(&paragraph)
    case "w:del", "w:moveFrom", "w:rt", "w:instrText", "w:delText", "w:sectPr", "w:sdtPr", "w:binData":
      try reader.skipElement()
    case "aml:annotation":
      if isDeletion {
        try reader.skipElement()
      } else if reader.attribute("w:type") == "Word.Comment" {
        try box(&paragraph)
      }
    default: break
    }
  }

  private func properties(_ paragraph: inout WordParagraph) throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      switch reader.name {
      case "w:pStyle": paragraph.style = reader.attribute("w:val")
      case "w:outlineLvl": paragraph.outlineLevel = reader.attribute("w:val").flatMap { Int($0) }
      case "w:ilvl": paragraph.listLevel = reader.attribute("w:val").flatMap { Int($0) }
      case "w:numId", "w:ilfo": paragraph.listID = reader.attribute("w:val").flatMap { Int($0) }
      case "wx:t": paragraph.label = reader.attribute("wx:val")
      case "w:rPr", "w:pPrChange", "w:sectPr", "w:tabs", "aml:annotation": try reader.skipElement()
      default: continue
      }
    }
  }

  /// A character of a symbol font, which means nothing without the font.
  private func symbol(_ result: inout String) {
    guard let code = reader.attribute("w:char").flatMap({ UInt32($0, radix: 16) }) else { return }
    if let known = SymbolFonts.character(code, font: reader.attribute("w:font") ?? "") {
      result.unicodeScalars.append(known)
    } else if let scalar = Unicode.Scalar(code), !(0xE000...0xF8FF).contains(code) {
      result.unicodeScalars.append(scalar)
    }
  }

  private func box(_ paragraph: inout WordParagraph) throws(ExtractionError) {
    guard boxDepth < Self.maximumBoxDepth else { return try reader.skipElement() }
    var story = WordStoryReader(reader, boxDepth: boxDepth + 1, endDepth: reader.depth)
    while let event = try story.next() { paragraph.boxes.append(event) }
  }
}

/// What matters of the properties of a run.
struct WordRun {
  /// Set when it is one of symbols.
  var font = ""

  /// Reads on to the end of the properties.
  mutating func readProperties(_ reader: PackageXMLReader) throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      switch reader.name {
      case "w:rFonts": font = reader.attribute("w:ascii") ?? reader.attribute("w:hAnsi") ?? ""
      case "w:rPrChange": try reader.skipElement()
      default: continue
      }
    }
  }
}

/// The fields of forms as they were before content controls (ECMA-376 part 1, 17.16.17): what was chosen or ticked is not
/// in the text.
enum WordFormField {
  static func text(_ reader: PackageXMLReader) throws(ExtractionError) -> String {
    let depth = reader.depth
    var entries: [String] = []
    var chosen = 0
    var box: Bool?
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      let value = reader.attribute("w:val")
      switch reader.name {
      case "w:listEntry": if entries.count < 1000 { entries.append(value ?? "") }
      case "w:result": chosen = value.flatMap { Int($0) } ?? chosen
      case "w:checkBox": box = box ?? false
      case "w:default", "w:checked": if box != nil { box = !["0", "false", "off"].contains(value ?? "1") }
      default: continue
      }
    }
    if let box { return box ? "\u{2612}" : "\u{2610}" }
    return entries.indices.contains(chosen) ? entries[chosen] : ""
  }
}

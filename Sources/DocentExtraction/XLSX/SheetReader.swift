import DocentDocument
import Glibc

/// Streams the cells of a sheet (ECMA-376 part 1, 18.3.1).
struct SheetReader {
  private let reader: PackageXMLReader
  private let strings: SharedStrings
  private let formats: CellFormats
  private var row = 0
  private var column = 0
  private var value: [UInt8] = []
  private let merges: MergedCells
  /// Header or footer of the printed page and its text.
  private(set) var runningHeads: [(kind: Block.Kind, text: String)] = []

  init(_ reader: PackageXMLReader, strings: SharedStrings, formats: CellFormats, merges: MergedCells = MergedCells()) {
    self.reader = reader
    self.strings = strings
    self.formats = formats
    self.merges = merges
  }

  /// Writes a table with the cells that hold something.
  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    var isTable = false
    while let event = try reader.next() {
      guard event == .start else { continue }
      switch reader.name {
      case "x:sheetData":
        try builder.openTable()
        isTable = true
      case "x:row":
        row = reader.attribute("r").flatMap { Int($0) } ?? row &+ 1
        column = 0
        try builder.checkpoint()
      case "x:c":
        try cell(into: &builder)
      case "x:oddHeader", "x:evenHeader", "x:firstHeader": try runningHead(.header)
      case "x:oddFooter", "x:evenFooter", "x:firstFooter": try runningHead(.footer)
      case "x:sheetViews", "x:conditionalFormatting", "x:dataValidations", "x:extLst": try reader.skipElement()
      default: continue
      }
    }
    if isTable { try builder.closeTable() }
  }

  private mutating func runningHead(_ kind: Block.Kind) throws(ExtractionError) {
    let text = SheetRunningHead.text(try reader.containedText(limit: 64 << 10))
    if !text.isEmpty, !runningHeads.contains(where: { $0 == (kind, text) }) { runningHeads.append((kind, text)) }
  }

  private mutating func cell(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let type = reader.attribute("t") ?? "n"
    let style = reader.attribute("s").flatMap { Int($0) } ?? 0
    column = reader.attribute("r").flatMap { Self.column(ofReference: $0) } ?? column + 1
    value.removeAll(keepingCapacity: true)
    let depth = reader.depth
    var isValue = false
    while let event = try reader.next() {
      switch event {
      case .end:
        if reader.depth <= depth { return try write(type, style, into: &builder) }
        if reader.name == "x:v" || reader.name == "x:t" { isValue = false }
      case .start:
        if reader.name == "x:v" || reader.name == "x:t" { isValue = true }
        if reader.name == "x:f" || reader.name == "x:rPh" { try reader.skipElement() }
      case .text:
        if isValue { reader.withText { value.append(contentsOf: $0) } }
      }
    }
  }

  private func write(_ type: String, _ style: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var text: ArraySlice<UInt8> = value[...]
    switch type {
    case "s":
      text = Self.number(value).flatMap { Int(exactly: $0) }.flatMap { strings[$0] } ?? []
      text = shown(text, style)
    case "inlineStr", "str": text = shown(text, style)
    case "d": text = ArraySlice(Self.date(String(decoding: value, as: UTF8.self)).utf8)
    case "b": text = ArraySlice((value.first == UInt8(ascii: "1") ? "TRUE" : "FALSE").utf8)
    case "n":
      if let number = Self.number(value) { text = ArraySlice(formats.text(of: number, style: style).utf8) }
    default: break
    }
    guard text.contains(where: { $0 > 0x20 }) else { return }
    try builder.openCell(at: merges.position(row: max(1, row), column: max(1, column)))
    try builder.append(String(decoding: text, as: UTF8.self))
    try builder.closeCell()
  }

  /// Text with the words its format puts around it.
  private func shown(_ text: ArraySlice<UInt8>, _ style: Int) -> ArraySlice<UInt8> {
    if style == 0 { return text }
    return ArraySlice(formats.text(ofText: String(decoding: text, as: UTF8.self), style: style).utf8)
  }

  /// Dates of the strict dialect are ISO 8601 already; midnight is none.
  private static func date(_ text: String) -> String {
    let bare = text.trimmed.split(separator: ".").first.map(String.init) ?? ""
    return bare.hasSuffix("T00:00:00") ? String(bare.dropLast(9)) : bare.replacing("T", with: " ")
  }

  private static func number(_ bytes: [UInt8]) -> Double? {
    guard !bytes.isEmpty, bytes.count < 64 else { return nil }
    return Double(String(decoding: bytes, as: UTF8.self).trimmed)
  }

  /// 28 of `AB12`; nil when there is no such column.
  static func column(ofReference reference: String) -> Int? {
    var result = 0
    for byte in reference.utf8 {
      let letter = byte & 0xDF
      guard letter >= 0x41, letter <= 0x5A else { break }
      result = result * 26 + Int(letter - 0x40)
      if result > 16_384 { return nil }
    }
    return result > 0 ? result : nil
  }
}

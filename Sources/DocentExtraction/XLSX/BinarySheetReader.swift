import DocentDocument

/// Streams the cells of a sheet of a binary workbook (MS-XLSB, 2.4.303 and others).
struct BinarySheetReader {
  private var records: BinaryRecords
  private let strings: SharedStrings
  private let formats: CellFormats
  private let merges: MergedCells
  private var row = 1
  private var column = 0

  init(_ records: BinaryRecords, strings: SharedStrings, formats: CellFormats, merges: MergedCells) {
    self.records = records
    self.strings = strings
    self.formats = formats
    self.merges = merges
  }

  /// Writes a table with the cells that hold something.
  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.openTable()
    while try records.next() {
      switch records.type {
      case 0:
        row = min(records.uint32(0), 1 << 24) + 1
        column = 0
        try builder.checkpoint()
      case 1...11: try cell(isShort: false, kind: records.type, into: &builder)
      case 12...18: try cell(isShort: true, kind: records.type - 11, into: &builder)
      default: continue
      }
    }
    try builder.closeTable()
  }

  /// Short cells leave out the column: it is the next one.
  private mutating func cell(
    isShort: Bool, kind: Int, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    column = isShort ? column + 1 : min(records.uint32(0), 1 << 24) + 1
    let start = isShort ? 0 : 4
    let style = records.uint24(start)
    let text = value(kind, at: start + 4, style)
    guard !text.trimmed.isEmpty else { return }
    try builder.openCell(at: merges.position(row: row, column: column))
    try builder.append(text)
    try builder.closeCell()
  }

  private func value(_ kind: Int, at offset: Int, _ style: Int) -> String {
    switch kind {
    case 2: return formats.text(of: Self.rational(records.uint32(offset)), style: style)
    case 3, 11: return Self.errors[records.data.indices.contains(offset) ? records.data[offset] : 0] ?? "#ERROR!"
    case 4, 10: return records.data.indices.contains(offset) && records.data[offset] != 0 ? "TRUE" : "FALSE"
    case 5, 9: return records.double(offset).map { formats.text(of: $0, style: style) } ?? ""
    case 6, 8: return formats.text(ofText: records.string(offset)?.text ?? "", style: style)
    case 7:
      let text = strings[records.uint32(offset)].map { String(decoding: $0, as: UTF8.self) } ?? ""
      return formats.text(ofText: text, style: style)
    default: return ""
    }
  }

  /// A number in four bytes: the high bits of a double, or an integer; either may be hundredths (RkNumber, 2.5.122).
  static func rational(_ stored: Int) -> Double {
    let isInteger = stored & 2 != 0
    let number: Double
    if isInteger {
      number = Double(Int32(truncatingIfNeeded: stored) >> 2)
    } else {
      number = Double(bitPattern: UInt64(stored & 0xFFFF_FFFC) << 32)
    }
    return stored & 1 != 0 ? number / 100 : number
  }

  private static let errors: [UInt8: String] = [
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
  ]
}

extension MergedCells {
  /// Of a sheet of a binary workbook (BrtMergeCell), where they stand behind the cells as well.
  init(binary package: OpenPackage, part: String) {
    self.init()
    guard let entry = package.archive.entry(named: part), entry.uncompressedSize <= 4 << 20,
      var records = try? BinaryWorkbook.records(package, part)
    else { return }
    while (try? records.next()) == true {
      guard records.type == 176 else { continue }
      add(
        firstRow: records.uint32(0) + 1, lastRow: records.uint32(4) + 1, firstColumn: records.uint32(8) + 1,
        lastColumn: records.uint32(12) + 1)
    }
  }
}

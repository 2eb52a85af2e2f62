import DocentDocument

/// Reads a sheet of a workbook before 2007: cells as a table, then comments and the text of drawings.
struct BIFFSheetReader {
  private struct Position {
    var row: Int
    var column: Int
  }

  private var records: BIFFRecords
  private let version: BIFFVersion
  private var objects = BIFFSheetObjects()
  /// The cell whose formula gave a text, which stands in a record of its own.
  private var pending: Position?
  private var header = ""
  private var footer = ""
  /// The sheet ends inside of a record, or is not where it should be.
  private(set) var isCut = false

  init(_ bytes: UnsafeRawBufferPointer, at position: Int, version: BIFFVersion) {
    records = BIFFRecords(bytes, at: position)
    self.version = version
  }

  mutating func read(_ workbook: inout BIFFWorkbook, into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let first = records.next(), BIFFVersion(first) != nil else {
      isCut = true
      return
    }
    try builder.openTable()
    // Charts are streams of their own inside the sheet, with cells that repeat those of the sheet.
    let isChart = first.body.readUInt16(at: 2) == 0x20
    var depth = 1
    while let record = records.next() {
      try builder.tick(record.body.count)
      if BIFFRecords.RecordType.starts.contains(record.type) {
        depth += 1
      } else if record.type == BIFFRecords.RecordType.end {
        depth -= 1
        if depth == 0 { break }
      } else if depth == 1, !isChart {
        try cell(record, &workbook, into: &builder)
      } else if record.type == BIFFRecords.RecordType.seriesText {
        objects.addCaption(workbook.shortString(record.body.part(at: 2, length: record.body.count)))
      }
      objects.read(record, &records, &workbook)
    }
    isCut = records.isCut
    try builder.closeTable()
    try builder.block(.header, header)
    try objects.write(into: &builder)
    try builder.block(.footer, footer)
  }

  private mutating func cell(
    _ record: BIFFRecords.Record, _ workbook: inout BIFFWorkbook, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let body = record.body
    switch record.type {
    case 0xBD: return try multipleNumbers(body, &workbook, into: &builder)
    case 0x207, 0x07:
      guard let cell = pending else { return }
      pending = nil
      return try write(string(body, records.continuations(), &workbook), at: cell, into: &builder)
    case BIFFRecords.RecordType.header: header = runningHead(body, &workbook)
    case BIFFRecords.RecordType.footer: footer = runningHead(body, &workbook)
    default: break
    }
    guard let row = body.readUInt16(at: 0), let column = body.readUInt16(at: 2) else { return }
    let position = Position(row: row, column: column)
    // Cells of the first version have three bytes of attributes, later ones the number of a style.
    let isFirst = version == .biff2
    let value = isFirst ? 7 : 6
    let style = body.readUInt16(at: 4) ?? 0
    switch record.type {
    case 0x203, 0x03:
      guard let number = body.readDouble(at: value) else { return }
      try write(text(of: number, body, style, &workbook), at: position, into: &builder)
    case 0x02:
      guard isFirst, let number = body.readUInt16(at: value) else { return }
      try write(text(of: Double(number), body, style, &workbook), at: position, into: &builder)
    case 0x27E:
      guard let number = body.readUInt32(at: value) else { return }
      try write(workbook.text(of: Self.number(ofRK: number), style: style), at: position, into: &builder)
    case 0x204, 0x04, 0xD6:
      let rest = body.part(at: value, length: body.count)
      let text = isFirst ? workbook.shortString(rest) : string(rest, records.continuations(), &workbook)
      try write(text, at: position, into: &builder)
    case 0xFD:
      guard let index = body.readUInt32(at: value), let text = workbook.strings[index] else { return }
      try write(text, at: position, into: &builder)
    case 0x205, 0x05:
      guard let code = body.readUInt8(at: value) else { return }
      let isError = body.readUInt8(at: value + 1) == 1
      try write(isError ? Self.error(code) : code == 0 ? "FALSE" : "TRUE", at: position, into: &builder)
    case 0x06, 0x206, 0x406: try formula(body, value, style, position, &workbook, into: &builder)
    default: break
    }
  }

  /// The value a formula had when the workbook was saved.
  private mutating func formula(
    _ body: UnsafeRawBufferPointer, _ value: Int, _ style: Int, _ position: Position, _ workbook: inout BIFFWorkbook,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard body.readUInt16(at: value + 6) == 0xFFFF else {
      guard let number = body.readDouble(at: value) else { return }
      return try write(text(of: number, body, style, &workbook), at: position, into: &builder)
    }
    let code = body.readUInt8(at: value + 2) ?? 0
    switch body.readUInt8(at: value) {
    case 0: pending = position
    case 1: try write(code == 0 ? "FALSE" : "TRUE", at: position, into: &builder)
    case 2: try write(Self.error(code), at: position, into: &builder)
    default: break
    }
  }

  private func multipleNumbers(
    _ body: UnsafeRawBufferPointer, _ workbook: inout BIFFWorkbook, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard let row = body.readUInt16(at: 0), let first = body.readUInt16(at: 2) else { return }
    for index in 0..<max(0, (body.count - 6) / 6) {
      guard let style = body.readUInt16(at: 4 + 6 * index), let number = body.readUInt32(at: 6 + 6 * index) else {
        return
      }
      let text = workbook.text(of: Self.number(ofRK: number), style: style)
      try write(text, at: Position(row: row, column: first + index), into: &builder)
    }
  }

  private func text(
    of number: Double, _ body: UnsafeRawBufferPointer, _ style: Int, _ workbook: inout BIFFWorkbook
  ) -> String {
    guard version == .biff2 else { return workbook.text(of: number, style: style) }
    return workbook.text(of: number, format: (body.readUInt8(at: 5) ?? 0) & 0x3F)
  }

  /// A text with two bytes for its length.
  private func string(
    _ body: UnsafeRawBufferPointer, _ more: [UnsafeRawBufferPointer], _ workbook: inout BIFFWorkbook
  ) -> String {
    if version == .biff2 { return workbook.shortString(body) }
    if version < .biff8 { return workbook.decode(body.part(at: 2, length: body.readUInt16(at: 0) ?? 0)) }
    var text = BIFFText([body] + more)
    return text.string().map { String(decoding: $0, as: UTF16.self) } ?? ""
  }

  private func write(_ text: String, at position: Position, into builder: inout DocumentBuilder) throws(ExtractionError)
  {
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
    try builder.openCell(at: CellPosition(row: position.row + 1, column: position.column + 1))
    try builder.append(text)
    try builder.closeCell()
  }

  /// A header or footer without its codes: `&L&"Arial,Bold"Text &P` ([MS-XLS] 2.4.136).
  private func runningHead(_ body: UnsafeRawBufferPointer, _ workbook: inout BIFFWorkbook) -> String {
    if body.isEmpty { return "" }
    let whole = version == .biff8 ? string(body, [], &workbook) : workbook.shortString(body)
    var result = ""
    var rest = Substring(whole)
    while let character = rest.popFirst() {
      guard character == "&", let code = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch code {
      case "&": result.append("&")
      case "L", "C", "R": result.append(" ")
      case "\"":
        rest = rest.drop { $0 != "\"" }
        _ = rest.popFirst()
      case _ where code.isNumber: rest = rest.drop(while: \.isNumber)
      default: break
      }
    }
    return result.trimmed
  }

  /// Numbers in four bytes: the upper part of a double or an integer, perhaps a hundred times too large ([MS-XLS]
  /// 2.5.217).
  static func number(ofRK raw: Int) -> Double {
    let value: Double
    if raw & 2 != 0 {
      value = Double(Int32(truncatingIfNeeded: raw) >> 2)
    } else {
      value = Double(bitPattern: UInt64(truncatingIfNeeded: raw & ~3) << 32)
    }
    return raw & 1 == 1 ? value / 100 : value
  }

  private static func error(_ code: Int) -> String {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    case 0x2A: "#N/A"
    default: "#ERROR"
    }
  }
}

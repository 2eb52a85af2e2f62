import DocentDocument

/// What a workbook before 2007 keeps for all of its sheets ([MS-XLS] 2.1.7.20.1): formats, strings, the sheets' names.
struct BIFFWorkbook {
  struct Sheet {
    var name: String
    /// Where its records start.
    var position: Int
  }

  private static let maximumStyles = 65_536
  let version: BIFFVersion
  private(set) var sheets: [Sheet] = []
  private(set) var uses1904 = false
  private(set) var strings = BIFFSharedStrings()
  private var codePage = 1252
  private var decoder = CodePageDecoder()
  private var formatCodes: [Int: String] = [:]
  /// Numbers of formats by style.
  private var styles: [Int] = []
  private var formats: [Int: NumberFormat] = [:]

  /// Reads the records up to the first sheet's. Throws `encrypted`, and `corrupted` for what is no workbook.
  init(_ bytes: UnsafeRawBufferPointer, limit: Int) throws(ExtractionError) {
    var records = BIFFRecords(bytes)
    guard let first = records.next(), let version = BIFFVersion(first) else {
      throw ExtractionError(.corrupted, "the workbook does not start as one; ask for another copy")
    }
    self.version = version
    let isSingle = version < .biff5 || first.body.readUInt16(at: 2) != 5
    while let record = records.next() {
      if record.type == BIFFRecords.RecordType.end, !isSingle { break }
      // The formats of a file that is one sheet stand before its cells.
      if isSingle, record.type & 0xFF == 0x00 || BIFFRecords.RecordType.starts.contains(record.type) { break }
      try read(record, &records, limit: limit)
    }
    let isWorkspace = first.body.readUInt16(at: 2) == 0x100
    if sheets.isEmpty { findSheets(bytes, isSingle: isSingle && !isWorkspace) }
  }

  private mutating func read(
    _ record: BIFFRecords.Record, _ records: inout BIFFRecords, limit: Int
  ) throws(ExtractionError) {
    switch record.type {
    case BIFFRecords.RecordType.filePass: throw .encryptedOffice
    case BIFFRecords.RecordType.codePage:
      codePage = record.body.readUInt16(at: 0).map { $0 == 0x8001 ? 1252 : $0 } ?? 1252
    case BIFFRecords.RecordType.dateMode: uses1904 = record.body.readUInt16(at: 0) == 1
    case BIFFRecords.RecordType.sheet: readSheet(record.body)
    case BIFFRecords.RecordType.strings:
      strings = try BIFFSharedStrings([record.body] + records.continuations(), limit: limit)
    case _ where BIFFRecords.RecordType.formats.contains(record.type): readFormat(record)
    case _ where BIFFRecords.RecordType.cellStyles.contains(record.type):
      if styles.count < Self.maximumStyles { styles.append(Self.format(ofStyle: record)) }
    default: break
    }
  }

  private mutating func readSheet(_ body: UnsafeRawBufferPointer) {
    guard let position = body.readUInt32(at: 0), let kind = body.readUInt8(at: 5) else { return }
    // Modules of macros hold no cells.
    if kind == 6 { return }
    sheets.append(Sheet(name: shortString(body.part(at: 6, length: body.count)), position: position))
  }

  /// The number of each format is stated since BIFF5; before, they count up.
  private mutating func readFormat(_ record: BIFFRecords.Record) {
    guard formatCodes.count < Self.maximumStyles else { return }
    let body = record.body
    switch version {
    case .biff8:
      var text = BIFFText([body.part(at: 2, length: body.count)])
      formatCodes[body.readUInt16(at: 0) ?? 0] = text.string().map { String(decoding: $0, as: UTF16.self) }
    case .biff5: formatCodes[body.readUInt16(at: 0) ?? 0] = shortString(body.part(at: 2, length: body.count))
    case .biff4: formatCodes[formatCodes.count] = shortString(body.part(at: 2, length: body.count))
    case .biff2, .biff3: formatCodes[formatCodes.count] = shortString(body)
    }
  }

  private static func format(ofStyle record: BIFFRecords.Record) -> Int {
    switch record.type {
    case 0xE0: record.body.readUInt16(at: 2) ?? 0
    case 0x43: (record.body.readUInt8(at: 2) ?? 0) & 0x3F
    default: record.body.readUInt8(at: 1) ?? 0
    }
  }

  /// Files without a list of sheets: one sheet, or sheets that have to be looked for.
  private mutating func findSheets(_ bytes: UnsafeRawBufferPointer, isSingle: Bool) {
    if isSingle {
      sheets = [Sheet(name: "", position: 0)]
      return
    }
    var records = BIFFRecords(bytes)
    // Charts stand inside of sheets, sheets inside of the workspaces of Excel 4.
    var isInSheet = false
    var depth = 0
    var position = 0
    var name = ""
    while let record = records.next() {
      if BIFFRecords.RecordType.starts.contains(record.type) {
        if !isInSheet, record.body.readUInt16(at: 2) == 0x10 {
          sheets.append(Sheet(name: name, position: position))
          isInSheet = true
          depth = 0
        }
        depth += 1
      } else if record.type == BIFFRecords.RecordType.end {
        depth = max(0, depth - 1)
        if depth == 0 { isInSheet = false }
      } else if record.type == BIFFRecords.RecordType.sheetName {
        name = shortString(record.body.part(at: 4, length: record.body.count))
      }
      position = records.position
    }
  }

  // MARK: What the sheets use

  /// A text with one byte for its length.
  mutating func shortString(_ body: UnsafeRawBufferPointer) -> String {
    if version == .biff8 {
      var text = BIFFText([body])
      return text.string(lengthBytes: 1).map { String(decoding: $0, as: UTF16.self) } ?? ""
    }
    return decode(body.part(at: 1, length: body.readUInt8(at: 0) ?? 0))
  }

  /// Text of versions before 1997.
  mutating func decode(_ bytes: UnsafeRawBufferPointer) -> String { decoder.decode(bytes, page: codePage) }

  /// A number as its cell shows it.
  mutating func text(of value: Double, style: Int) -> String {
    text(of: value, format: styles.indices.contains(style) ? styles[style] : 0)
  }

  mutating func text(of value: Double, format number: Int) -> String {
    let format = formats[number] ?? NumberFormat(formatCodes[number] ?? NumberFormat.builtIn[number] ?? "General")
    formats[number] = format
    return format.text(of: value, uses1904: uses1904)
  }
}

/// The table of strings of a workbook since 1997 ([MS-XLS] 2.4.265): one array of bytes and one of offsets.
struct BIFFSharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  /// A table cut short gives the strings before the cut. Throws `tooLarge` when it takes over half of `limit` bytes.
  init(_ segments: [UnsafeRawBufferPointer], limit: Int) throws(ExtractionError) {
    var text = BIFFText(segments)
    text.skip(8)
    while let units = text.string() {
      bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      ends.append(bytes.count)
      if bytes.count + 8 * ends.count > limit / 2 {
        throw ExtractionError(.tooLarge, "the strings of the workbook need too much memory; raise --memory")
      }
    }
  }

  /// Nil beyond the end of the table.
  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }
}

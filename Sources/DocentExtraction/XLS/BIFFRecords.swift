/// Reads the records a workbook before 2007 is made of ([MS-XLS] 2.1.4): number, length, body.
struct BIFFRecords {
  struct Record {
    var type: Int
    var body: UnsafeRawBufferPointer
  }

  /// The records that matter for text.
  enum RecordType {
    static let end = 0x0A
    static let continuation = 0x3C
    static let filePass = 0x2F
    static let codePage = 0x42
    static let dateMode = 0x22
    static let sheet = 0x85
    /// Of a sheet in a workspace of Excel 4.
    static let sheetName = 0x8F
    static let strings = 0xFC
    static let note = 0x1C
    static let object = 0x5D
    static let text = 0x1B6
    static let header = 0x14
    static let footer = 0x15
    static let seriesText = 0x100D
    /// Of BIFF2 to BIFF5.
    static let starts = [0x009, 0x209, 0x409, 0x809]
    static let formats = [0x1E, 0x41E]
    static let cellStyles = [0x43, 0x243, 0x443, 0xE0]
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int
  /// The last record reaches beyond the end of the stream.
  private(set) var isCut = false

  init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Nil at the end of the stream; a record that is cut short comes as far as it goes.
  mutating func next() -> Record? {
    guard let type = bytes.readUInt16(at: position), let length = bytes.readUInt16(at: position + 2) else { return nil }
    let body = bytes.part(at: position + 4, length: length)
    isCut = body.count < length
    position += 4 + length
    return Record(type: type, body: body)
  }

  /// The bodies of the records that continue the one read last.
  mutating func continuations() -> [UnsafeRawBufferPointer] {
    var result: [UnsafeRawBufferPointer] = []
    while bytes.readUInt16(at: position) == RecordType.continuation, let record = next() { result.append(record.body) }
    return result
  }
}

/// Versions of the format, by the number of the program's release.
enum BIFFVersion: Int, Comparable {
  case biff2 = 2, biff3, biff4, biff5
  case biff8 = 8

  /// Of a record that starts a stream or a sheet.
  init?(_ record: BIFFRecords.Record) {
    switch record.type {
    case 0x009: self = .biff2
    case 0x209: self = .biff3
    case 0x409: self = .biff4
    case 0x809: self = record.body.readUInt16(at: 0) == 0x0600 ? .biff8 : .biff5
    default: return nil
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

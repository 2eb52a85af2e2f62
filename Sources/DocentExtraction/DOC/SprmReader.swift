/// Reads single property modifiers, the way Word states what differs from a style ([MS-DOC] 2.2.5.1).
struct SprmReader {
  /// The modifiers that matter for text, by their numbers since Word 97.
  enum Code {
    static let paragraphStyle = 0x4600
    static let listLevel = 0x260A
    static let listFormat = 0x460B
    static let outlineLevel = 0x2640
    static let isInTable = 0x2416
    static let isRowEnd = 0x2417
    static let tableDepth = 0x6649
    static let isInnerCellEnd = 0x244B
    static let isInnerRowEnd = 0x244C
    static let hugeProperties = [0x6645, 0x6646]
    static let isDeleted = 0x0800
    static let isSpecial = 0x0855
    static let symbol = 0x6A09
    static let font = 0x4A4F
    static let isObject = 0x080A
    static let pictureLocation = 0x6A03
  }

  private let bytes: UnsafeRawBufferPointer
  private let isNew: Bool
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer, isNew: Bool) {
    self.bytes = bytes
    self.isNew = isNew
  }

  /// Nil at the end, or where the length of an operand is unknown.
  mutating func next() -> (code: Int, operand: UnsafeRawBufferPointer)? {
    isNew ? nextNew() : nextOld()
  }

  private mutating func nextNew() -> (code: Int, operand: UnsafeRawBufferPointer)? {
    guard let code = bytes.readUInt16(at: position) else { return nil }
    position += 2
    let length: Int
    switch code >> 13 {
    case 0, 1: length = 1
    case 2, 4, 5: length = 2
    case 3: length = 4
    case 7: length = 3
    default:
      // The definition of a table counts in two bytes, one too many; lists of tabs may be longer than they say.
      if code == 0xD608 || code == 0xD606 {
        length = max(0, (bytes.readUInt16(at: position) ?? 0) - 1)
        position += 2
      } else {
        length = bytes.readUInt8(at: position) ?? 0
        if code == 0xC615, length == 255 { return nil }
        position += 1
      }
    }
    return (code, operand(length))
  }

  private mutating func nextOld() -> (code: Int, operand: UnsafeRawBufferPointer)? {
    guard let code = bytes.readUInt8(at: position) else { return nil }
    position += 1
    let length: Int
    switch code {
    case 2, 16...19, 21, 22, 26...28, 30...36, 38...43, 45...49, 69, 72, 80, 93, 96, 97, 99, 101, 107, 109...112:
      length = 2
    case 4...11, 13, 14, 24, 25, 29, 37, 44, 50, 51, 65...67, 71, 75, 85...92, 94, 98, 100, 102, 104, 117...119:
      length = 1
    case 20, 70: length = 4
    case 73, 95: length = 3
    case 83: length = 0
    case 3, 12, 15, 68, 74, 81, 82, 103, 105, 106, 108, 120:
      length = bytes.readUInt8(at: position) ?? 0
      position += 1
    case 190:
      length = max(0, (bytes.readUInt16(at: position) ?? 0) - 1)
      position += 2
    default: return nil
    }
    return (Self.newCodes[code] ?? code, operand(length))
  }

  private mutating func operand(_ length: Int) -> UnsafeRawBufferPointer {
    defer { position += length }
    return bytes.part(at: position, length: length)
  }

  private static let newCodes = [
    2: Code.paragraphStyle, 24: Code.isInTable, 25: Code.isRowEnd, 65: Code.isDeleted, 74: Code.symbol, 93: Code.font,
    117: Code.isSpecial,
  ]
}

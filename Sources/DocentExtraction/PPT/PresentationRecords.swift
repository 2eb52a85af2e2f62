/// Reads the records of a presentation before 2007 ([MS-PPT] 2.3.1): records inside records.
struct PresentationRecords {
  struct Record {
    var type: Int
    var instance: Int
    /// Holds records.
    var isContainer: Bool
    var body: UnsafeRawBufferPointer

    var children: PresentationRecords { PresentationRecords(body) }

    /// The first record of a type in it.
    func child(_ type: Int) -> Record? {
      var records = children
      while let record = records.next() { if record.type == type { return record } }
      return nil
    }
  }

  /// The records that matter for text ([MS-PPT] 2.13.24, [MS-ODRAW] 2.2).
  enum RecordType {
    static let document = 0x03E8
    static let slide = 0x03EE
    static let slideAtom = 0x03EF
    static let notes = 0x03F0
    static let master = 0x03F8
    static let slidePersist = 0x03F3
    static let drawing = 0x040C
    static let placeholder = 0x0BC3
    static let outlineReference = 0x0F9E
    static let textHeader = 0x0F9F
    static let textCharacters = 0x0FA0
    static let textStyle = 0x0FA1
    static let textBytes = 0x0FA8
    static let string = 0x0FBA
    static let embeddedObject = 0x0FC3
    /// Characters that stand for the number of the slide, a date, a header or footer.
    static let metaCharacters = [0x0FD8, 0x0FF7, 0x0FF8, 0x0FF9, 0x0FFA, 0x1015]
    static let headersFooters = 0x0FD9
    static let headersFootersAtom = 0x0FDA
    static let slideList = 0x0FF0
    static let userEdit = 0x0FF5
    static let objectStorage = 0x1011
    static let persistDirectory = 0x1772
    static let comment = 0x2EE0
    static let encryption = 0x2F14
    static let shapeGroup = 0xF003
    static let shape = 0xF004
    static let clientTextbox = 0xF00D
    static let childAnchor = 0xF00F
    static let clientData = 0xF011
    static let moreProperties = 0xF122
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int

  init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Nil at the end; a record that is cut short comes as far as it goes.
  mutating func next() -> Record? {
    guard let first = bytes.readUInt16(at: position), let type = bytes.readUInt16(at: position + 2),
      let length = bytes.readUInt32(at: position + 4)
    else { return nil }
    let body = bytes.part(at: position + 8, length: length)
    position += 8 + length
    return Record(type: type, instance: first >> 4, isContainer: first & 0xF == 0xF, body: body)
  }

  /// The record at an offset, if it is of that type.
  static func record(_ bytes: UnsafeRawBufferPointer, at offset: Int?, type: Int) -> Record? {
    guard let offset else { return nil }
    var records = PresentationRecords(bytes, at: offset)
    guard let record = records.next(), record.type == type else { return nil }
    return record
  }
}

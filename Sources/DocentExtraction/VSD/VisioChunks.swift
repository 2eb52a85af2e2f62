/// Reads the chunks of a stream of a Visio drawing.
struct VisioChunks {
  struct Chunk {
    var type: Int
    var body: UnsafeRawBufferPointer
  }

  private static let lists: Set<Int> = [0x2C, 0x65, 0x66, 0x69, 0x6A, 0x6B, 0x70, 0x71]
  private let bytes: UnsafeRawBufferPointer
  private let version: Int
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer, version: Int) {
    self.bytes = bytes
    self.version = version
  }

  mutating func next() -> Chunk? { version >= 6 ? nextNew() : nextOld() }

  private mutating func nextOld() -> Chunk? {
    guard let type = bytes.readUInt16(at: position), let length = bytes.readUInt32(at: position + 8) else { return nil }
    let body = bytes.part(at: position + 12, length: length)
    position += 12 + length
    return Chunk(type: type, body: body)
  }

  private mutating func nextNew() -> Chunk? {
    guard let type = bytes.readUInt32(at: position), let list = bytes.readUInt32(at: position + 8),
      let length = bytes.readUInt32(at: position + 12), let level = bytes.readUInt16(at: position + 16),
      let mark = bytes.readUInt8(at: position + 18)
    else { return nil }
    let body = bytes.part(at: position + 19, length: length)
    let hasTrailer = list != 0 || Self.lists.contains(type)
    position += 19 + length + (hasTrailer ? 8 : 0)
    if version > 6, Self.hasSeparator(type, level, mark, hasTrailer: hasTrailer) { position += 4 }
    return Chunk(type: type, body: body)
  }

  private static func hasSeparator(_ type: Int, _ level: Int, _ mark: Int, hasTrailer: Bool) -> Bool {
    if type == 0x1F || type == 0xC9 { return false }
    if hasTrailer || (level == 2 && mark == 0x55) || (level == 3 && mark != 0x50) { return true }
    return level == 2 && mark == 0x54 && [0xA9, 0xAA, 0xB4, 0xB6].contains(type)
  }
}

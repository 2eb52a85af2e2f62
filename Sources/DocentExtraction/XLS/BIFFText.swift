/// Reads text from a record and the records that continue it ([MS-XLS] 2.5.293): the pieces of a text that goes on in
/// another record say each for themselves whether they have one byte or two a character.
struct BIFFText {
  private let segments: [UnsafeRawBufferPointer]
  private var segment = 0
  private var position = 0

  init(_ segments: [UnsafeRawBufferPointer]) { self.segments = segments }

  var isAtEnd: Bool { segment >= segments.count }

  mutating func byte() -> Int? {
    while segment < segments.count {
      if let value = segments[segment].readUInt8(at: position) {
        position += 1
        return value
      }
      segment += 1
      position = 0
    }
    return nil
  }

  mutating func uint16() -> Int? {
    guard let low = byte(), let high = byte() else { return nil }
    return low | high << 8
  }

  mutating func uint32() -> Int? {
    guard let low = uint16(), let high = uint16() else { return nil }
    return low | high << 16
  }

  mutating func skip(_ count: Int) {
    var left = count
    while left > 0, segment < segments.count {
      let step = min(left, segments[segment].count - position)
      position += step
      left -= step
      if position >= segments[segment].count {
        segment += 1
        position = 0
      }
    }
  }

  /// A text with the number of its characters and its flags before it; phonetic guides and formats are passed over.
  /// Nil at the end.
  mutating func string(lengthBytes: Int = 2) -> [UInt16]? {
    guard let count = lengthBytes == 1 ? byte() : uint16(), let flags = byte() else { return nil }
    let runs = flags & 8 == 0 ? 0 : uint16() ?? 0
    let guide = flags & 4 == 0 ? 0 : uint32() ?? 0
    let units = characters(count, isWide: flags & 1 == 1)
    skip(4 * runs + guide)
    return units
  }

  /// `count` characters, or as many as there are.
  mutating func characters(_ count: Int, isWide: Bool) -> [UInt16] {
    var result: [UInt16] = []
    var isWide = isWide
    while result.count < count, segment < segments.count {
      if position >= segments[segment].count {
        segment += 1
        position = 0
        guard segment < segments.count, let flags = segments[segment].readUInt8(at: 0) else { continue }
        isWide = flags & 1 == 1
        position = 1
      }
      let width = isWide ? 2 : 1
      let bytes = segments[segment].part(at: position, length: (count - result.count) * width)
      if isWide { result += bytes.utf16Units() } else { result += bytes.map { UInt16($0) } }
      position += bytes.count
      // A single byte left over is no character.
      if bytes.isEmpty { position = max(position, segments[segment].count) }
    }
    return result
  }
}

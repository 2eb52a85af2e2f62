/// Reads the directories of a TIFF file (TIFF 6.0, section 2; BigTIFF; Exif blocks have the same structure).
///
/// Every offset and count is checked against the bytes; what does not fit is taken to be missing.
struct TIFFReader {
  /// One field of a directory.
  struct Field {
    var type: Int
    var count: Int
    /// Where the values begin.
    var offset: Int
  }

  /// Fields by tag.
  typealias Directory = [Int: Field]

  private static let maximumFields = 4096
  /// Bytes of a value by type: BYTE ASCII SHORT LONG RATIONAL SBYTE UNDEFINED SSHORT SLONG SRATIONAL FLOAT DOUBLE IFD,
  /// and in BigTIFF LONG8 SLONG8 IFD8.
  private static let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8]

  private let bytes: UnsafeRawBufferPointer
  private let isLittleEndian: Bool
  let isBig: Bool

  /// Nil without the header of a TIFF file. `bytes` must outlive the reader.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 8 else { return nil }
    self.bytes = bytes
    switch (bytes[0], bytes[1]) {
    case (0x49, 0x49): isLittleEndian = true
    case (0x4D, 0x4D): isLittleEndian = false
    default: return nil
    }
    let version = Int(bytes[isLittleEndian ? 2 : 3])
    guard bytes[isLittleEndian ? 3 : 2] == 0, version == 42 || (version == 43 && bytes.count >= 16) else { return nil }
    isBig = version == 43
  }

  /// Where the header says the first directory is, and how many bytes say so.
  var firstOffsetField: Range<Int> { isBig ? 8..<16 : 4..<8 }

  /// An offset as the header holds it.
  func offsetBytes(_ offset: Int) -> [UInt8] {
    let little = (0..<firstOffsetField.count).map { UInt8(truncatingIfNeeded: offset >> (8 * $0)) }
    return isLittleEndian ? little : little.reversed()
  }

  /// The chain of directories, one a page, at most `limit` of them; ends where it leads in a circle or out of the file.
  func chain(limit: Int) -> [(offset: Int, directory: Directory)] {
    var result: [(offset: Int, directory: Directory)] = []
    var seen = Set<Int>()
    var next = number(at: firstOffsetField.lowerBound, size: isBig ? 8 : 4)
    while let offset = next, offset > 0, result.count < limit, seen.insert(offset).inserted {
      guard let (directory, following) = read(at: offset) else { break }
      result.append((offset, directory))
      next = following
    }
    return result
  }

  /// The directory a field points to.
  func directory(_ field: Field?) -> Directory? { integer(field).flatMap { read(at: $0)?.directory } }

  private func read(at offset: Int) -> (directory: Directory, next: Int?)? {
    let countSize = isBig ? 8 : 2
    let entrySize = isBig ? 20 : 12
    guard let count = number(at: offset, size: countSize), count <= Self.maximumFields else { return nil }
    var directory: Directory = [:]
    let start = offset + countSize
    for index in 0..<count {
      let entry = start + index * entrySize
      guard let tag = number(at: entry, size: 2), let type = number(at: entry + 2, size: 2),
        let values = number(at: entry + 4, size: isBig ? 8 : 4)
      else { break }
      guard type < Self.sizes.count, Self.sizes[type] > 0, values <= bytes.count / Self.sizes[type] else { continue }
      let inline = isBig ? 8 : 4
      let place = entry + entrySize - inline
      let size = values * Self.sizes[type]
      let position = size <= inline ? place : number(at: place, size: inline)
      guard let position, position <= bytes.count - size else { continue }
      directory[tag] = Field(type: type, count: values, offset: position)
    }
    return (directory, number(at: start + count * entrySize, size: isBig ? 8 : 4))
  }

  // MARK: Values

  /// The first value of a field of whole numbers.
  func integer(_ field: Field?) -> Int? {
    guard let field, field.count >= 1, [1, 3, 4, 13, 16, 18].contains(field.type) else { return nil }
    return number(at: field.offset, size: Self.sizes[field.type])
  }

  /// The bytes of a field.
  func data(_ field: Field?) -> UnsafeRawBufferPointer? {
    guard let field else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[field.offset..<field.offset + field.count * Self.sizes[field.type]])
  }

  /// Nil beyond the end and for numbers no offset can be.
  private func number(at offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - size else { return nil }
    var value: UInt64 = 0
    for index in 0..<size {
      value = value << 8 | UInt64(bytes[offset + (isLittleEndian ? size - 1 - index : index)])
    }
    return value <= UInt64(1 << 48) ? Int(value) : nil
  }
}

/// Reading of little-endian numbers at offsets that come from a file: what lies outside is nil.
extension UnsafeRawBufferPointer {
  /// Little-endian, nil outside the buffer.
  func uint16(at position: Int) -> UInt16? {
    guard position >= 0, position <= count - 2 else { return nil }
    return UInt16(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt16.self))
  }

  /// Little-endian, nil outside the buffer.
  func uint32(at position: Int) -> UInt32? {
    guard position >= 0, position <= count - 4 else { return nil }
    return UInt32(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt32.self))
  }

  /// Little-endian, 64 bits; nil outside the buffer or beyond what a file can hold.
  func offset64(at position: Int) -> Int? {
    readUInt64(at: position).flatMap { $0 < UInt64(Int.max >> 2) ? Int($0) : nil }
  }

  func readUInt8(at offset: Int) -> Int? { offset >= 0 && offset < count ? Int(self[offset]) : nil }

  func readUInt16(at offset: Int) -> Int? { uint16(at: offset).map { Int($0) } }

  func readInt16(at offset: Int) -> Int? { uint16(at: offset).map { Int(Int16(bitPattern: $0)) } }

  func readUInt32(at offset: Int) -> Int? { uint32(at: offset).map { Int($0) } }

  func readUInt64(at offset: Int) -> UInt64? {
    guard offset >= 0, offset <= count - 8 else { return nil }
    return UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  func readDouble(at offset: Int) -> Double? { readUInt64(at: offset).map { Double(bitPattern: $0) } }

  /// `length` bytes from `offset` on, or as many of them as there are.
  func part(at offset: Int, length: Int) -> UnsafeRawBufferPointer {
    guard offset >= 0, offset < count, length > 0 else { return UnsafeRawBufferPointer(rebasing: self[0..<0]) }
    return UnsafeRawBufferPointer(rebasing: self[offset..<offset + Swift.min(length, count - offset)])
  }

  /// The bytes as UTF-16; a byte left over at the end is passed over.
  func utf16Text() -> String {
    String(decoding: utf16Units(), as: UTF16.self)
  }

  /// The code units of UTF-16.
  func utf16Units() -> [UInt16] {
    (0..<count / 2).map { UInt16(littleEndian: loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self)) }
  }
}

/// The two integer codings of every index file: fixed little endian and varints (LEB128: seven bits a byte, low first).
extension [UInt8] {
  @inline(__always) mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  @inline(__always) mutating func appendVarint(_ value: UInt32) { appendVarint(UInt64(value)) }
  @inline(__always) mutating func appendVarint(_ value: Int) { appendVarint(UInt64(value)) }

  mutating func appendLittleEndian<Value: FixedWidthInteger>(_ value: Value) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}

/// Reads bytes in order. Past the end it reads zeros and remembers that it did, so that loops need one check at their
/// end and never touch memory outside.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  /// True once something was read past the end, or a varint was longer than its type.
  private(set) var overran = false

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    if offset < 0 || offset > bytes.count {
      self.offset = bytes.count
      overran = true
    }
  }

  var isAtEnd: Bool { offset >= bytes.count }

  @inline(__always) mutating func varint() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset &+= 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
    overran = true
    return 0
  }

  @inline(__always) mutating func byte() -> UInt8 {
    guard offset < bytes.count else {
      overran = true
      return 0
    }
    offset &+= 1
    return bytes[offset &- 1]
  }

  @inline(__always) mutating func varint32() -> UInt32 {
    if offset < bytes.count, bytes[offset] < 0x80 {
      offset &+= 1
      return UInt32(bytes[offset &- 1])
    }
    let value = varint()
    if value > UInt64(UInt32.max) {
      overran = true
      return 0
    }
    return UInt32(truncatingIfNeeded: value)
  }

  /// The next byte, not consumed; 0 past the end.
  @inline(__always) func peek() -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Passes over so many varints.
  @inline(__always) mutating func skipVarints(_ count: Int) {
    if bytes.count &- offset >= 8 {
      // The highest bit of a byte is clear where a varint ends.
      let next = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      var ends = ~next & 0x8080_8080_8080_8080
      for _ in 1..<count { ends &= ends &- 1 }
      if ends != 0 {
        offset &+= ends.trailingZeroBitCount &>> 3 &+ 1
        return
      }
    }
    for _ in 0..<count { _ = varint() }
  }

  /// A varint that counts bytes or elements: never more than `limit`.
  @inline(__always) mutating func count(atMost limit: Int) -> Int {
    if offset < bytes.count, bytes[offset] < 0x80, Int(bytes[offset]) <= limit {
      offset &+= 1
      return Int(bytes[offset &- 1])
    }
    let value = varint()
    if value > UInt64(limit) {
      overran = true
      return 0
    }
    return Int(value)
  }

  mutating func littleEndian<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) -> Value {
    guard bytes.count - offset >= MemoryLayout<Value>.size else {
      overran = true
      offset = bytes.count
      return 0
    }
    defer { offset += MemoryLayout<Value>.size }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  /// The next `count` bytes in place; empty past the end.
  @inline(__always) mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
    guard count >= 0, bytes.count - offset >= count else {
      overran = true
      offset = bytes.count
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    defer { offset &+= count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset &+ count])
  }
}

/// Numbers of any width, one behind the other, low bits first.
extension [UInt8] {
  /// Appends `count` numbers of `width` bits, up to 32; the last byte is filled with zeros.
  mutating func appendBits(_ count: Int, width: Int, _ value: (Int) -> UInt32) {
    var pending: UInt64 = 0
    var pendingBits = 0
    for index in 0..<count {
      pending |= UInt64(value(index)) &<< UInt64(pendingBits)
      pendingBits += width
      while pendingBits >= 8 {
        append(UInt8(truncatingIfNeeded: pending))
        pending &>>= 8
        pendingBits -= 8
      }
    }
    if pendingBits > 0 { append(UInt8(truncatingIfNeeded: pending)) }
  }
}

extension UnsafeRawBufferPointer {
  /// Bytes that numbers of `width` bits take.
  static func size(ofBits count: Int, width: Int) -> Int { (count * width + 7) / 8 }

  /// What stands at a bit, and behind it: 57 bits at least, zeros past the end.
  @inline(__always) func bits(at bit: Int) -> UInt64 {
    let byte = bit &>> 3
    let shift = UInt64(bit & 7)
    if byte &+ 8 <= count {
      return UInt64(littleEndian: loadUnaligned(fromByteOffset: byte, as: UInt64.self)) &>> shift
    }
    var word: UInt64 = 0
    var index = byte
    while index < count {
      word |= UInt64(self[index]) &<< UInt64((index &- byte) &* 8)
      index &+= 1
    }
    return word &>> shift
  }
}

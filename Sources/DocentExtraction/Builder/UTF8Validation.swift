/// Validity of UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
enum UTF8Validation {
  /// O(n); eight bytes at a time over ASCII.
  static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool { validPrefix(bytes) == bytes.count }

  /// Length of the longest valid prefix.
  static func validPrefix(_ bytes: UnsafeRawBufferPointer) -> Int {
    var index = 0
    let count = bytes.count
    while index < count {
      while index + 8 <= count, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      if index >= count { break }
      let length = sequenceLength(bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return count
  }

  /// Bytes of the well-formed sequence at `index`; 0 when there is none (Unicode 15, table 3-7).
  @inline(__always)
  static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

import Glibc

/// The one order of terms and keys: by unsigned bytes, a prefix before what it begins.
enum ByteOrder {
  /// Negative, zero or positive as `left` sorts before, equals or sorts after `right`.
  @inline(__always) static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let shared = min(left.count, right.count)
    if shared > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress {
      let order = memcmp(leftStart, rightStart, shared)
      if order != 0 { return Int(order) }
    }
    return left.count &- right.count
  }

  static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    left.withUnsafeBytes { left in right.withUnsafeBytes { right in compare(left, right) } }
  }

  /// Length of the common beginning.
  @inline(__always) static func sharedPrefix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let limit = min(left.count, right.count)
    var length = 0
    while length < limit, left[length] == right[length] { length &+= 1 }
    return length
  }

  /// The first eight bytes as a number that compares like them, zero padded.
  @inline(__always) static func head(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<8 { value = value &<< 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return value
  }
}

/// 64-bit hashes of features, the same on every machine and in every run: models store them.
///
/// Eight bytes at a time are multiplied to 128 bits and folded, the construction of wyhash (Wang Yi, 2019).
///
/// Public, as bodies of `package` functions are not inlined into other modules (Swift 6.3), inlinable or not.
public enum FeatureHash {
  @usableFromInline static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  @usableFromInline static let second: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// The hash of `bytes`; different seeds keep kinds of features apart. O(n).
  @inlinable public static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    // A state that meets the multiplier's constant would forget what follows: the start is mixed for that.
    var state = combine(seed ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB)
    var remaining = bytes.count
    guard var cursor = UnsafeRawPointer(bytes.baseAddress) else { return combine(state, 0) }
    while remaining >= 8 {
      state = combine(state, cursor.loadUnaligned(as: UInt64.self).littleEndian)
      cursor += 8
      remaining -= 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while remaining > 0 {
      tail |= UInt64(cursor.load(as: UInt8.self)) &<< shift
      shift &+= 8
      cursor += 1
      remaining -= 1
    }
    return combine(state ^ UInt64(truncatingIfNeeded: bytes.count), tail)
  }

  /// The hash of a string's UTF-8, for names of features and other cold places.
  package static func hash(_ string: String, seed: UInt64) -> UInt64 {
    Array(string.utf8).withUnsafeBufferPointer { hash($0, seed: seed) }
  }

  /// One hash out of two, in this order.
  @inlinable @inline(__always) public static func combine(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ first).multipliedFullWidth(by: right ^ second)
    return product.high ^ product.low
  }
}

/// A 64-bit hash that is the same on every run and machine, so that it can name features inside model files.
///
/// Byte strings use FNV-1a (Fowler, Noll, Vo), which can be fed byte by byte: the hash of every prefix comes for free.
/// `mix` spreads the bits with the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Changing either makes every
/// trained model useless.
///
/// Public, as bodies of `package` functions are not inlined into other modules (Swift 6.3), inlinable or not.
public enum StableHash {
  public static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of what came before and one more byte.
  @inlinable @inline(__always) public static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The hash of a byte string. O(n).
  @inlinable public static func bytes(_ bytes: some Sequence<UInt8>, seed: UInt64 = StableHash.seed) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = adding(byte, to: hash) }
    return hash
  }

  @inlinable public static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = adding(byte, to: hash) }
    return hash
  }

  /// A well spread hash of a pair; the order matters.
  @inlinable @inline(__always) public static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var value = left &* 0x9E37_79B9_7F4A_7C15 &+ right
    value = (value ^ (value &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value &>> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value &>> 31)
  }
}

import DocentDocument

/// Finds the shingles of a text: every run of nine letters and digits, as `ComparedByte` has them, hashed to 64 bits.
///
/// Shingles are Broder's ("On the resemblance and containment of documents", 1997), here of characters instead of words,
/// so that they need no word breaks and serve every script. The hash is a polynomial one that rolls along the text (Karp
/// and Rabin, 1987) with a finaliser (SplitMix64).
struct ShingleScanner {
  /// Characters of a shingle.
  static let length = 9

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// What a character has become worth when it leaves: `base` to the power of `length`.
  private static let leaving = (0..<length).reduce(into: UInt64(1)) { power, _ in power = power &* base }
  private static let windowMask = 15

  private var window = [UInt32](repeating: 0, count: windowMask + 1)
  private var hash: UInt64 = 0
  private var count = 0

  /// Calls `body` with every shingle that ends in the next part of the text. O(n).
  @inline(__always) mutating func scan(_ text: DocumentText, _ body: (UInt64) -> Void) {
    var hash = hash
    var count = count
    window.withUnsafeMutableBufferPointer { window in
      @inline(__always) func take(_ character: UInt32) {
        let old = count >= Self.length ? window[(count &- Self.length) & Self.windowMask] : 0
        window[count & Self.windowMask] = character
        hash = hash &* Self.base &+ UInt64(character) &- UInt64(old) &* Self.leaving
        count &+= 1
        if count >= Self.length { body(Self.finalized(hash)) }
      }
      text.utf8.withUnsafeBufferPointer { bytes in
        // A character beyond ASCII stands for itself by its bytes, at most four.
        var pending: UInt32 = 0
        for byte in bytes {
          guard let compared = ComparedByte.of(byte) else {
            if pending != 0 { take(pending) }
            pending = 0
            continue
          }
          if compared & 0xC0 == 0x80 {
            pending = pending << 8 | UInt32(compared)
            continue
          }
          if pending != 0 { take(pending) }
          pending = 0
          if compared >= 0x80 { pending = UInt32(compared) } else { take(UInt32(compared)) }
        }
        if pending != 0 { take(pending) }
      }
    }
    self.hash = hash
    self.count = count
  }

  /// The one shingle of a text shorter than a shingle; nil for others.
  var remainder: UInt64? { count > 0 && count < Self.length ? Self.finalized(hash) : nil }

  @inline(__always) static func finalized(_ value: UInt64) -> UInt64 {
    var value = value ^ value >> 30
    value = value &* 0xBF58_476D_1CE4_E5B9
    value ^= value >> 27
    value = value &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

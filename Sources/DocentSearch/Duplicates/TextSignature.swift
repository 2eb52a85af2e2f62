package import DocentDocument

/// What texts are compared by: their letters and digits. White space and ASCII punctuation do not count, nor does case
/// within ASCII, so that a text is the same whether it comes as PDF or as mail.
enum ComparedByte {
  /// The byte as it is compared; nil where it does not count.
  @inline(__always) static func of(_ byte: UInt8) -> UInt8? {
    let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
    return folded >= 0x80 || folded &- 0x61 < 26 || folded &- 0x30 < 10 ? folded : nil
  }
}

/// Tells texts apart by what they say, not by how they are set: the same for texts with the same compared bytes.
///
/// A 64-bit hash: FNV-1a, then the finaliser of MurmurHash3.
package struct TextSignature {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var isEmpty = true

  package init() {}

  /// Adds the next part of a text. O(n).
  package mutating func add(_ text: DocumentText) {
    var hash = hash
    var isEmpty = isEmpty
    text.utf8.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        guard let compared = ComparedByte.of(byte) else { continue }
        hash = (hash ^ UInt64(compared)) &* 0x100_0000_01B3
        isEmpty = false
      }
    }
    self.hash = hash
    self.isEmpty = isEmpty
  }

  /// Nil for texts without any letter or digit.
  package var value: UInt64? {
    guard !isEmpty else { return nil }
    var value = hash
    value ^= value >> 33
    value = value &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 33
    return max(value, 1)
  }

  /// The signature of a text of one part. O(n).
  package static func of(_ text: DocumentText) -> UInt64? {
    var signature = TextSignature()
    signature.add(text)
    return signature.value
  }
}

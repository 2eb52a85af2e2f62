package import DocentDocument

/// Tells texts apart by what they say, not by how they are set: the same for texts that differ only in white space
/// and in punctuation and case within ASCII, as when one text comes as PDF and as mail.
package enum TextSignature {
  /// A 64-bit hash (FNV-1a over letters and digits, then the finaliser of MurmurHash3); nil for texts without any
  /// letter or digit. O(n).
  package static func of(_ text: DocumentText) -> UInt64? {
    text.utf8.withUnsafeBufferPointer { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var letters = 0
      for byte in bytes {
        let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
        guard folded >= 0x80 || folded &- 0x61 < 26 || folded &- 0x30 < 10 else { continue }
        hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
        letters &+= 1
      }
      guard letters > 0 else { return nil }
      hash ^= hash >> 33
      hash = hash &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 33
      return max(hash, 1)
    }
  }
}

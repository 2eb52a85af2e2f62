import DocentText

/// Takes the accents off a folded word: `café` → `cafe`, `łódź` → `lodz`, `أَكَلَ` → `اكل`. Only for scripts whose
/// marks are optional or decorative; marks of Indic scripts are letters and stay.
enum AccentFolding {
  /// The bare form, or nil if the word has no accents.
  static func bare(_ word: [UInt8]) -> [UInt8]? {
    guard word.contains(where: { $0 >= 0x80 }) else { return nil }
    let decomposed = UnicodeNormalization.normalized(word, to: .nfd)
    var bare: [UInt8] = []
    bare.reserveCapacity(decomposed.count)
    decomposed.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let length = min(UTF8Scalar.length(bytes[offset]), bytes.count - offset)
        let scalar = UTF8Scalar.decode(bytes, at: offset)
        if let letters = plainLetters[scalar] {
          bare.append(contentsOf: letters.utf8)
        } else if !isAccent(scalar) {
          bare.append(contentsOf: bytes[offset..<offset + length])
        }
        offset += length
      }
    }
    let composed = UnicodeNormalization.normalized(bare, to: .nfc)
    return composed == word || composed.isEmpty ? nil : composed
  }

  private static func isAccent(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0300...0x036F, 0x0483...0x0487: true  // Latin, Greek, Cyrillic
    case 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7: true  // Hebrew points
    case 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED: true
    default: false
    }
  }

  /// Letters that Unicode does not decompose.
  private static let plainLetters: [UInt32: String] = [
    0xE6: "ae", 0xF8: "o", 0xF0: "d", 0xFE: "th", 0x111: "d", 0x127: "h", 0x131: "i", 0x142: "l", 0x153: "oe",
    0x167: "t", 0x14B: "n", 0x1DD: "e", 0x259: "e", 0x19A: "l", 0x180: "b",
  ]
}

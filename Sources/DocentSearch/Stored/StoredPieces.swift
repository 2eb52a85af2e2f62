/// Cuts texts into the pieces that they are stored as: words, what stands between words, and single characters of scripts
/// beyond Unicode's first 12,288.
enum StoredPieces {
  private enum Kind: UInt8 {
    /// Letters and digits; continues over the later bytes of code points.
    case word
    case between
    /// Starts a code point that is a piece by itself.
    case single
  }

  /// Whether a piece is a word: between two words stands a space unless another piece does.
  @inline(__always) static func isWord(_ piece: UnsafeRawBufferPointer) -> Bool {
    piece.count > 0 && kinds[Int(piece[0])] == Kind.word.rawValue
  }

  /// Calls `body` with each piece in order. Put together again by `StoredDictionary`, they are the very bytes, valid UTF-8
  /// or not. O(n).
  @inline(__always)
  static func forEach(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    kinds.withUnsafeBufferPointer { kinds in
      var index = 0
      var wasWord = false
      while index < text.count {
        let start = index
        let kind = kinds[Int(text[index])]
        if kind == Kind.single.rawValue {
          index = min(start &+ UTF8Scalar.length(text[start]), text.count)
          body(UnsafeRawBufferPointer(rebasing: text[start..<index]))
          wasWord = false
          continue
        }
        let limit = min(start &+ StoredFieldsFormat.longestPiece, text.count)
        index &+= 1
        while index < limit, kinds[Int(text[index])] == kind || text[index] & 0xC0 == 0x80 { index &+= 1 }
        // Not inside a code point, if there is one.
        if index == limit, index < text.count, text[index] & 0xC0 == 0x80 {
          var end = index
          while end > start &+ 1, text[end] & 0xC0 == 0x80 { end &-= 1 }
          if text[end] & 0xC0 != 0x80 { index = end }
        }
        if kind == Kind.word.rawValue {
          // Two words without anything between them: a long one that was cut.
          if wasWord, text[start &- 1] != 0x20 { body(UnsafeRawBufferPointer(start: nil, count: 0)) }
          wasWord = true
        } else {
          let isSpace = index == start &+ 1 && text[start] == 0x20
          if isSpace, wasWord, index < text.count, kinds[Int(text[index])] == Kind.word.rawValue { continue }
          wasWord = false
        }
        body(UnsafeRawBufferPointer(rebasing: text[start..<index]))
      }
    }
  }

  private static let kinds: [UInt8] = (0..<256).map { byte in
    let kind: Kind =
      switch UInt8(byte) {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        .word
      // From U+00C0 to U+1FFF; what is before and behind is mostly marks.
      case 0xC3...0xE1: .word
      case 0xE3...0xFF: .single
      default: .between
      }
    return kind.rawValue
  }
}

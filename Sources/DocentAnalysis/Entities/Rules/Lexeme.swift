/// What the date and quantity rules read: a run of digits, a word, or a mark.
///
/// Finer than tokens: `5kg`, `12:30` and `2024年3月` fall apart, since their parts are what rules look at.
struct Lexeme {
  enum Kind: UInt8 {
    /// Decimal digits of one script.
    case digits
    /// Letters; in scripts written without spaces (and Hangul, whose particles cling) one letter at a time.
    case word
    /// Anything else, one code point.
    case mark
  }

  /// What stands between a lexeme and the one before.
  enum Gap: UInt8 {
    case none, space, line
    /// A tab, an empty line or the start of the text: nothing reaches across.
    case border
  }

  var kind: Kind
  var gap: Gap
  /// Starts with a capital; always false for scripts without case.
  var isCapitalised = false
  /// Byte range.
  var lower: Int
  var upper: Int
  /// Hash of the folded word; code point of a mark; value of digits (the last 18 of them).
  var value: UInt64
  /// Number of digits or letters.
  var length: Int

  func isMark(_ character: Unicode.Scalar) -> Bool { kind == .mark && value == UInt64(character.value) }
}

extension Lexeme {
  /// Any of the strokes that join the ends of a range.
  var isDash: Bool {
    kind == .mark
      && (value == 0x2D || (value >= 0x2010 && value <= 0x2014) || value == 0x2212 || value == 0xFF5E
        || value == 0x301C || value == 0x7E)
  }
}

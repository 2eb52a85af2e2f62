import Glibc

/// What is kept of a piece of text until the languages of all are known.
struct PieceReading {
  var range: Range<Int>
  /// Traditional minus simplified Chinese characters.
  var traditional: Int32 = 0
}

/// How much a single piece may decide.
enum PieceTrust {
  /// No piece holds more than this against a language, in natural logarithms.
  private static let most: Float = 10.8
  /// What a byte of letters may hold against a language. A few words may be a name, a title, a term or a misreading.
  private static let perByte: Float = 0.3
  private static let least: Float = 0.3

  /// The probability that stands for all smaller ones in a piece with this weight (see `CleanedText.weight`).
  static func lowest(weight: Int) -> Float { exp(-min(most, least + perByte * Float(weight) / 3)) }
}

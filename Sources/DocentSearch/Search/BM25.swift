import Glibc

/// The ranking function: Okapi BM25 (Robertson and Zaragoza 2009, equation 3.15) with exact document lengths.
///
/// Counts come from live documents only. All constants of ranking stand here; they were chosen on the development
/// collections medline, npl and cacm: mean average precision .536, .277 and .371 with stop words left out of the queries.
struct BM25 {
  static let k1: Float = 1.5
  static let b: Float = 0.75
  /// A title counts as often as this many copies of it at the start of the text.
  static let titleRepetitions = 2
  /// What a match of the very word is worth beyond a match of its stem.
  static let exactBonus: Float = 0.15

  private let documentCount: Double
  private let base: Float
  private let slope: Float

  /// `documentCount` and `totalLength` count live documents.
  init(documentCount: Int, totalLength: UInt64) {
    self.documentCount = Double(documentCount)
    let average = Float(max(Double(totalLength) / Double(max(documentCount, 1)), 1))
    base = Self.k1 * (1 - Self.b)
    slope = Self.k1 * Self.b / average
  }

  /// Inverse document frequency, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)).
  func idf(_ documentFrequency: Int) -> Float {
    let frequency = Double(documentFrequency)
    return Float(log(1 + (max(documentCount - frequency, 0) + 0.5) / (frequency + 0.5)))
  }

  /// The part of the score that depends on the document.
  @inline(__always) func weight(frequency: UInt32, length: UInt32) -> Float {
    let frequency = Float(frequency)
    return frequency * (Self.k1 + 1) / (frequency + base + slope * Float(length))
  }
}

import Glibc

/// The ranking function: Okapi BM25 (Robertson and Zaragoza 2009, equation 3.15) with exact document lengths.
///
/// Counts come from live documents only. All constants of ranking stand here; they were chosen on the development
/// collections medline, npl and cacm.
struct BM25 {
  static let k1: Float = 1.5
  static let b: Float = 0.75
  /// A title counts as often as this many copies of it at the start of the text.
  static let titleRepetitions = 2
  /// What a match of the very word is worth beyond a match of its stem.
  static let exactBonus: Float = 0.15

  private let documentCount: Double
  private let average: Float
  private let base: Float
  private let slope: Float

  /// `documentCount` and `totalLength` count live documents.
  init(documentCount: Int, totalLength: UInt64) {
    self.documentCount = Double(documentCount)
    average = Float(max(Double(totalLength) / Double(max(documentCount, 1)), 1))
    base = Self.k1 * (1 - Self.b)
    slope = Self.k1 * Self.b / average
  }

  /// Inverse document frequency, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)).
  func idf(_ documentFrequency: Int) -> Float {
    let frequency = Double(documentFrequency)
    return Float(log(1 + (max(documentCount - frequency, 0) + 0.5) / (frequency + 0.5)))
  }

  /// What the length of a document does to its weights.
  @inline(__always) func norm(length: UInt32) -> Float { base + slope * Float(length) }

  /// The part of the score that depends on the document.
  @inline(__always) func weight(frequency: UInt32, norm: Float) -> Float {
    // By way of signed numbers, which vector units convert; no text is so long that this differs.
    let frequency = Float(Int32(bitPattern: frequency))
    return frequency * (Self.k1 + 1) / (frequency + norm)
  }

  /// What one term adds to the score of a document: `factor` times the weight, rounded to a multiple of `step`.
  ///
  /// Sums of multiples of `step` are exact in a `Float` up to 1,024, so they do not depend on the order of addition, and
  /// a search that leaves work out finds the very scores of one that does not.
  @inline(__always) func contribution(_ factor: Float, frequency: UInt32, norm: Float) -> Float {
    let rounding: Float = 768  // 1.5 * 2^23 * step: adding it moves the last bit kept to `step`.
    return (factor * weight(frequency: frequency, norm: norm) + rounding) - rounding
  }

  /// Scores are multiples of 2^-14.
  static let step: Float = 0x1p-14

  /// Tells most documents whose `contribution` does not exceed a threshold without a division: factor (k1 + 1) f / (f + norm)
  /// exceeds t where (factor (k1 + 1) - t) f exceeds t norm.
  struct ScoreTest {
    private let gain: Float
    private let cost: Float

    init(factor: Float, threshold: Float) {
      // Two steps cover that contributions are multiples of one, the rest the rounding of all these products.
      cost = threshold - 2 * BM25.step
      let highest = factor * (BM25.k1 + 1)
      gain = highest - cost + 1e-5 * abs(highest)
    }

    @inline(__always) func mayExceed(frequency: UInt32, norm: Float) -> Bool {
      gain * Float(Int32(bitPattern: frequency)) >= cost * norm
    }
  }

  /// What a `maximumWeight` stored with the statistics of `other` is multiplied by so that it bounds weights of this
  /// formula: weights grow at most as the average length does. The rest covers rounding.
  func boundScale(from other: BM25) -> Float { max(1, average / other.average) * 1.00001 }
}

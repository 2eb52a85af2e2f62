import DocentLearning

/// Scores ranges of a reading with one linear model.
///
/// What a word's characters add is summed once and used for its sentence and for the whole document.
struct SentimentScorer {
  private let model: LinearModel
  private let reading: SentimentReading
  /// Weights and number of the character n-grams of each token.
  private var characters: [(sum: SIMD4<Float>, count: Int32)] = []
  private let isDenseOnly: Bool

  /// O(length of the text).
  ///
  /// - Parameter known: what is known of the model's words so far.
  init(_ model: LinearModel, _ reading: SentimentReading, known: CharacterSums = CharacterSums()) {
    self.model = model
    self.reading = reading
    isDenseOnly = model.isDenseOnly
    guard !isDenseOnly else { return }
    characters.reserveCapacity(reading.tokens.count)
    for token in reading.tokens {
      guard !token.letters.isEmpty else {
        characters.append((.zero, 0))
        continue
      }
      let entry = known.entry(for: token.word) {
        var sum: SIMD4<Float> = .zero
        var count: Int32 = 0
        SentimentNGrams.forEachCharacterKey(of: token, in: reading) { key in
          count &+= 1
          if let row = model.row(of: key) { sum += model.weights(at: row) }
        }
        return (sum, count)
      }
      characters.append(entry)
    }
  }

  /// Raw scores of the labels of the model. O(range × log range).
  func scores(_ range: Range<Int>) -> SIMD4<Float> {
    let dense = SentimentSignals.values(reading.tokens, range)
    let denseScores = dense.withUnsafeBufferPointer { model.denseScores($0) }
    return isDenseOnly ? denseScores : denseScores + sparseScores(range)
  }

  private func sparseScores(_ range: Range<Int>) -> SIMD4<Float> {
    var keys: [UInt64] = []
    keys.reserveCapacity(range.count * 2)
    SentimentNGrams.appendWordKeys(reading.tokens, range, to: &keys)
    keys.sort()
    var sum: SIMD4<Float> = .zero
    var distinct: Float = 0
    var previous: UInt64?
    for key in keys where key != previous {
      distinct += 1
      previous = key
      if let row = model.row(of: key) { sum += model.weights(at: row) }
    }
    if distinct > 0 { sum /= distinct.squareRoot() }
    var grams: Int32 = 0
    var gramSum: SIMD4<Float> = .zero
    for index in range {
      grams &+= characters[index].count
      gramSum += characters[index].sum
    }
    if grams > 0 { sum += gramSum / Float(grams).squareRoot() }
    return sum
  }
}

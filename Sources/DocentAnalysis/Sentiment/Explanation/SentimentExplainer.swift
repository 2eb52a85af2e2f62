import DocentDocument
import DocentLearning

/// Takes apart the score of a range of a reading: the very sums of `SentimentScorer`, kept by token.
///
/// A pair of words is shared by both, a word that occurs twice by its places, and what the lexicons say by the words of
/// feeling, each by its strength. The background is the text without words: every sparse feature absent, dense features
/// as for an empty text.
struct SentimentExplainer {
  let group: SentimentModel.Group
  let reading: SentimentReading

  /// Contributions to the log-odds of the labels of the group, tokens counted from the start of the range.
  func explain(_ range: Range<Int>) -> LinearExplanation {
    let model = group.model
    let empty = SentimentSignals.values(reading.tokens, range.lowerBound..<range.lowerBound)
    let base = empty.withUnsafeBufferPointer { model.denseScores($0) }
    var explanation = LinearExplanation(
      labels: group.labels.map(\.rawValue), background: scaled(base, by: 1))
    if !model.isDenseOnly {
      addWords(range, to: &explanation)
      addCharacters(range, to: &explanation)
    }
    addSignals(range, empty, to: &explanation)
    return explanation
  }

  private func addWords(_ range: Range<Int>, to explanation: inout LinearExplanation) {
    let features = SentimentNGrams.wordFeatures(reading.tokens, range)
    var places: [UInt64: Int] = [:]
    for feature in features { places[feature.key, default: 0] += 1 }
    let value = 1 / Float(max(places.count, 1)).squareRoot()
    for feature in features {
      guard let row = group.model.row(of: feature.key) else { continue }
      let share = value / Float(places[feature.key, default: 1]) / Float(feature.tokens.count)
      let name = feature.tokens.count == 1 ? "word" : "word pair"
      for token in feature.tokens {
        explanation.add(name, token: token - range.lowerBound, scaled(group.model.weights(at: row), by: share))
      }
    }
  }

  private func addCharacters(_ range: Range<Int>, to explanation: inout LinearExplanation) {
    var sums: [(token: Int, weights: SIMD4<Float>)] = []
    var count = 0
    for index in range {
      var sum: SIMD4<Float> = .zero
      SentimentNGrams.forEachCharacterKey(of: reading.tokens[index], in: reading) { key in
        count += 1
        if let row = group.model.row(of: key) { sum += group.model.weights(at: row) }
      }
      sums.append((index - range.lowerBound, sum))
    }
    let value = 1 / Float(max(count, 1)).squareRoot()
    for (token, weights) in sums { explanation.add("spelling", token: token, scaled(weights, by: value)) }
  }

  private func addSignals(_ range: Range<Int>, _ empty: [Float], to explanation: inout LinearExplanation) {
    let values = SentimentSignals.values(reading.tokens, range)
    for (feature, description) in SentimentSignals.descriptions.enumerated() {
      let change = Double(values[feature]) - Double(empty[feature])
      guard change != 0 else { continue }
      let total = group.model.denseWeights(of: feature).map { Double($0) * change / Double(group.temperature) }
      let shares = shares(of: description.carrier, in: range)
      guard !shares.isEmpty else {
        explanation.add(description.name, token: nil, total)
        continue
      }
      for (token, share) in shares { explanation.add(description.name, token: token, total.map { $0 * share }) }
    }
  }

  /// How a feature is shared by the tokens it speaks of; empty when it speaks of none.
  private func shares(of carrier: SentimentSignals.Carrier, in range: Range<Int>) -> [(token: Int, share: Double)] {
    let weights: [(token: Int, weight: Double)] = range.compactMap { index in
      let token = reading.tokens[index]
      let weight: Double =
        switch carrier {
        case .praise: Double(max(token.polarity, 0))
        case .blame: Double(max(-token.polarity, 0))
        case .feeling: Double(abs(token.polarity))
        case .contrast: token.traits.contains(.contrast) ? 1 : 0
        case .exclamation: token.traits.contains(.exclamation) ? 1 : 0
        case .question: token.traits.contains(.question) ? 1 : 0
        case .capitals: token.traits.contains(.capitals) ? 1 : 0
        case .elongation: token.traits.contains(.elongated) ? 1 : 0
        case .negation: token.traits.contains(.negator) ? 1 : 0
        case .number: token.traits.contains(.number) ? 1 : 0
        case .whole: 0
        }
      return weight > 0 ? (index - range.lowerBound, weight) : nil
    }
    let total = weights.reduce(0) { $0 + $1.weight }
    return weights.map { ($0.token, $0.weight / total) }
  }

  private func scaled(_ weights: SIMD4<Float>, by value: Float) -> [Double] {
    group.labels.indices.map { Double(weights[$0]) * Double(value) / Double(group.temperature) }
  }
}

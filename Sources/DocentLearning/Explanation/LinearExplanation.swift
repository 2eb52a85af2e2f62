/// What each feature of a text added to the score of each label, exactly.
///
/// For a linear model the interventional Shapley value of a feature is its weight times its distance from the
/// background (Lundberg and Lee, 2017, corollary 1): `w × (x − E[x])`. The background is stated by who explains: the empty
/// text (every sparse feature absent) for words, a text without cues for dense features. The contributions and the score
/// of the background add up to the score of the text.
package struct LinearExplanation: Sendable {
  /// Something that contributes: a feature of a stretch of text, or one that belongs to the whole.
  package struct Contribution: Sendable, Hashable {
    /// Name for people.
    package let feature: String
    /// Number of the token it belongs to; nil for the text as a whole.
    package let token: Int?
    /// Added to the raw score of each label.
    package let values: [Double]

    package init(feature: String, token: Int?, values: [Double]) {
      self.feature = feature
      self.token = token
      self.values = values
    }
  }

  package let labels: [String]
  /// Raw scores of the background.
  package let background: [Double]
  package private(set) var contributions: [Contribution] = []

  package init(labels: [String], background: [Double]) {
    self.labels = labels
    self.background = background
  }

  /// Adds what a feature contributed; nothing when it changed no score.
  package mutating func add(_ feature: String, token: Int?, _ values: [Double]) {
    guard values.contains(where: { $0 != 0 }) else { return }
    contributions.append(Contribution(feature: feature, token: token, values: values))
  }

  /// Background and contributions added up: the raw scores of the text.
  package var scores: [Double] {
    contributions.reduce(into: background) { sum, contribution in
      for label in sum.indices { sum[label] += contribution.values[label] }
    }
  }

  /// The contributions of each token taken together, `count` of them, and of the text as a whole.
  package func byToken(count: Int) -> (tokens: [[Double]], whole: [Double]) {
    var tokens = [[Double]](repeating: [Double](repeating: 0, count: labels.count), count: count)
    var whole = [Double](repeating: 0, count: labels.count)
    for contribution in contributions {
      for label in labels.indices {
        if let token = contribution.token, tokens.indices.contains(token) {
          tokens[token][label] += contribution.values[label]
        } else {
          whole[label] += contribution.values[label]
        }
      }
    }
    return (tokens, whole)
  }
}

extension LinearModel {
  /// What each feature added to the scores, against the background `dense` without sparse features.
  ///
  /// - Parameters:
  ///   - names: of the sparse features, in the order of `features.keys`, with the token each belongs to.
  ///   - denseNames: of the dense features.
  package func explain(
    _ features: LinearFeatures, background dense: [Float], names: [(name: String, token: Int?)], denseNames: [String]
  ) -> LinearExplanation {
    let base = (0..<lanes).flatMap { lane in
      let sum = dense.withUnsafeBufferPointer { denseScores($0, lane: lane) }
      return (0..<4).map { Double(sum[$0]) }
    }
    var explanation = LinearExplanation(labels: labels, background: Array(base.prefix(labels.count)))
    for (position, key) in features.keys.enumerated() {
      guard let row = row(of: key) else { continue }
      let value = Double(features.values[position])
      let values = labels.indices.map { Double(weights(at: row, lane: $0 / 4)[$0 % 4]) * value }
      let name = position < names.count ? names[position] : (name: "", token: nil)
      explanation.add(name.name, token: name.token, values)
    }
    for feature in 0..<min(denseCount, features.dense.count) {
      let change = Double(features.dense[feature]) - Double(feature < dense.count ? dense[feature] : 0)
      let name = feature < denseNames.count ? denseNames[feature] : ""
      explanation.add(name, token: nil, denseWeights(of: feature).map { Double($0) * change })
    }
    return explanation
  }
}

import DocentLearning
import Glibc

/// What the ranker knows about a candidate: numbers, the bins they fall in, and pairs of bins.
///
/// Features follow the literature on key phrases: KEA (Witten et al., 1999), Hulth (2003), YAKE (Campos et al., 2020).
struct PhraseFeatures {
  static let count = 34
  private static let bins: Float = 12
  /// Bins of these features are also looked at together.
  private static let pairs: [(Int, Int)] = [
    (20, 2), (20, 9), (20, 0), (0, 2), (0, 33), (10, 33), (29, 20), (30, 20), (25, 20), (32, 0), (21, 20), (30, 2),
    (27, 20), (8, 20), (9, 0), (32, 20), (5, 20), (26, 20), (11, 0), (31, 2),
  ]

  private let text: PhraseText
  private let lexicon: PhraseLexicon

  init(_ text: PhraseText, lexicon: PhraseLexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  /// O(length of the candidate).
  func features(of candidate: PhraseCandidate) -> LinearFeatures {
    var features = LinearFeatures()
    features.dense = numbers(of: candidate)
    let binned = features.dense.map { UInt64(max(0, min(Self.bins - 1, ($0 * Self.bins).rounded(.down)))) }
    for (index, bin) in binned.enumerated() { features.keys.append(Self.key(index, bin)) }
    for (left, right) in Self.pairs {
      features.keys.append(FeatureHash.combine(Self.key(left, binned[left]), Self.key(right, binned[right] / 2)))
    }
    features.values = Array(repeating: 1, count: features.keys.count)
    return features
  }

  private static func key(_ index: Int, _ bin: UInt64) -> UInt64 {
    FeatureHash.combine(0x42_494E, UInt64(index) << 8 | bin)
  }

  /// Every number lies about between 0 and 1.
  private func numbers(of candidate: PhraseCandidate) -> [Float] {
    let entries = text.words[candidate.first].filter { $0.role != .link }.map { text.vocabulary[Int($0.entry)] }
    let words = Float(max(text.length, 1))
    let count = Float(candidate.count)
    let size = Float(max(entries.count, 1))
    let rarities = entries.map { $0.rarity / 12 }
    let counts = entries.map { Float($0.count) }
    let weights = zip(rarities, counts).map { $0 * log1pf($1) }
    let shares = entries.map(\.goldShare).filter { $0 >= 0 }
    let first = Float(candidate.first.lowerBound)
    let length = candidate.first.count
    let lastWord = text.words[candidate.first.upperBound - 1]
    var values: [Float] = []
    values.reserveCapacity(Self.count)
    values.append(log1pf(count) / 4)
    values.append(min(1, log1pf(count / words * 100) / 3))
    values.append(rarities.reduce(0, +) / size)
    values.append(rarities.max() ?? 0)
    values.append(rarities.min() ?? 0)
    values.append(rarities.last ?? 0)
    values.append(min(1, rarities.reduce(0, +) * log1pf(count) / 6))
    values.append(weights.reduce(0, +) / size / 3)
    values.append(min(1, weights.reduce(0, +) / 6))
    values.append(Float(candidate.wholeCount) / count)
    values.append(min(1, first / words))
    values.append(min(1, log1pf(first) / 9))
    values.append(text.words[candidate.first.lowerBound].sentence == 0 ? 1 : 0)
    values.append(min(1, Float(candidate.last - candidate.first.lowerBound) / words))
    values.append(min(1, log1pf(Float(candidate.sentenceCount)) / 4))
    for wanted in 1...5 { values.append(length == wanted ? 1 : 0) }
    values.append(Float(min(length, 6)) / 6)
    values.append(Float(candidate.capitalizedCount) / count)
    values.append(entries.contains(where: \.isAcronym) ? 1 : 0)
    values.append(entries.contains(where: \.hasHyphen) ? 1 : 0)
    values.append(entries.contains(where: \.hasDigit) ? 1 : 0)
    values.append(candidate.noun / count)
    values.append(lastWord.classes.noun)
    values.append(candidate.verb / count)
    values.append(candidate.first.contains { text.words[$0].role == .link } ? 1 : 0)
    values.append(min(1, log1pf(lexicon.goldCount(candidate.key)) / 3))
    values.append(shares.isEmpty ? 0.2 : shares.reduce(0, +) / Float(shares.count))
    values.append(shares.min() ?? 0.2)
    values.append(min(1, Float(candidate.containerCount) / count))
    values.append(min(1, log1pf(words) / 10))
    return values
  }
}

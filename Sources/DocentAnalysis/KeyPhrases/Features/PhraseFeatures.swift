import DocentLearning
import Glibc

/// What the ranker knows about a candidate: numbers, the bins they fall in, and pairs of bins.
///
/// Features follow the literature on key phrases: KEA (Witten et al., 1999), Hulth (2003), YAKE (Campos et al., 2020).
struct PhraseFeatures {
  static let count = 35
  private static let bins: Float = 12
  /// Bins of these features are also looked at together.
  private static let pairs: [(Int, Int)] = [
    (20, 2), (20, 9), (20, 0), (0, 2), (0, 33), (10, 33), (29, 20), (30, 20), (25, 20), (32, 0), (21, 20), (30, 2),
    (27, 20), (8, 20), (9, 0), (32, 20), (5, 20), (26, 20), (11, 0), (31, 2), (34, 20),
  ]

  private let text: PhraseText
  private let lexicon: PhraseLexicon

  init(_ text: PhraseText, lexicon: PhraseLexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  /// The features for training: the very numbers that `probability` adds up.
  func features(of candidate: PhraseCandidate) -> LinearFeatures {
    var features = LinearFeatures()
    features.dense = Array(repeating: 0, count: Self.count)
    features.dense.withUnsafeMutableBufferPointer { numbers in
      fill(numbers, with: candidate)
      Self.forEachKey(of: UnsafeBufferPointer(numbers)) { features.keys.append($0) }
    }
    features.values = Array(repeating: 1, count: features.keys.count)
    return features
  }

  /// How likely the candidate is a key phrase. O(length of the candidate).
  func probability(of candidate: PhraseCandidate, by ranker: LinearModel) -> Float {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.count) { numbers in
      numbers.initialize(repeating: 0)
      fill(numbers, with: candidate)
      let dense = UnsafeBufferPointer(numbers)
      var scores = ranker.denseScores(dense)
      Self.forEachKey(of: dense) { key in
        if let row = ranker.row(of: key) { scores += ranker.weights(at: row) }
      }
      return 1 / (1 + expf(scores[1] - scores[0]))
    }
  }

  @inline(__always)
  private static func forEachKey(of numbers: UnsafeBufferPointer<Float>, _ body: (UInt64) -> Void) {
    func bin(_ index: Int) -> UInt64 { numbers[index] > 0 ? UInt64(min(bins - 1, numbers[index] * bins)) : 0 }
    for index in 0..<count { body(key(index, bin(index))) }
    for (left, right) in pairs {
      body(FeatureHash.combine(key(left, bin(left)), key(right, bin(right) / 2)))
    }
  }

  private static func key(_ index: Int, _ bin: UInt64) -> UInt64 {
    FeatureHash.combine(0x42_494E, UInt64(index) << 8 | bin)
  }

  /// Sums over the words of a candidate.
  private struct WordTotals {
    var words: Float = 0
    var rarity: Float = 0
    var highestRarity: Float = 0
    var lowestRarity: Float = .greatestFiniteMagnitude
    var lastRarity: Float = 0
    var weight: Float = 0
    var knownShares: Float = 0
    var share: Float = 0
    var lowestShare: Float = .greatestFiniteMagnitude
    var isAcronym = false
    var hasHyphen = false
    var hasDigit = false
    var hasLink = false
  }

  private func totals(of candidate: PhraseCandidate) -> WordTotals {
    var totals = WordTotals()
    for index in candidate.first {
      guard text.words[index].role != .link else {
        totals.hasLink = true
        continue
      }
      let entry = Int(text.words[index].entry)
      let rarity = text.vocabulary[entry].rarity / 12
      totals.words += 1
      totals.rarity += rarity
      totals.highestRarity = max(totals.highestRarity, rarity)
      totals.lowestRarity = min(totals.lowestRarity, rarity)
      totals.lastRarity = rarity
      totals.weight += rarity * log1pf(Float(text.vocabulary[entry].count))
      let share = text.vocabulary[entry].goldShare
      if share >= 0 {
        totals.knownShares += 1
        totals.share += share
        totals.lowestShare = min(totals.lowestShare, share)
      }
      totals.isAcronym = totals.isAcronym || text.vocabulary[entry].isAcronym
      totals.hasHyphen = totals.hasHyphen || text.vocabulary[entry].hasHyphen
      totals.hasDigit = totals.hasDigit || text.vocabulary[entry].hasDigit
    }
    return totals
  }

  /// Every number lies about between 0 and 1.
  private func fill(_ numbers: UnsafeMutableBufferPointer<Float>, with candidate: PhraseCandidate) {
    let totals = totals(of: candidate)
    let size = max(totals.words, 1)
    let words = Float(max(text.length, 1))
    let count = Float(candidate.count)
    let first = Float(candidate.first.lowerBound)
    let length = candidate.first.count
    var next = 0
    func append(_ value: Float) {
      numbers[next] = value
      next += 1
    }
    append(log1pf(count) / 4)
    append(min(1, log1pf(count / words * 100) / 3))
    append(totals.rarity / size)
    append(totals.highestRarity)
    append(totals.words > 0 ? totals.lowestRarity : 0)
    append(totals.lastRarity)
    append(min(1, totals.rarity * log1pf(count) / 6))
    append(totals.weight / size / 3)
    append(min(1, totals.weight / 6))
    append(Float(candidate.wholeCount) / count)
    append(min(1, first / words))
    append(min(1, log1pf(first) / 9))
    append(text.words[candidate.first.lowerBound].sentence == 0 ? 1 : 0)
    append(min(1, Float(candidate.last - candidate.first.lowerBound) / words))
    append(min(1, log1pf(Float(candidate.sentenceCount)) / 4))
    for wanted in 1...5 { append(length == wanted ? 1 : 0) }
    append(Float(min(length, 6)) / 6)
    append(Float(candidate.capitalizedCount) / count)
    append(totals.isAcronym ? 1 : 0)
    append(totals.hasHyphen ? 1 : 0)
    append(totals.hasDigit ? 1 : 0)
    append(candidate.noun / count)
    append(text.words[candidate.first.upperBound - 1].classes.noun)
    append(candidate.verb / count)
    append(totals.hasLink ? 1 : 0)
    append(min(1, log1pf(lexicon.goldCount(candidate.key)) / 3))
    append(totals.knownShares > 0 ? totals.share / totals.knownShares : 0.2)
    append(totals.knownShares > 0 ? totals.lowestShare : 0.2)
    append(min(1, Float(candidate.containerCount) / count))
    append(min(1, log1pf(words) / 10))
    append(Float(candidate.besideNumberCount) / count)
  }
}

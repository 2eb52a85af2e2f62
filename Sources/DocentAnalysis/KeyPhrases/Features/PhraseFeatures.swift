import DocentLearning
import Glibc

/// What the ranker knows about a candidate: numbers about the phrase, its words, its places, and the text as a whole.
///
/// Features follow the literature on key phrases: KEA (Witten et al., 1999), Hulth (2003), YAKE (Campos et al., 2020).
struct PhraseFeatures {
  static let count = 46
  /// Occurrences among so many first words count as early.
  static let earlyWords = 400

  private let text: PhraseText
  private let lexicon: PhraseLexicon
  private var highestCount: Float = 1
  private var highestWeight: Float = 1e-6
  private let candidateCount: Float
  /// Shares of the words that are proper nouns, verbs, capitalised.
  private var names: Float = 0
  private var verbs: Float = 0
  private var capitals: Float = 0
  /// Mean of what is known of the words from gold phrases.
  private var knownShare: Float = 0

  init(_ text: PhraseText, candidates: [PhraseCandidate], lexicon: PhraseLexicon) {
    self.text = text
    self.lexicon = lexicon
    candidateCount = Float(candidates.count)
    var content: Float = 0
    var share: Float = 0
    var shares: Float = 0
    for (index, word) in text.words.enumerated() {
      if text.isName(index) { names += 1 }
      verbs += text.choice(index).verb
      guard word.role == .content else { continue }
      content += 1
      if word.isCapitalized { capitals += 1 }
      let known = text.vocabulary[Int(word.entry)].goldShare
      if known >= 0 {
        share += known
        shares += 1
      }
    }
    let words = Float(max(text.length, 1))
    names /= words
    verbs /= words
    capitals /= max(content, 1)
    knownShare = shares > 0 ? share / shares : 0.2
    for candidate in candidates {
      highestCount = max(highestCount, Float(candidate.count))
      highestWeight = max(highestWeight, totals(of: candidate).rarity * Float(candidate.count))
    }
  }

  /// The numbers the ranker is trained on and asked with.
  func numbers(of candidate: PhraseCandidate) -> [Float] {
    var numbers = [Float](repeating: 0, count: Self.count)
    numbers.withUnsafeMutableBufferPointer { fill($0, with: candidate) }
    return numbers
  }

  /// How likely each candidate is a key phrase. O(words of the candidates).
  func probabilities(of candidates: [PhraseCandidate], by ranker: TreeEnsemble) -> [Float] {
    var probabilities: [Float] = []
    probabilities.reserveCapacity(candidates.count)
    var numbers = [Float](repeating: 0, count: min(candidates.count, Self.block) * Self.count)
    for start in stride(from: 0, to: candidates.count, by: Self.block) {
      let block = candidates[start..<min(start + Self.block, candidates.count)]
      numbers.withUnsafeMutableBufferPointer { numbers in
        for (row, candidate) in block.enumerated() {
          fill(.init(rebasing: numbers[row * Self.count..<(row + 1) * Self.count]), with: candidate)
        }
        for score in ranker.scores(.init(rebasing: numbers[..<(block.count * Self.count)])) {
          probabilities.append(1 / (1 + expf(-score)))
        }
      }
    }
    return probabilities
  }

  /// Candidates that are ranked at once: their numbers fit into the cache.
  private static let block = 256

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
    /// Highest and last count of a word.
    var highestCount: Float = 0
    var lastCount: Float = 0
    var names: Float = 0
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
      let count = Float(text.vocabulary[entry].count)
      totals.highestCount = max(totals.highestCount, count)
      totals.lastCount = count
      if text.isName(index) { totals.names += 1 }
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
    append(Float(length))
    append(Float(candidate.capitalizedCount) / count)
    append(totals.isAcronym ? 1 : 0)
    append(totals.hasHyphen ? 1 : 0)
    append(totals.hasDigit ? 1 : 0)
    append(candidate.noun / count)
    append(text.choice(candidate.first.upperBound - 1).noun)
    append(candidate.verb / count)
    append(totals.hasLink ? 1 : 0)
    append(min(1, log1pf(lexicon.goldCount(candidate.key)) / 3))
    append(totals.knownShares > 0 ? totals.share / totals.knownShares : 0.2)
    append(totals.knownShares > 0 ? totals.lowestShare : 0.2)
    append(min(1, Float(candidate.containerCount) / count))
    append(min(1, log1pf(words) / 10))
    append(Float(candidate.besideNumberCount) / count)
    append(count)
    append(count / highestCount)
    append(totals.rarity * count / highestWeight)
    append(count / max(totals.highestCount, 1))
    append(count / max(totals.lastCount, 1))
    append(log1pf(totals.lastCount) / 4)
    append(totals.names / size)
    append(Float(candidate.earlyCount) / count)
    append(log1pf(Float(candidate.earlyCount)))
    append(log1pf(candidateCount))
    append(names)
    append(verbs)
    append(capitals)
    append(knownShare)
    append(text.choice(candidate.first.upperBound - 1).verb)
    append(text.choice(candidate.first.lowerBound).adjective)
  }
}

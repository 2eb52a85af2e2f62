import DocentLearning

/// Finds the candidates of a text: every part of a run of nouns and adjectives that can stand alone, or, where word
/// classes are not known, every part of a run between stop words.
///
/// O(words × longest phrase); at most `maximumCandidates` distinct ones, the first in the text.
struct CandidateExtractor {
  static let longestPhrase = 5
  static let longestUntaggedPhrase = 4
  static let maximumCandidates = 100_000
  /// Least probability of noun or adjective for a word to be in a phrase, and of noun to carry one.
  private static let nominal: Float = 0.4
  private static let carrying: Float = 0.3

  private let text: PhraseText
  private let traits: PhraseLanguage
  private(set) var candidates: [PhraseCandidate] = []
  /// Numbers of the candidates by their keys.
  private var positions = RecentKeys()
  /// Every occurrence: which candidate, and where.
  private(set) var occurrences: [(candidate: Int32, start: Int32, count: Int32)] = []

  init(_ text: PhraseText, traits: PhraseLanguage) {
    self.text = text
    self.traits = traits
    var index = 0
    while index < text.words.count {
      guard isInside(index) else {
        index += 1
        continue
      }
      let start = index
      while index < text.words.count, continuesRun(index, from: start) { index += 1 }
      addParts(of: start..<index)
    }
    countContainers()
  }

  private func isInside(_ index: Int) -> Bool {
    guard text.words[index].role == .content else { return false }
    guard traits.isTagged else { return true }
    let choice = text.choice(index)
    return choice.noun + choice.adjective >= Self.nominal
  }

  private func continuesRun(_ index: Int, from start: Int) -> Bool {
    let word = text.words[index]
    if index == start { return true }
    guard !isBroken(before: index) else { return false }
    if isInside(index) { return true }
    switch word.role {
    case .link:
      return isInside(index - 1) && index + 1 < text.words.count && isInside(index + 1)
        && !isBroken(before: index + 1)
    case .number: return text.words[index - 1].isCapitalized && isInside(index - 1)
    case .content, .boundary: return false
    }
  }

  /// Whether no phrase leads from the word before to this one. The text ends behind its last word.
  private func isBroken(before index: Int) -> Bool {
    index == 0 || index == text.words.count || text.words[index].startsAnew
      || text.words[index].sentence != text.words[index - 1].sentence
  }

  private mutating func addParts(of run: Range<Int>) {
    let longest = traits.isTagged ? Self.longestPhrase : Self.longestUntaggedPhrase
    for start in run where text.words[start].role == .content {
      var key: UInt64 = 0
      for end in start + 1...min(start + longest, run.upperBound) {
        for hash in text.vocabulary[Int(text.words[end - 1].entry)].stemHashes { key = FeatureHash.combine(key, hash) }
        guard canStandAlone(start..<end) else { continue }
        let isWhole =
          (isBroken(before: start) || !isInside(start - 1)) && (isBroken(before: end) || !isInside(end))
        add(start..<end, key: key, isWhole: isWhole)
      }
    }
  }

  private func canStandAlone(_ range: Range<Int>) -> Bool {
    let last = text.words[range.upperBound - 1]
    guard last.role == .content || (last.role == .number && range.count > 1) else { return false }
    guard traits.isTagged else { return true }
    if last.role == .number || text.choice(range.upperBound - 1).noun >= Self.carrying { return true }
    return traits.adjectiveFollowsNoun && text.choice(range.lowerBound).noun >= Self.carrying
  }

  private mutating func add(_ range: Range<Int>, key: UInt64, isWhole: Bool) {
    let index: Int
    if let known = positions[key] {
      index = known
    } else {
      guard candidates.count < Self.maximumCandidates else { return }
      index = positions.number(of: key).number
      candidates.append(PhraseCandidate(key: key, first: range))
    }
    let sentence = text.words[range.lowerBound].sentence
    candidates[index].count += 1
    candidates[index].last = range.lowerBound
    if range.lowerBound < PhraseFeatures.earlyWords { candidates[index].earlyCount += 1 }
    if isWhole { candidates[index].wholeCount += 1 }
    if candidates[index].lastSentence != sentence {
      candidates[index].lastSentence = sentence
      candidates[index].sentenceCount += 1
    }
    var noun: Float = 0
    var verb: Float = 0
    var areCapitalized = true
    for word in range where text.words[word].role == .content {
      let choice = text.choice(word)
      noun += choice.noun
      verb = max(verb, choice.verb)
      areCapitalized = areCapitalized && text.words[word].isCapitalized
    }
    candidates[index].noun += noun / Float(range.count)
    candidates[index].verb += verb
    if isNumber(range.lowerBound - 1) || isNumber(range.upperBound) { candidates[index].besideNumberCount += 1 }
    if areCapitalized { candidates[index].capitalizedCount += 1 }
    occurrences.append((Int32(index), Int32(range.lowerBound), Int32(range.count)))
  }

  private func isNumber(_ index: Int) -> Bool {
    text.words.indices.contains(index) && text.words[index].role == .number
  }

  private mutating func countContainers() {
    for candidate in candidates where candidate.first.count > 1 {
      for start in candidate.first {
        var key: UInt64 = 0
        for end in start + 1...candidate.first.upperBound {
          for hash in text.vocabulary[Int(text.words[end - 1].entry)].stemHashes {
            key = FeatureHash.combine(key, hash)
          }
          guard end - start < candidate.first.count, let part = positions[key] else { continue }
          candidates[part].containerCount = max(candidates[part].containerCount, candidate.count)
        }
      }
    }
  }
}

import DocentDocument

/// Joins the key phrases of several stretches of one text: the same phrase once, with all its places and its best score.
struct PhraseMerger {
  private var phrases: [KeyPhrase] = []
  private var indices: [String: Int] = [:]

  mutating func add(_ found: [KeyPhrase], shiftedBy base: Int) {
    for phrase in found {
      let mentions = phrase.mentions.map { $0.shifted(by: base) }
      if let index = indices[phrase.key] {
        phrases[index].mentions += mentions
        phrases[index].score = max(phrases[index].score, phrase.score)
      } else {
        indices[phrase.key] = phrases.count
        phrases.append(KeyPhrase(text: phrase.text, key: phrase.key, score: phrase.score, mentions: mentions))
      }
    }
  }

  /// Best first; equal scores in the order of their first places.
  var ranked: [KeyPhrase] {
    phrases.sorted { left, right in
      left.score == right.score ? left.mentions[0] < right.mentions[0] : left.score > right.score
    }
  }
}

import DocentDocument

/// Counts key phrases over documents: first those in the most documents, then those with the highest sum of scores.
struct PhraseTally {
  struct Entry {
    var text: String
    var documents: Int
    var score: Double
  }

  private var entries: [String: Entry] = [:]
  private var spellings = SpellingTally()

  /// Adds the phrases of one document.
  mutating func add(_ phrases: [PhraseSummary]) {
    for phrase in phrases {
      var entry = entries[phrase.key] ?? Entry(text: phrase.text, documents: 0, score: 0)
      entry.documents += 1
      entry.score += phrase.score
      entries[phrase.key] = entry
      spellings.add(phrase.text, of: phrase.key)
    }
  }

  func top(_ count: Int) -> [Entry] {
    let sorted = entries.sorted { left, right in
      if left.value.documents != right.value.documents { return left.value.documents > right.value.documents }
      if left.value.score != right.value.score { return left.value.score > right.value.score }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    return sorted.prefix(count).map { key, entry in
      var entry = entry
      entry.text = spellings.form(of: key) ?? entry.text
      return entry
    }
  }
}

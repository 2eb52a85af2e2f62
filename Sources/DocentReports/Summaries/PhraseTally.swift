import DocentDocument

/// Counts key phrases over documents: first those in the most documents, then those with the highest sum of scores.
struct PhraseTally {
  struct Entry {
    var text: String
    var documents: Int
    var score: Double
  }

  private var entries: [String: Entry] = [:]
  private var spellings: [String: [String: Int]] = [:]

  /// Adds the phrases of one document.
  mutating func add(_ phrases: [PhraseSummary]) {
    for phrase in phrases {
      var entry = entries[phrase.key] ?? Entry(text: phrase.text, documents: 0, score: 0)
      entry.documents += 1
      entry.score += phrase.score
      entries[phrase.key] = entry
      spellings[phrase.key, default: [:]][phrase.text, default: 0] += 1
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
      entry.text = spelling(of: key) ?? entry.text
      return entry
    }
  }

  /// The most frequent spelling of a phrase; of equally frequent ones the last by its bytes, which prefers lower case.
  private func spelling(of key: String) -> String? {
    spellings[key]?.max { left, right in
      left.value == right.value
        ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.value < right.value
    }?.key
  }
}

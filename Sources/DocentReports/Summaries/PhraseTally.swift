import DocentDocument

/// Counts key phrases over documents: first those in the most documents, then those with the highest sum of scores.
struct PhraseTally {
  struct Entry {
    var text: String
    var documents: Int
    var score: Double
  }

  private var entries: [String: Entry] = [:]

  /// Adds the phrases of one document.
  mutating func add(_ phrases: [PhraseSummary]) {
    for phrase in phrases {
      var entry = entries[phrase.key] ?? Entry(text: phrase.text, documents: 0, score: 0)
      entry.documents += 1
      entry.score += phrase.score
      // The spelling must not depend on which document came first.
      if phrase.text.utf8.lexicographicallyPrecedes(entry.text.utf8) { entry.text = phrase.text }
      entries[phrase.key] = entry
    }
  }

  func top(_ count: Int) -> [Entry] {
    let sorted = entries.values.sorted { left, right in
      if left.documents != right.documents { return left.documents > right.documents }
      if left.score != right.score { return left.score > right.score }
      return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
    return Array(sorted.prefix(count))
  }
}

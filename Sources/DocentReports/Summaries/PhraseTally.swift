import DocentDocument

/// Counts key phrases over documents: first those in the most documents, then those with the highest sum of scores.
struct PhraseTally {
  /// A phrase with what its documents add up to.
  struct Phrase {
    var text: String
    var documents: Int
    var score: Double
  }

  private struct Entry {
    var key: String
    var documents = 0
    var score = 0.0
    var spellings = SpellingTally()

    func isBefore(_ other: Entry) -> Bool {
      if documents != other.documents { return documents > other.documents }
      if score != other.score { return score > other.score }
      return key.utf8.lexicographicallyPrecedes(other.key.utf8)
    }
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]

  /// Adds the phrases of one document.
  mutating func add(_ phrases: [PhraseSummary]) {
    for phrase in phrases {
      let place = places[phrase.key] ?? entries.count
      if place == entries.count {
        places[phrase.key] = place
        entries.append(Entry(key: phrase.key))
      }
      entries[place].documents += 1
      entries[place].score += phrase.score
      entries[place].spellings.add(phrase.text)
    }
  }

  /// The first `count` of them. O(phrases × `count`) at worst, mostly O(phrases).
  func top(_ count: Int) -> [Phrase] {
    guard count > 0 else { return [] }
    var best: [Int] = []
    for place in entries.indices {
      if best.count == count {
        guard entries[place].isBefore(entries[best[count - 1]]) else { continue }
        best.removeLast()
      }
      let position = best.firstIndex { entries[place].isBefore(entries[$0]) } ?? best.count
      best.insert(place, at: position)
    }
    return best.map { place in
      let entry = entries[place]
      return Phrase(text: entry.spellings.form, documents: entry.documents, score: entry.score)
    }
  }
}

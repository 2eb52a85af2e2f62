/// What reading for sentiment remembers from text to text, so that words that return cost little. One a worker: not
/// thread-safe. It never changes what is found.
package final class SentimentMemory {
  private var characters: [String: CharacterSums] = [:]

  package init() {}

  /// What the characters of words add in the model of a group of languages.
  func characters(of group: SentimentModel.Group) -> CharacterSums {
    if let known = characters[group.name] { return known }
    let sums = CharacterSums()
    characters[group.name] = sums
    return sums
  }
}

/// Weights and number of the character n-grams of the words met lately, for one model.
final class CharacterSums {
  typealias Entry = (sum: SIMD4<Float>, count: Int32)

  private var recent = RecentKeys(limit: 1 << 13)
  private var entries: [Entry] = []

  func entry(for word: UInt64, otherwise compute: () -> Entry) -> Entry {
    if !recent.hasRoom(for: 1) {
      recent.removeAll()
      entries.removeAll(keepingCapacity: true)
    }
    let (number, isNew) = recent.number(of: word)
    if isNew { entries.append(compute()) }
    return entries[number]
  }
}

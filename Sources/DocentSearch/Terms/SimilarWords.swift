/// How far words may differ to count as similar.
enum SimilarWords {
  /// The automaton of a folded word; nil for words too long for one. Without a number of edits short words must be the
  /// same, words of three to five characters may differ by one edit, longer ones by two.
  static func automaton(_ word: [UInt8], distance: Int?) -> LevenshteinAutomaton? {
    let scalars = word.scalars
    let byLength = scalars.count < 3 ? 0 : scalars.count < 6 ? 1 : 2
    return LevenshteinAutomaton(scalars, maximumDistance: min(max(distance ?? byLength, 0), 2))
  }
}

/// How often words had each label, by the hash of the word.
struct SyntaxWordCounts {
  private(set) var counts: [UInt64: [Float]] = [:]
  private let labels: Int

  init(labels: Int) { self.labels = labels }

  mutating func add(_ word: UInt64, label: Int, weight: Float = 1) {
    counts[word, default: Array(repeating: 0, count: labels)][label] += weight
  }

  mutating func add(_ other: SyntaxWordCounts) {
    for (word, row) in other.counts {
      for (label, count) in row.enumerated() where count > 0 { add(word, label: label, weight: count) }
    }
  }
}

/// Makes what the features know about words out of counts.
struct SyntaxLexiconBuilder {
  /// A label is a word's second one from this share of its occurrences on.
  private static let leastShare: Float = 0.05
  private static let often: Float = 5
  private static let frequent: Float = 30
  private static let fixedCount: Float = 40
  private static let fixedShare: Float = 0.9985

  /// Counts in treebanks, and in texts that an earlier model has tagged.
  var gold: SyntaxWordCounts
  var found: SyntaxWordCounts
  /// Counts that decide which words are frequent and fixed: those of the whole treebank.
  var all: SyntaxWordCounts
  var clusters: [UInt64: UInt16]

  /// Every word that something is known about.
  func words() -> [UInt64: SyntaxWord] {
    var words: [UInt64: SyntaxWord] = [:]
    for word in Set(gold.counts.keys).union(found.counts.keys) { words[word] = self.word(word) }
    for (word, cluster) in clusters where words[word] == nil { words[word] = SyntaxWord(cluster: cluster) }
    return words
  }

  private func word(_ word: UInt64) -> SyntaxWord {
    var row = gold.counts[word] ?? []
    let isInTreebank = !row.isEmpty
    if let more = found.counts[word] { row = row.isEmpty ? more : zip(row, more).map { $0 + $1 } }
    let order = row.indices.sorted { row[$0] == row[$1] ? $0 < $1 : row[$0] > row[$1] }
    let total = row.reduce(0, +)
    let second = order.count > 1 && row[order[1]] >= total * Self.leastShare ? order[1] : nil
    let everywhere = all.counts[word] ?? []
    let seen = everywhere.reduce(0, +)
    let highest = everywhere.max() ?? 0
    return SyntaxWord(
      first: order[0], second: second, isInTreebank: isInTreebank, isSeenOften: total >= Self.often,
      isFixed: seen >= Self.fixedCount && highest >= seen * Self.fixedShare && everywhere[order[0]] == highest,
      isFrequent: seen >= Self.frequent, cluster: clusters[word] ?? 0)
  }
}

import Glibc
import DocentDocument
import DocentLearning
import DocentText

/// In how many sentences of a language each word occurs, over all and by source: what makes stop words and rarities.
struct WordStatistics {
  private struct Count {
    var sentences = 0
    var bySource: [Int] = []
  }

  private var counts: [[UInt8]: Count] = [:]
  private var sentencesBySource: [Int] = []
  private var sources: [String: Int] = [:]
  private(set) var sentences = 0

  /// Adds the words of one sentence or line.
  mutating func add(_ text: TokenizedText, source: String) {
    let index = sources[source] ?? sources.count
    sources[source] = index
    if index == sentencesBySource.count { sentencesBySource.append(0) }
    for sentence in text.sentences {
      sentences += 1
      sentencesBySource[index] += 1
      var forms: Set<[UInt8]> = []
      for token in sentence where text.tokens[token].kind == .word {
        forms.insert(CaseFolding.folded(text.bytes(ofToken: token)))
      }
      for form in forms {
        counts[form, default: Count()].sentences += 1
        let missing = index + 1 - (counts[form]?.bySource.count ?? 0)
        if missing > 0 { counts[form]?.bySource.append(contentsOf: repeatElement(0, count: missing)) }
        counts[form]?.bySource[index] += 1
      }
    }
  }

  /// Rarity of a word that was never seen.
  var highestRarity: Float { min(15.9, Self.rarity(0, of: sentences)) }

  /// The most frequent words with their rarity, most frequent first.
  func rarities(limit: Int) -> [(form: [UInt8], rarity: Float)] {
    ranked().filter { $0.count.sentences > 1 }.prefix(limit).map {
      ($0.form, Self.rarity($0.count.sentences, of: sentences))
    }
  }

  /// Words of grammar: frequent, and about as frequent in every kind of text. Words of a subject are frequent in some
  /// sources only.
  func stopWords(limit: Int) -> [[UInt8]] {
    let large = sentencesBySource.indices.filter { sentencesBySource[$0] >= Self.largeSource }
    return ranked().prefix(Self.mostFrequent).filter { word in
      let share = Double(word.count.sentences) / Double(max(sentences, 1))
      guard share >= Self.leastShare else { return false }
      return large.allSatisfy { source in
        let inSource = source < word.count.bySource.count ? word.count.bySource[source] : 0
        return Double(inSource) / Double(sentencesBySource[source]) >= share * Self.evenness
      }
    }.prefix(limit).map(\.form)
  }

  private static let largeSource = 200
  private static let mostFrequent = 600
  private static let leastShare = 0.004
  private static let evenness = 0.15

  private func ranked() -> [(form: [UInt8], count: Count)] {
    counts.map { ($0.key, $0.value) }.sorted {
      $0.count.sentences == $1.count.sentences
        ? $0.form.lexicographicallyPrecedes($1.form) : $0.count.sentences > $1.count.sentences
    }
  }

  private static func rarity(_ count: Int, of total: Int) -> Float {
    logf((Float(total) + 1) / (Float(count) + 0.5))
  }
}

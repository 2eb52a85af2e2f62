import DocentDocument
import Glibc

/// Counts documents and their sentiment by name or phrase, and remembers documents that show it best.
struct TopicTally {
  struct Topic {
    /// What mentions of the topic have in common.
    var key: String
    var text: String
    var counts: SentimentCounts
    /// Rows of the documents with the most decided sentiment, that first.
    var documents: [Int64]
  }

  private struct Entry {
    var spellings = SpellingTally()
    var counts = SentimentCounts()
    var best: [(document: Int64, strength: Double)] = []

    mutating func add(_ text: String, of document: Int64, _ sentiment: SentimentResult?) {
      spellings.add(text)
      counts.add(sentiment?.label)
      let strength = sentiment.map { max($0.score.positive, $0.score.negative) } ?? 0
      best.insertRanked((document, strength), limit: TopicTally.keptDocuments) { $0.strength }
    }
  }

  private static let keptDocuments = 3

  private var entries: [String: Entry] = [:]

  /// Adds a document that has the topic; to be called once for each of both.
  mutating func add(_ key: String, text: String, of document: Int64, _ sentiment: SentimentResult?) {
    entries[key, default: Entry()].add(text, of: document, sentiment)
  }

  /// Those in the most documents.
  func top(_ count: Int) -> [Topic] {
    let sorted = entries.sorted { left, right in
      left.value.counts.documents == right.value.counts.documents
        ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        : left.value.counts.documents > right.value.counts.documents
    }
    return sorted.prefix(count).map { topic($0.key, $0.value) }
  }

  /// Those that tell documents of one label from those of another, most telling first: log-odds ratio with an informative
  /// Dirichlet prior over its standard deviation (Monroe, Colaresi and Quinn 2008, "Fightin' Words", formulas 16–22),
  /// counted in documents.
  ///
  /// - Parameters:
  ///   - least: of the documents of that label that must have the topic.
  ///   - significance: standard deviations from which a difference counts.
  func telling(
    _ label: Sentiment, from other: Sentiment, _ count: Int, least: Int, significance: Double
  ) -> [Topic] {
    var totals = (label: 0.0, other: 0.0, all: 0.0)
    for entry in entries.values {
      totals.label += Double(entry.counts[label])
      totals.other += Double(entry.counts[other])
      totals.all += Double(entry.counts.judged)
    }
    guard totals.all > 0 else { return [] }
    let priorMass = min(500, totals.all)
    var ranked: [(key: String, score: Double)] = []
    for (key, entry) in entries where entry.counts[label] >= least {
      let prior = priorMass * Double(entry.counts.judged) / totals.all
      let here = Double(entry.counts[label]) + prior
      let there = Double(entry.counts[other]) + prior
      let hereRest = totals.label + priorMass - here
      let thereRest = totals.other + priorMass - there
      guard hereRest > 0, thereRest > 0 else { continue }
      let score = (log(here / hereRest) - log(there / thereRest)) / (1 / here + 1 / there).squareRoot()
      if score >= significance { ranked.append((key, score)) }
    }
    ranked.sort { left, right in
      left.score == right.score ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.score > right.score
    }
    return ranked.prefix(count).compactMap { item in entries[item.key].map { topic(item.key, $0) } }
  }

  private func topic(_ key: String, _ entry: Entry) -> Topic {
    Topic(
      key: key, text: entry.spellings.form, counts: entry.counts, documents: entry.best.map(\.document))
  }
}

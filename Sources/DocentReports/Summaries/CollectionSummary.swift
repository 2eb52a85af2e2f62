package import DocentDocument
import DocentStore

/// What a collection holds at a glance: outcomes by reason, languages, sentiment, top entities and phrases.
package struct CollectionSummary: Sendable {
  package internal(set) var documents = 0
  package internal(set) var outcomes: [OutcomeCount] = []
  package internal(set) var types: [(name: String, count: Int)] = []
  package internal(set) var languages: [(name: String, count: Int)] = []
  package internal(set) var sentiments: [Sentiment: Int] = [:]
  /// For each type the names in the most documents.
  package internal(set) var entities: [Entity.Kind: [(text: String, documents: Int)]] = [:]
  package internal(set) var phrases: [(text: String, documents: Int)] = []
  /// Sources that have the bytes of an earlier one.
  package internal(set) var duplicates = 0
  /// Documents left out because another one stands for them; nil unless groups of duplicates count once.
  package internal(set) var repeated: Int?

  /// How many documents ended the same way.
  package struct OutcomeCount: Sendable, Hashable {
    package var status: Outcome.Status
    package var reason: Outcome.Reason?
    package var count: Int
  }

  /// Of nothing.
  init() {}

  /// Reads every document once; O(documents).
  ///
  /// - Parameter top: how many names and phrases to keep.
  package init(_ selection: DocumentSelection, top: Int = 8) throws {
    var tallied = OutcomeTally()
    var typeCounts: [String: Int] = [:]
    var languageCounts: [String: Int] = [:]
    var names: [Entity.Kind: [String: Int]] = [:]
    var tally = PhraseTally()
    var hashes: Set<ContentHash> = []
    try selection.forEachDocument { document in
      documents += 1
      tallied.add(document.record.outcome)
      typeCounts[document.shortType, default: 0] += 1
      if !document.languageName.isEmpty { languageCounts[document.languageName, default: 0] += 1 }
      if let sentiment = document.insights.sentiment { sentiments[sentiment.label, default: 0] += 1 }
      for entity in document.insights.entities { names[entity.kind, default: [:]][entity.text, default: 0] += 1 }
      tally.add(document.insights.keyPhrases)
      if let hash = document.record.analysis?.contentHash, !hashes.insert(hash).inserted { duplicates += 1 }
    }
    outcomes = tallied.counts
    repeated = selection.isDistinct ? selection.repeatedCount : nil
    types = Self.ranked(typeCounts)
    languages = Self.ranked(languageCounts)
    for (kind, counts) in names {
      entities[kind] = Self.ranked(counts).prefix(top).map { ($0.name, $0.count) }
    }
    phrases = tally.top(top).map { ($0.text, $0.documents) }
  }

  private static func ranked(_ counts: [String: Int]) -> [(name: String, count: Int)] {
    counts.map { (name: $0.key, count: $0.value) }.sorted { left, right in
      left.count == right.count ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : left.count > right.count
    }
  }
}

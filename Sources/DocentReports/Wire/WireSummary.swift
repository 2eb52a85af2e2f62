package import DocentDocument
package import DocentStore

/// `docent status --json` and `docent process --json`.
package struct WireSummary: Encodable, Sendable {
  package struct Count: Encodable, Sendable {
    package var name: String
    package var count: Int
  }

  package struct OutcomeCount: Encodable, Sendable {
    package var status: Outcome.Status
    package var reason: Outcome.Reason?
    package var count: Int
  }

  package var collection: String
  package var documents: Int
  package var duplicates: Int
  /// With `--distinct`: documents left out because another one stands for them.
  package var repeated: Int?
  package var outcomes: [OutcomeCount]
  package var types: [Count]
  package var languages: [Count]
  package var sentiment: [String: Int]
  package var entities: [String: [Count]]
  package var keyPhrases: [Count]

  package init(_ summary: CollectionSummary, collection: Collection) {
    self.collection = collection.directory
    documents = summary.documents
    duplicates = summary.duplicates
    repeated = summary.repeated
    outcomes = summary.outcomes.map { OutcomeCount(status: $0.status, reason: $0.reason, count: $0.count) }
    types = summary.types.map { Count(name: $0.name, count: $0.count) }
    languages = summary.languages.map { Count(name: $0.name, count: $0.count) }
    sentiment = Dictionary(uniqueKeysWithValues: summary.sentiments.map { ($0.key.rawValue, $0.value) })
    entities = Dictionary(
      uniqueKeysWithValues: summary.entities.map { kind, names in
        (kind.rawValue, names.map { Count(name: $0.text, count: $0.documents) })
      })
    keyPhrases = summary.phrases.map { Count(name: $0.text, count: $0.documents) }
  }
}

extension CollectionSummary {
  /// Sources nothing could be read of.
  package var failures: Int { outcomes.filter { $0.status == .failed }.reduce(0) { $0 + $1.count } }
}

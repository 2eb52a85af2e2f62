import DocentDocument
package import DocentStore
import FoundationEssentials

/// The summary of a whole collection, kept beside it while nothing changes: a run over an unchanged folder does not read
/// every document again.
package enum KeptSummary {
  /// The summary, as kept when it is still true, else made anew and kept. O(documents) when something changed.
  package static func summary(of collection: Collection, _ store: InsightStore) throws -> CollectionSummary {
    let state = try store.documentState()
    if let data = FileManager.default.contents(atPath: collection.summaryPath),
      let kept = try? JSONDecoder().decode(Record.self, from: data), kept.format == Record.currentFormat,
      kept.state == state
    {
      return kept.summary
    }
    let summary = try CollectionSummary(DocumentSelection(store))
    // Where it cannot be kept it is made again the next time.
    if let data = try? JSONEncoder().encode(Record(state: state, summary)) {
      try? data.write(to: URL(filePath: collection.summaryPath), options: .atomic)
    }
    return summary
  }

  /// What stands in the file.
  private struct Record: Codable {
    /// Changes whenever a summary of the same documents may change.
    static let currentFormat = 1

    struct Count: Codable {
      var name: String
      var count: Int
    }

    struct Outcomes: Codable {
      var status: Outcome.Status
      var reason: Outcome.Reason?
      var count: Int
    }

    var format: Int
    /// What the documents were when this was written.
    var state: String
    var documents: Int
    var outcomes: [Outcomes]
    var types: [Count]
    var languages: [Count]
    var sentiments: [String: Int]
    var entities: [String: [Count]]
    var phrases: [Count]
    var duplicates: Int

    init(state: String, _ summary: CollectionSummary) {
      format = Self.currentFormat
      self.state = state
      documents = summary.documents
      outcomes = summary.outcomes.map { Outcomes(status: $0.status, reason: $0.reason, count: $0.count) }
      types = summary.types.map { Count(name: $0.name, count: $0.count) }
      languages = summary.languages.map { Count(name: $0.name, count: $0.count) }
      sentiments = [:]
      for (label, count) in summary.sentiments { sentiments[label.rawValue] = count }
      entities = [:]
      for (kind, names) in summary.entities {
        entities[kind.rawValue] = names.map { Count(name: $0.text, count: $0.documents) }
      }
      phrases = summary.phrases.map { Count(name: $0.text, count: $0.documents) }
      duplicates = summary.duplicates
    }

    var summary: CollectionSummary {
      var summary = CollectionSummary()
      summary.documents = documents
      summary.outcomes = outcomes.map {
        CollectionSummary.OutcomeCount(status: $0.status, reason: $0.reason, count: $0.count)
      }
      summary.types = types.map { ($0.name, $0.count) }
      summary.languages = languages.map { ($0.name, $0.count) }
      for (label, count) in sentiments {
        if let label = Sentiment(rawValue: label) { summary.sentiments[label] = count }
      }
      for (kind, names) in entities {
        if let kind = Entity.Kind(rawValue: kind) { summary.entities[kind] = names.map { ($0.name, $0.count) } }
      }
      summary.phrases = phrases.map { ($0.name, $0.count) }
      summary.duplicates = duplicates
      return summary
    }
  }
}

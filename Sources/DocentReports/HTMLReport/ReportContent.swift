package import DocentDocument
import DocentStore

/// What a report shows of a collection.
package struct ReportContent: Sendable {
  /// How much of everything is kept.
  package struct Limits: Sendable {
    /// Names of each type, phrases, and telling phrases of each side.
    package var topics = 12
    package var groups = 15
    package var sentences = 6
    /// Documents with problems that are listed one by one.
    package var problems = 200

    package init() {}
  }

  /// Documents with a value in common.
  package struct Group: Sendable {
    package var name: String
    package var counts: SentimentCounts
  }

  /// A name or phrase, with a sentence that shows it.
  package struct Topic: Sendable {
    package var text: String
    package var counts: SentimentCounts
    package var example: ExampleSentence?
  }

  /// A document that was not read whole.
  package struct Problem: Sendable {
    package var source: String
    package var outcome: Outcome
  }

  package internal(set) var total = SentimentCounts()
  package internal(set) var outcomes: [CollectionSummary.OutcomeCount] = []
  package internal(set) var duplicates = 0
  /// Documents left out because another one stands for them; nil unless groups of duplicates count once.
  package internal(set) var repeated: Int?
  package internal(set) var series = TimeSeries([:])
  /// Documents that are not in the series: without a date, and those of which only the file has one.
  package internal(set) var undated = 0
  package internal(set) var datedByFile = 0
  package internal(set) var languages: [Group] = []
  package internal(set) var languageCount = 0
  package internal(set) var folders: [Group] = []
  package internal(set) var types: [Group] = []
  package internal(set) var names: [(kind: Entity.Kind, topics: [Topic])] = []
  package internal(set) var phrases: [Topic] = []
  /// Phrases that tell negative documents from positive ones, and the other way round.
  package internal(set) var tellingNegative: [Topic] = []
  package internal(set) var tellingPositive: [Topic] = []
  /// The most decided sentences, of different documents.
  package internal(set) var negativeSentences: [ExampleSentence] = []
  package internal(set) var positiveSentences: [ExampleSentence] = []
  /// In the order of their sources; the first of `problemCount`.
  package internal(set) var problems: [Problem] = []
  package internal(set) var problemCount = 0
  /// `sentiment@…`, in order.
  package internal(set) var models: [ModelVersion] = []

  /// First and last day of the series; nil without dates.
  package internal(set) var span: (first: String, last: String)?
}

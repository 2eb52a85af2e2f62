package import DocentDocument

/// How many documents of a group have which sentiment.
package struct SentimentCounts: Sendable, Hashable {
  /// Every source of the group, whatever its outcome.
  package private(set) var documents = 0
  private var labels: [Sentiment: Int] = [:]

  package init() {}

  /// Adds one document; nil where nothing was analysed.
  package mutating func add(_ label: Sentiment?) {
    documents += 1
    if let label { labels[label, default: 0] += 1 }
  }

  package mutating func add(_ other: SentimentCounts) {
    documents += other.documents
    labels.merge(other.labels, uniquingKeysWith: +)
  }

  package subscript(label: Sentiment) -> Int { labels[label] ?? 0 }

  /// Documents that have a sentiment.
  package var judged: Int { labels.values.reduce(0, +) }

  /// Part of the documents with a sentiment, 0 to 1; nil when there are none.
  package func share(of label: Sentiment) -> Double? { judged == 0 ? nil : Double(self[label]) / Double(judged) }

  /// Share of positive less share of negative documents, −1 to 1; nil when none has a sentiment.
  package var net: Double? { judged == 0 ? nil : Double(self[.positive] - self[.negative]) / Double(judged) }
}

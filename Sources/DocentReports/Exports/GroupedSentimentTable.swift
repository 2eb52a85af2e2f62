import DocentDocument
package import DocentStore

/// `export sentiment --by KEYS`: one row a group, and a last row `TOTAL` over all documents.
///
/// `documents` counts every source of the group, whatever its outcome; shares, means and `net_sentiment`
/// (share of positive less share of negative) are over those with a sentiment.
package struct GroupedSentimentTable: ReportTable {
  private let store: InsightStore
  private let keys: [GroupKey]

  /// - Parameter keys: at least one.
  package init(_ store: InsightStore, by keys: [GroupKey]) {
    self.store = store
    self.keys = keys
  }

  package var columns: [String] {
    keys.map(\.column) + [
      "documents", "positive", "negative", "neutral", "mixed", "share_positive", "share_negative", "mean_positive",
      "mean_negative", "net_sentiment", "first_date", "last_date", "top_key_phrases",
    ]
  }

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    var groups: [[String]: Group] = [:]
    var total = Group()
    try store.forEachDocument { document in
      groups[keys.map { $0.value(of: document) }, default: Group()].add(document)
      total.add(document)
    }
    for values in groups.keys.sorted(by: Self.precedes) {
      guard let group = groups[values] else { continue }
      try body(values.map { $0.isEmpty ? .empty : .text($0) } + group.cells)
    }
    try body([.text("TOTAL")] + keys.dropFirst().map { _ in .empty } + total.cells)
  }

  private static func precedes(_ left: [String], _ right: [String]) -> Bool {
    for (one, other) in zip(left, right) where one != other {
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    return false
  }
}

/// The sums of one group.
private struct Group {
  private static let phraseCount = 5

  private var documents = 0
  private var labels: [Sentiment: Int] = [:]
  private var positive = 0.0
  private var negative = 0.0
  private var firstDate: String?
  private var lastDate: String?
  private var phrases = PhraseTally()

  mutating func add(_ document: StoredDocument) {
    documents += 1
    if let date = document.record.date?.day {
      firstDate = min(firstDate ?? date, date)
      lastDate = max(lastDate ?? date, date)
    }
    phrases.add(document.insights.keyPhrases)
    guard let sentiment = document.insights.sentiment else { return }
    labels[sentiment.label, default: 0] += 1
    positive += sentiment.score.positive
    negative += sentiment.score.negative
  }

  var cells: [ReportCell] {
    let judged = Double(labels.values.reduce(0, +))
    func ratio(_ value: Double) -> ReportCell { judged == 0 ? .empty : .number(value / judged) }
    func count(_ label: Sentiment) -> Int { labels[label] ?? 0 }
    let top = phrases.top(Self.phraseCount).map(\.text).joined(separator: "; ")
    return [
      .integer(documents), .integer(count(.positive)), .integer(count(.negative)), .integer(count(.neutral)),
      .integer(count(.mixed)), ratio(Double(count(.positive))), ratio(Double(count(.negative))), ratio(positive),
      ratio(negative), ratio(Double(count(.positive) - count(.negative))), ReportCell(firstDate),
      ReportCell(lastDate), top.isEmpty ? .empty : .text(top),
    ]
  }
}

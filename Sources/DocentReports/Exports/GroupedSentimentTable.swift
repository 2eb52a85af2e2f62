import DocentDocument
import DocentStore

/// `export sentiment --by KEYS`: one row a group, and a last row `TOTAL` over all documents.
///
/// `documents` counts every source of the group, whatever its outcome; shares, means and `net_sentiment`
/// (share of positive less share of negative) are over those with a sentiment.
package struct GroupedSentimentTable: ReportTable {
  private let documents: DocumentSelection
  private let keys: [GroupKey]

  /// - Parameter keys: at least one.
  package init(_ documents: DocumentSelection, by keys: [GroupKey]) {
    self.documents = documents
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
    try documents.forEachDocument { document in
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

  private var counts = SentimentCounts()
  private var positive = 0.0
  private var negative = 0.0
  private var firstDate: String?
  private var lastDate: String?
  private var phrases = PhraseTally()

  mutating func add(_ document: StoredDocument) {
    counts.add(document.insights.sentiment?.label)
    if let date = document.record.date?.day {
      firstDate = min(firstDate ?? date, date)
      lastDate = max(lastDate ?? date, date)
    }
    phrases.add(document.insights.keyPhrases)
    guard let sentiment = document.insights.sentiment else { return }
    positive += sentiment.score.positive
    negative += sentiment.score.negative
  }

  var cells: [ReportCell] {
    let judged = Double(counts.judged)
    func mean(_ sum: Double) -> ReportCell { judged == 0 ? .empty : .number(sum / judged) }
    let top = phrases.top(Self.phraseCount).map(\.text).joined(separator: "; ")
    return [
      .integer(counts.documents), .integer(counts[.positive]), .integer(counts[.negative]),
      .integer(counts[.neutral]), .integer(counts[.mixed]), ReportCell(counts.share(of: .positive)),
      ReportCell(counts.share(of: .negative)), mean(positive), mean(negative), ReportCell(counts.net),
      ReportCell(firstDate), ReportCell(lastDate), top.isEmpty ? .empty : .text(top),
    ]
  }
}

import DocentDocument
package import DocentStore

/// One document found, as a row of a table.
package enum HitRow {
  package static let columns = [
    "source", "title", "date", "type", "language", "sentiment", "positive", "negative", "neutral", "mixed", "score",
  ]

  package static func cells(_ document: StoredDocument, score: Double) -> [ReportCell] {
    let sentiment = document.insights.sentiment
    func number(_ value: Double?) -> ReportCell { value.map { .number($0) } ?? .empty }
    return [
      .text(document.record.key.rawValue), ReportCell(document.record.title), ReportCell(document.record.date?.value),
      .text(document.shortType), .text(document.languageName), ReportCell(sentiment?.label.rawValue),
      number(sentiment?.score.positive), number(sentiment?.score.negative), number(sentiment?.score.neutral),
      number(sentiment?.score.mixed), .number(score),
    ]
  }
}

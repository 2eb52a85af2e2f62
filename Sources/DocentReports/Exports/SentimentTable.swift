import DocentDocument
import DocentStore

/// `export sentiment`: one row a document.
package struct SentimentTable: ReportTable {
  private let documents: DocumentSelection

  package init(_ documents: DocumentSelection) { self.documents = documents }

  package let columns = [
    "source", "title", "date", "date_origin", "language", "type", "sentiment", "positive", "negative", "neutral",
    "mixed", "sentences", "positive_sentences", "negative_sentences", "key_phrases", "outcome", "model",
  ]

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    try documents.forEachDocument { document in
      let insights = document.insights
      let scores: [ReportCell] = Sentiment.allCases.map { label in
        insights.sentiment.map { .number($0.score[label]) } ?? .empty
      }
      let hasText = document.byteCount > 0
      let phrases = insights.keyPhrases.prefix(10).map(\.text).joined(separator: "; ")
      try body(
        [
          .text(document.record.key.rawValue), ReportCell(document.record.title),
          ReportCell(document.record.date?.value), ReportCell(document.record.date?.origin.rawValue),
          hasText ? .text(document.languageName) : .empty, .text(document.shortType),
          ReportCell(insights.sentiment?.label.rawValue),
        ] + scores + [
          hasText ? .integer(insights.sentences) : .empty,
          hasText ? .integer(insights.positiveSentences) : .empty,
          hasText ? .integer(insights.negativeSentences) : .empty,
          phrases.isEmpty ? .empty : .text(phrases), .text(document.outcomeName),
          ReportCell(insights.sentiment == nil ? nil : document.modelName("sentiment")),
        ])
    }
  }
}

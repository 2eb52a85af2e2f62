package import DocentDocument
import DocentExtraction
package import DocentSearch
package import DocentStore

/// `docent search --json`: one document found. Offsets count code points of the document's text. `Score` is BM25, 0 where
/// the query only filters; `Duplicates` counts other documents found that say the same, with `--collapse`; `Cursor` goes
/// after `--after` for what comes behind this document; `Explanation` comes with `--explain`.
package struct WireHit: Encodable, Sendable {
  package struct WireSnippet: Encodable, Sendable {
    var text: String
    var beginOffset: Int
    var endOffset: Int
    var highlights: [WireRange]

    enum CodingKeys: String, CodingKey {
      case text = "Text"
      case beginOffset = "BeginOffset"
      case endOffset = "EndOffset"
      case highlights = "Highlights"
    }
  }

  var source: String
  var title: String?
  var date: String?
  var type: String
  var languageCode: String?
  var sentiment: Sentiment?
  var sentimentScore: WireSentimentScore?
  var score: Double
  var snippets: [WireSnippet]?
  var duplicates: Int?
  var cursor: String?
  var explanation: WireExplanation?

  enum CodingKeys: String, CodingKey {
    case source = "Source"
    case title = "Title"
    case date = "Date"
    case type = "Type"
    case languageCode = "LanguageCode"
    case sentiment = "Sentiment"
    case sentimentScore = "SentimentScore"
    case score = "Score"
    case duplicates = "Duplicates"
    case cursor = "Cursor"
    case explanation = "Explanation"
    case snippets = "Snippets"
  }

  /// - Parameter snippets: spans of `part`; nil leaves them out.
  package init(
    _ document: StoredDocument, score: Double, part: DocumentPart? = nil, snippets: [Snippet]? = nil,
    duplicates: Int = 0, cursor: SearchCursor? = nil, explanation: Explanation? = nil
  ) {
    source = document.record.key.rawValue
    title = document.record.title
    date = document.record.date?.value
    type = document.record.mediaType.shortName
    languageCode = document.byteCount > 0 ? document.insights.language.rawValue : nil
    sentiment = document.insights.sentiment?.label
    sentimentScore = document.insights.sentiment.map { WireSentimentScore($0.score) }
    self.score = WireNumber.rounded(score)
    self.duplicates = duplicates > 0 ? duplicates : nil
    self.cursor = cursor?.text
    self.explanation = explanation.map(WireExplanation.init)
    self.snippets = snippets.map { snippets in
      guard let part else { return [] }
      let offsets = PartOffsets(part)
      return snippets.map { snippet in
        WireSnippet(
          text: part.text[snippet.span], beginOffset: offsets.begin(snippet.span), endOffset: offsets.end(snippet.span),
          highlights: snippet.matches.map { WireRange(beginOffset: offsets.begin($0), endOffset: offsets.end($0)) })
      }
    }
  }
}

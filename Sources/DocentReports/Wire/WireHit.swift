package import DocentDocument
import DocentExtraction
package import DocentSearch
package import DocentStore

/// `docent search --json`: one document found. Offsets count code points of the document's text.
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
  var score: Double
  var snippets: [WireSnippet]

  enum CodingKeys: String, CodingKey {
    case source = "Source"
    case title = "Title"
    case date = "Date"
    case type = "Type"
    case languageCode = "LanguageCode"
    case sentiment = "Sentiment"
    case score = "Score"
    case snippets = "Snippets"
  }

  /// - Parameter snippets: spans of `part`.
  package init(_ document: StoredDocument, score: Double, part: DocumentPart?, snippets: [Snippet]) {
    source = document.record.key.rawValue
    title = document.record.title
    date = document.record.date?.value
    type = document.record.mediaType.shortName
    languageCode = document.byteCount > 0 ? document.insights.language.rawValue : nil
    sentiment = document.insights.sentiment?.label
    self.score = WireNumber.rounded(score)
    self.snippets =
      part.map { part in
        let offsets = PartOffsets(part)
        return snippets.map { snippet in
          WireSnippet(
            text: part.text[snippet.span], beginOffset: offsets.begin(snippet.span),
            endOffset: offsets.end(snippet.span),
            highlights: snippet.matches.map {
              WireRange(beginOffset: offsets.begin($0), endOffset: offsets.end($0))
            })
        }
      } ?? []
  }
}

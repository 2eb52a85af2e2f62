import DocentAnalysis
import DocentExtraction
import DocentDocument
package import DocentStore

/// `docent show --json`: one stored document with everything known of it.
package struct WireStoredDocument: Encodable, Sendable {
  var source: String
  var title: String?
  var date: String?
  var dateOrigin: DocumentDate.Origin?
  var type: String
  var mediaType: MediaType
  var outcome: WireDocument.WireOutcome
  var metadata: WireMetadata
  var contentHash: String?
  var duplicates: [String]
  var text: String
  var insights: WireAnalysis

  enum CodingKeys: String, CodingKey {
    case source = "Source"
    case title = "Title"
    case date = "Date"
    case dateOrigin = "DateOrigin"
    case type = "Type"
    case mediaType = "MediaType"
    case outcome = "Outcome"
    case metadata = "Metadata"
    case contentHash = "ContentHash"
    case duplicates = "Duplicates"
    case text = "Text"
    case insights = "Insights"
  }

  /// Reads the whole text of the document.
  package init(_ document: StoredDocument, store: InsightStore) throws {
    var parts: [AnalyzedPart] = []
    if let analysis = document.analysisID { try store.forEachPart(ofAnalysis: analysis) { parts.append($0) } }
    let record = document.record
    source = record.key.rawValue
    title = record.title
    date = record.date?.value
    dateOrigin = record.date?.origin
    type = record.mediaType.shortName
    mediaType = record.mediaType
    outcome = WireDocument.WireOutcome(record.outcome)
    metadata = WireMetadata(document.metadata)
    contentHash = record.analysis?.contentHash.description
    duplicates = try store.duplicates(of: document).map(\.rawValue)
    text = parts.map(\.part.text.string).joined()
    insights = WireAnalysis(
      id: nil, insights: document.insights, parts: parts, features: AnalysisFeature.standard,
      models: document.models)
  }
}

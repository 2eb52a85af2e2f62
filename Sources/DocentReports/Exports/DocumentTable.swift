import DocentDocument
import DocentStore

/// `export documents`: one row a source with its outcome and what it says about itself.
package struct DocumentTable: ReportTable {
  private let documents: DocumentSelection

  package init(_ documents: DocumentSelection) { self.documents = documents }

  package let columns = [
    "source", "title", "date", "date_origin", "folder", "type", "language", "languages", "characters", "pages",
    "authors", "from", "to", "subject", "tags", "outcome", "message", "content_hash", "duplicate_of", "models",
  ]

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    // The first source with some bytes is the one the others are duplicates of.
    var first: [String: SourceKey] = [:]
    try documents.forEachDocument { document in
      let metadata = document.metadata
      let hash = document.record.analysis?.contentHash.description
      var original: SourceKey?
      if let hash {
        original = first[hash]
        if original == nil { first[hash] = document.record.key }
      }
      let languages = document.insights.languages.map { "\($0.language)=\(NumberText.decimal($0.score))" }
      try body([
        .text(document.record.key.rawValue), ReportCell(document.record.title),
        ReportCell(document.record.date?.value), ReportCell(document.record.date?.origin.rawValue),
        .text(document.record.folder), .text(document.shortType), .text(document.languageName),
        .text(languages.joined(separator: " ")), .integer(document.scalarCount),
        metadata.pageCount.map { .integer($0) } ?? .empty, .text(metadata.authors.joined(separator: "; ")),
        ReportCell(metadata.from), .text(metadata.to.joined(separator: "; ")), ReportCell(metadata.subject),
        .text(document.record.tags.map { "\($0.name)=\($0.value)" }.joined(separator: " ")),
        .text(document.outcomeName), ReportCell(document.record.outcome.message), ReportCell(hash),
        ReportCell(original?.rawValue), .text(document.models.map(\.description).joined(separator: " ")),
      ])
    }
  }
}

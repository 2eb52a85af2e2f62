package import DocentDocument

/// One source: the row that outcomes count. What was found in it is its analysis, shared with its duplicates.
package struct DocumentRecord: Sendable, Hashable {
  package var key: SourceKey
  /// Key of the file it stands in; its own key for a file.
  package var file: SourceKey
  package var mediaType: MediaType
  package var outcome: Outcome
  package var title: String?
  package var date: DocumentDate?
  package var tags: [Metadata.Tag]
  /// Nil when nothing could be read, not even the bytes.
  package var analysis: AnalysisIdentity?

  package init(
    key: SourceKey, file: SourceKey, mediaType: MediaType, outcome: Outcome, title: String? = nil,
    date: DocumentDate? = nil, tags: [Metadata.Tag] = [], analysis: AnalysisIdentity? = nil
  ) {
    self.key = key
    self.file = file
    self.mediaType = mediaType
    self.outcome = outcome
    self.title = title
    self.date = date
    self.tags = tags
    self.analysis = analysis
  }

  /// The folder of the file: `tickets/2024` of `tickets/2024/a.eml!/invoice.pdf`; empty at the top.
  package var folder: String {
    guard let slash = file.rawValue.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(file.rawValue[..<slash])
  }
}

/// A stored document with its analysis.
package struct StoredDocument: Sendable {
  package var id: Int64
  package var analysisID: Int64?
  package var record: DocumentRecord
  package var metadata: Metadata
  package var insights: DocumentInsights
  package var byteCount: Int
  package var scalarCount: Int
  package var models: [ModelVersion]
}

import DocentDocument
import DocentStore

/// What workers hand to the writer.
enum WriteRequest: Sendable {
  /// A source with its outcome; the analysis comes with it the first time its content is met.
  case document(DocumentRecord, NewAnalysis?)
  /// Every source of a file was submitted.
  case fileDone(FileRecord)
  /// A file was processed with other settings that make no difference to it: these are noted.
  case fileCurrent(FileRecord)
  /// A file is no longer there.
  case fileGone(SourceKey)
}

/// An analysis that is not stored yet.
struct NewAnalysis: Sendable {
  let record: AnalysisRecord
  let spool: PartSpool
}

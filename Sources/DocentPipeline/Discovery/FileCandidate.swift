package import DocentDocument
import DocentStore

/// A file the scanner found.
package struct FileCandidate: Sendable, Hashable {
  package var key: SourceKey
  /// Where to open it.
  package var path: String
  /// Bytes.
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  /// Set when the file is not to be opened, with the outcome it has instead.
  package var rejection: Outcome?
}

extension FileCandidate {
  /// What the store keeps of the file once it is completely processed.
  func record(settings: String) -> FileRecord {
    FileRecord(key: key, size: size, modified: modified, settings: settings)
  }
}

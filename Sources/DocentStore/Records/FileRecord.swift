package import DocentDocument

/// What a file looked like when it was processed: unchanged files are not opened again.
package struct FileRecord: Sendable, Hashable {
  package var key: SourceKey
  /// Bytes.
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  /// Options and versions of the run that processed it.
  package var settings: String

  package init(key: SourceKey, size: Int64, modified: Int64, settings: String) {
    self.key = key
    self.size = size
    self.modified = modified
    self.settings = settings
  }
}

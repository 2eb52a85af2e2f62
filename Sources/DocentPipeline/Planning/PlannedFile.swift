package import DocentDocument

/// What a run would do with one file, and why.
package struct PlannedFile: Sendable, Hashable {
  /// Why a file is worked on, or leaves.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Never seen.
    case new
    /// Never seen at this place, but the bytes are those of a file that is gone: its results go with it.
    case moved
    /// Another size or time than when it was processed.
    case changed
    /// It could not be opened, or its run ended before it was finished.
    case unfinished
    /// Its results were made by another version of a model.
    case newModel = "new model"
    /// Its results were made by another version of a reader, or there is a reader now for what could not be read.
    case newReader = "new reader"
    /// It was processed with other options.
    case newSettings = "new settings"
    /// It is there no more: its results leave.
    case gone
    /// It is there no more, nor is anything else in its folder: its results stay until `--prune`.
    case missing
    /// Nothing to do.
    case unchanged
  }

  package var key: SourceKey
  package var reason: Reason
  /// Bytes; 0 for files that are gone.
  package var size: Int64
  /// What exactly is new, or where a moved file came from.
  package var detail: String?

  /// Whether a run would open the file.
  package var isWork: Bool {
    switch reason {
    case .gone, .missing, .unchanged: false
    default: true
    }
  }

  package init(key: SourceKey, reason: Reason, size: Int64, detail: String? = nil) {
    self.key = key
    self.reason = reason
    self.size = size
    self.detail = detail
  }
}

package import DocentDocument
package import DocentStore
import Synchronization

/// What happens during a run, for whoever shows it.
package enum ProgressEvent: Sendable {
  /// The files were counted: how many, and their bytes.
  case counted(files: Int, bytes: Int64)
  /// Work on a file begins.
  case started(SourceKey, size: Int64)
  /// A file had not changed since it was last processed.
  case unchanged(SourceKey, size: Int64)
  /// A source has its outcome; `analyzed` is false when its analysis was known already.
  case finished(SourceKey, Outcome, analyzed: Bool)
  /// All sources of a file have theirs.
  case fileDone(SourceKey, size: Int64)
  /// A source left the collection.
  case removed(SourceKey)
  /// So many files are gone with everything around them; their results stay until they are pruned.
  case missing(Int)
}

/// Counts what happens and passes it on.
package final class ProgressReporter: Sendable {
  private let counts = Mutex(RunRecord.Counts())
  private let listener: @Sendable (ProgressEvent) -> Void

  package init(_ listener: @escaping @Sendable (ProgressEvent) -> Void) { self.listener = listener }

  func send(_ event: ProgressEvent) {
    counts.withLock { counts in
      switch event {
      case .counted(let files, _): counts.files = files
      case .unchanged: counts.unchangedFiles += 1
      case .finished(_, _, let analyzed):
        if analyzed { counts.analyzed += 1 } else { counts.reused += 1 }
      case .removed: counts.removed += 1
      case .missing(let files): counts.missing = files
      case .started, .fileDone: break
      }
    }
    listener(event)
  }

  /// What was counted so far.
  package var total: RunRecord.Counts { counts.withLock { $0 } }
}

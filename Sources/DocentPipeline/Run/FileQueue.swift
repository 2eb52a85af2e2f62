import DocentDocument
import DocentStore
import Synchronization

/// The files of a run that there is something to do with, given out one by one to the workers who ask: nobody waits for a
/// slow file, and memory does not follow the size of the folder.
final class FileQueue: Sendable {
  /// What a worker gets.
  enum Step: Sendable {
    /// A file to process.
    case process(FileCandidate)
    /// A file whose record alone is to be renewed.
    case renew(FileRecord)
  }

  private struct State {
    var scanner: FolderScanner
    var check: StalenessCheck
    /// Unlike the writer's rows the scanner's would be one for each file: the trace leaves them out.
    let recorder = StageRecorder()
  }

  private let state: Mutex<State>
  private let progress: ProgressReporter

  init(_ scanner: FolderScanner, _ check: StalenessCheck, progress: ProgressReporter) {
    state = Mutex(State(scanner: scanner, check: check))
    self.progress = progress
  }

  /// The next file; nil after the last. Files that have not changed are only counted.
  func next() throws -> Step? {
    try state.withLock { state in
      try state.recorder.measure(.discover) {
        while let candidate = state.scanner.next() {
          switch try state.check.verdict(on: candidate) {
          case .unchanged: progress.send(.unchanged(candidate.key, size: candidate.size))
          case .current: return .renew(candidate.record(settings: state.check.settings))
          case .stale: return .process(candidate)
          }
          try Task.checkCancellation()
        }
        return nil
      }
    }
  }

  /// What looking for files cost so far.
  var times: StageTimes { state.withLock { $0.recorder.times } }
}

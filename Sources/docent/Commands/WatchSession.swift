import DocentPipeline
import DocentStore

/// `docent process --watch`: one run over everything, then one over each batch of changes, until the task is cancelled.
///
/// Between runs the collection is free for others; a run that finds it locked waits for its turn, and one that finds the
/// disk full for room.
struct WatchSession: Sendable {
  /// Time without changes that ends a batch, and the longest a batch may grow.
  private static let quiet = Duration.seconds(1)
  private static let patience = Duration.seconds(15)
  private static let lockRetry = Duration.seconds(1)
  private static let roomRetry = Duration.seconds(5)

  let settings: ProcessSettings
  let collection: Collection
  let console: Console

  func run() async throws {
    do {
      // Watching begins first, so that nothing slips in between.
      var watcher = try FolderWatcher(roots: settings.roots, excluded: [collection.directory])
      try await process(settings)
      console.note("watching; Ctrl-C ends it")
      while true {
        var batch = settings
        // What goes was seen to go.
        batch.removal = .below
        batch.roots = try await watcher.changes(quiet: Self.quiet, patience: Self.patience)
        try await process(batch)
      }
    } catch is CancellationError {
      console.note("stopped watching; what is finished is kept")
    }
  }

  private func process(_ settings: ProcessSettings) async throws {
    var hasComplained = false
    while true {
      let display = ProgressDisplay(console)
      do {
        let summary = try await ProcessRun(settings, collection: collection).run { display.show($0) }
        display.clear()
        console.note(RunText.line(summary.counts, timing: summary.timing))
        if summary.wasInterrupted { throw CancellationError() }
        return
      } catch let error as StoreError where error.code == .locked {
        if !hasComplained { console.note("waiting: \(error)") }
        hasComplained = true
        try await Task.sleep(for: Self.lockRetry)
      } catch let error as StoreError where error.code == .full {
        display.clear()
        if !hasComplained { console.note("waiting for room: \(error)") }
        hasComplained = true
        try await Task.sleep(for: Self.roomRetry)
      }
    }
  }
}

import DocentAnalysis
package import DocentDocument
import DocentExtraction
import DocentSearch
package import DocentStore
import FoundationEssentials

/// One run of `docent process`: finds what changed since the last time, takes it through the stages and commits it.
package struct ProcessRun: Sendable {
  private let settings: ProcessSettings
  private let collection: Collection

  /// What a run ended with.
  package struct Summary: Sendable {
    package var counts: RunRecord.Counts
    package var timing: RunTiming
    package var wasInterrupted: Bool
  }

  package init(_ settings: ProcessSettings, collection: Collection) {
    self.settings = settings
    self.collection = collection
  }

  /// Runs. When the task is cancelled, what is finished is committed and the rest left for the next run.
  package func run(progress listener: @escaping @Sendable (ProgressEvent) -> Void) async throws -> Summary {
    try collection.create()
    let lock = try CollectionLock(collection)
    defer { withExtendedLifetime(lock) {} }
    collection.sweepTemporaryFiles()
    let store = try InsightStore(writing: collection, lock: lock)
    let memory = MemoryPlan(budget: settings.memory)
    let generation = try store.generation()
    let index = try IndexWriter(
      directory: collection.indexDirectory, generation: generation, memoryBudget: memory.indexBuffer)
    let annotators = try Annotators.load(overriddenBy: settings.modelDirectories)

    let progress = ProgressReporter(listener)
    let timing = TimingLedger()
    let row = settings.trace.map { TraceRow(trace: $0, row: 0) }
    let run = try store.commit { try $0.beginRun(started: Self.now()) }
    let committer = try BatchCommitter(
      store: store, index: index, indexDirectory: collection.indexDirectory, run: run,
      recorder: StageRecorder(spans: row), removed: { progress.send(.removed($0)) })
    let writer = try CollectionWriter(store: store, committer: committer, batchBytes: memory.batch)
    let processor = SourceProcessor(
      driver: ExtractionDriver(
        limits: settings.limits, tools: ChildProcess(temporary: TemporaryRoot(collection.temporaryDirectory)),
        detectLanguage: annotators.language.detect(in:)),
      analyzers: AnalyzerPool(annotators),
      fingerprint: SettingsFingerprint(
        options: settings.options, registry: .standard, models: annotators.versions()),
      settings: settings, collection: collection, writer: writer, gate: MemoryGate(budget: memory.documents),
      partsAtOnce: memory.partsAtOnce(jobs: settings.jobs), progress: progress, timing: timing)

    try forgetProblems(store)
    // Beside the work: only the progress, and the end, need to know.
    async let counting = count(progress)
    let queue = FileQueue(
      FolderScanner(settings, collection), StalenessCheck(store: store, fingerprint: processor.fingerprint),
      progress: progress)
    var wasInterrupted = false
    do {
      try await processFiles(of: queue, processor, progress: progress)
      try await removeGoneFiles(store: store, writer: writer, found: await counting.found, progress: progress)
    } catch is CancellationError {
      wasInterrupted = true
    }
    timing.add(try await writer.finish())
    timing.add(await counting.times)
    timing.add(queue.times)
    let counts = progress.total
    let result = timing.timing(workers: settings.jobs)
    try store.commit { transaction in
      try transaction.endRun(
        run, finished: Self.now(), state: wasInterrupted ? .interrupted : .finished, counts: counts, timing: result)
    }
    return Summary(counts: counts, timing: result, wasInterrupted: wasInterrupted)
  }

  /// The models a run would use; what was made by others is stale.
  package static func currentModels(modelDirectories: [String]) throws -> [ModelVersion] {
    try Annotators.load(overriddenBy: modelDirectories).versions()
  }

  /// Looks once over everything, so that progress has an end to count towards.
  private func count(_ progress: ProgressReporter) async -> (found: FileCounts, times: StageTimes) {
    let recorder = StageRecorder()
    let counts = recorder.measure(.discover) {
      var counts = FileCounts(RunRoots(settings, collection))
      for candidate in FolderScanner(settings, collection) { counts.add(candidate) }
      return counts
    }
    progress.send(.counted(files: counts.files, bytes: counts.bytes))
    return (counts, recorder.times)
  }

  /// Every worker takes the next file when it is done with one.
  private func processFiles(
    of queue: FileQueue, _ processor: SourceProcessor, progress: ProgressReporter
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 1...settings.jobs {
        group.addTask {
          while true {
            try Task.checkCancellation()
            switch try queue.next() {
            case .process(let candidate):
              try await processor.process(candidate, worker: worker)
              progress.send(.fileDone(candidate.key, size: candidate.size))
            case .renew(let file):
              try await processor.writer.submit(.fileCurrent(file))
              progress.send(.unchanged(file.key, size: file.size))
            case nil: return
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Takes files out of the collection that are there no more.
  private func removeGoneFiles(
    store: InsightStore, writer: CollectionWriter, found: FileCounts, progress: ProgressReporter
  ) async throws {
    let gone = try GoneFiles(store: store, settings: settings, collection: collection, filesFound: found.byRoot)
    for key in gone.leaving { try await writer.submit(.fileGone(key)) }
    if !gone.missing.isEmpty { progress.send(.missing(gone.missing.count)) }
  }

  /// Makes room for a second try where one was asked for, or where there are passwords for what was locked.
  private func forgetProblems(_ store: InsightStore) throws {
    guard settings.retriesProblems || !settings.options.passwords.isEmpty else { return }
    let roots = RunRoots(settings, collection)
    let files = try store.problemFiles(settings.retriesProblems ? nil : .encrypted).map(\.key)
      .filter { roots.root(of: $0) != nil }
    if !files.isEmpty { try store.commit { try $0.forgetProblems(ofFiles: files) } }
  }

  private static func now() -> String { Date.now.formatted(.iso8601) }
}

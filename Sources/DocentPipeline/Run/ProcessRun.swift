import DocentAnalysis
package import DocentDocument
import DocentExtraction
import DocentSearch
package import DocentStore
import FoundationEssentials
import Glibc

/// One run of `docent process`: finds what changed since the last time, takes it through the stages and commits it.
package struct ProcessRun: Sendable {
  private let settings: ProcessSettings
  private let collection: Collection

  /// What a run ended with.
  package struct Summary: Sendable {
    package var counts: RunRecord.Counts
    package var wasInterrupted: Bool
  }

  package init(_ settings: ProcessSettings, collection: Collection) {
    self.settings = settings
    self.collection = collection
  }

  /// The files the run would look at, with whether they would be processed; changes nothing.
  package func plan(_ body: (FileCandidate, _ isUnchanged: Bool) throws -> Void) throws {
    let store = collection.exists ? try InsightStore(reading: collection) : nil
    let fingerprint = SettingsFingerprint(
      options: settings.options, registry: .standard,
      models: try Self.currentModels(modelDirectories: settings.modelDirectories))
    for candidate in scanner() {
      let known = try store?.file(candidate.key)
      try body(candidate, known == candidate.record(settings: fingerprint.file))
    }
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
    let run = try store.commit { try $0.beginRun(started: Self.now()) }
    let writer = try CollectionWriter(
      store: store, index: index, run: run, batchBytes: memory.batch, removed: { progress.send(.removed($0)) })
    let processor = SourceProcessor(
      driver: ExtractionDriver(
        limits: settings.limits, tools: ChildProcess(temporary: TemporaryRoot(collection.temporaryDirectory)),
        detectLanguage: annotators.language.detect(in:)),
      analyzers: AnalyzerPool(annotators),
      fingerprint: SettingsFingerprint(
        options: settings.options, registry: .standard, models: annotators.versions()),
      settings: settings, collection: collection, writer: writer, gate: MemoryGate(budget: memory.documents),
      partsAtOnce: memory.partsAtOnce(jobs: settings.jobs), progress: progress)

    try forgetProblems(store)
    count(progress)
    var wasInterrupted = false
    do {
      try await processFiles(processor, store: store, progress: progress)
      try await removeGoneFiles(store: store, writer: writer)
    } catch is CancellationError {
      wasInterrupted = true
    }
    try await writer.finish()
    let counts = progress.total
    try store.commit { transaction in
      try transaction.endRun(
        run, finished: Self.now(), state: wasInterrupted ? .interrupted : .finished, counts: counts)
    }
    return Summary(counts: counts, wasInterrupted: wasInterrupted)
  }

  /// The models a run would use; what was made by others is stale.
  package static func currentModels(modelDirectories: [String]) throws -> [ModelVersion] {
    try Annotators.load(overriddenBy: modelDirectories).versions()
  }

  private func scanner() -> FolderScanner {
    FolderScanner(
      roots: settings.roots, base: collection.base, glob: settings.glob, excluded: [collection.directory])
  }

  private func count(_ progress: ProgressReporter) {
    var files = 0
    var bytes: Int64 = 0
    for candidate in scanner() {
      files += 1
      bytes += candidate.size
    }
    progress.send(.counted(files: files, bytes: bytes))
  }

  /// At most `jobs` files at work; the scanner waits for them, so that memory does not follow the size of the folder.
  private func processFiles(
    _ processor: SourceProcessor, store: InsightStore, progress: ProgressReporter
  ) async throws {
    let fileSettings = processor.fingerprint.file
    try await withThrowingTaskGroup(of: Void.self) { group in
      var inFlight = 0
      for candidate in scanner() {
        try Task.checkCancellation()
        if try store.file(candidate.key) == candidate.record(settings: fileSettings) {
          progress.send(.unchanged(candidate.key, size: candidate.size))
          continue
        }
        if inFlight >= settings.jobs {
          try await group.next()
          inFlight -= 1
        }
        inFlight += 1
        group.addTask {
          try await processor.process(candidate)
          progress.send(.fileDone(candidate.key, size: candidate.size))
        }
      }
      try await group.waitForAll()
    }
  }

  /// Takes files out of the collection that were below the given folders and are there no more.
  private func removeGoneFiles(store: InsightStore, writer: CollectionWriter) async throws {
    var gone: [SourceKey] = []
    try store.forEachFile { key in
      if isBelowRoots(key), !exists(key) { gone.append(key) }
    }
    for key in gone { try await writer.submit(.fileGone(key)) }
  }

  /// Makes room for a second try where one was asked for, or where there are passwords for what was locked.
  private func forgetProblems(_ store: InsightStore) throws {
    guard settings.retriesProblems || !settings.options.passwords.isEmpty else { return }
    let files = try store.problemFiles(settings.retriesProblems ? nil : .encrypted).map(\.key).filter(isBelowRoots)
    if !files.isEmpty { try store.commit { try $0.forgetProblems(ofFiles: files) } }
  }

  private func isBelowRoots(_ key: SourceKey) -> Bool {
    settings.roots.contains { path in
      let root = FolderScanner.key(of: path, base: collection.base).rawValue
      return key.rawValue == root || key.rawValue.hasPrefix(root.hasSuffix("/") ? root : root + "/")
    }
  }

  private func exists(_ key: SourceKey) -> Bool {
    let path = key.rawValue.hasPrefix("/") ? key.rawValue : collection.base + "/" + key.rawValue
    var information = stat()
    guard lstat(path, &information) == 0 else { return false }
    // A file whose place a folder took is gone; the keys of folders end in a slash.
    return key.rawValue.hasSuffix("/") || information.st_mode & S_IFMT != S_IFDIR
  }

  private static func now() -> String { Date.now.formatted(.iso8601) }
}

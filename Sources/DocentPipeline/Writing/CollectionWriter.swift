import DocentDocument
import DocentStore

/// Where the workers of a run hand in their results: collects them into batches and has each committed while the next one
/// fills, so that nobody waits for the disk. When the next one is full too, the workers wait.
actor CollectionWriter {
  private static let batchRequests = 2000
  private static let batchInterval: Duration = .seconds(2)

  private let store: InsightStore
  private let committer: BatchCommitter
  private let batchBytes: Int
  private var batch = WriteBatch()
  /// The batch that is being committed; its results are not in the store yet.
  private var committing: WriteBatch?
  private var commit: Task<Void, Never>?
  private var failure: (any Error)?
  private var lastCommit = ContinuousClock.now

  /// - Parameter batchBytes: results collected before a commit, in bytes.
  init(store: InsightStore, committer: BatchCommitter, batchBytes: Int) {
    self.store = store
    self.committer = committer
    self.batchBytes = batchBytes
  }

  /// Takes a result; returns when there is room for the next. Throws what made an earlier commit fail.
  func submit(_ request: WriteRequest) async throws {
    if let failure { throw failure }
    batch.add(request)
    if isFull {
      try await waitForCommit()
      // Another worker may have been faster.
      if isFull { beginCommit() }
    } else if commit == nil, ContinuousClock.now - lastCommit >= Self.batchInterval {
      beginCommit()
    }
  }

  /// An analysis that is stored or waits to be.
  func knownAnalysis(_ identity: AnalysisIdentity) throws -> AnalysisRecord? {
    if let waiting = batch.analyses[identity] ?? committing?.analyses[identity] { return waiting.record }
    return try store.analysis(identity)
  }

  /// Makes everything submitted so far durable and visible, and removes what nothing refers to any more. Returns what
  /// all commits cost.
  func finish() async throws -> StageTimes {
    try await waitForCommit()
    if !batch.isEmpty { beginCommit() }
    try await waitForCommit()
    return try await committer.finish()
  }

  private var isFull: Bool { batch.byteCount >= batchBytes || batch.requestCount >= Self.batchRequests }

  private func beginCommit() {
    let batch = self.batch
    self.batch = WriteBatch()
    committing = batch
    lastCommit = .now
    commit = Task {
      do { try await committer.commit(batch) } catch { failure = error }
      committing = nil
      commit = nil
    }
  }

  private func waitForCommit() async throws {
    while let commit { await commit.value }
    if let failure { throw failure }
  }
}

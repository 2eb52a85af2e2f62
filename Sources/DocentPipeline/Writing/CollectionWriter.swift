import DocentDocument
import DocentStore
import Synchronization

/// Where the workers of a run hand in their results: collects them into batches and has each committed while the next one
/// fills, so that nobody waits for the disk. When the next one is full too, the workers wait.
///
/// A lock, not an actor: a result is handed in without a change of thread.
final class CollectionWriter: Sendable {
  /// More would leave fewer, larger segments that wait longer to be merged, which take more room.
  private static let batchRequests = 2000
  private static let batchInterval: Duration = .seconds(2)

  private struct State {
    var batch = WriteBatch()
    /// The batch that is being committed; its results are not in the store yet.
    var committing: WriteBatch?
    var commit: Task<Void, Never>?
    var failure: (any Error)?
    var lastCommit = ContinuousClock.now
    var known: KnownContents
  }

  /// Whether there is room for the next result.
  private enum Room {
    case free
    case commitBegan
    /// When this commit has ended.
    case after(Task<Void, Never>)
  }

  /// What to do about an analysis that is asked for.
  private enum Lookup {
    case waiting(AnalysisRecord)
    case stored
    case unknown
  }

  private let store: InsightStore
  private let committer: BatchCommitter
  private let batchBytes: Int
  private let state: Mutex<State>

  /// - Parameter batchBytes: results collected before a commit, in bytes.
  init(store: InsightStore, committer: BatchCommitter, batchBytes: Int) throws {
    self.store = store
    self.committer = committer
    self.batchBytes = batchBytes
    state = Mutex(State(known: try KnownContents(store)))
  }

  /// Takes a result; returns when there is room for the next. Throws what made an earlier commit fail.
  func submit(_ request: WriteRequest) async throws {
    var room = try state.withLock { state in
      if let failure = state.failure { throw failure }
      state.batch.add(request)
      if case .document(_, let analysis?) = request { state.known.insert(analysis.record.identity.contentHash) }
      return makeRoom(&state)
    }
    while case .after(let commit) = room {
      await commit.value
      room = try state.withLock { state in
        if let failure = state.failure { throw failure }
        return makeRoom(&state)
      }
    }
    // Workers seldom wait for anything: without this they keep every thread from the commit until there is no room.
    if case .commitBegan = room { await Task.yield() }
  }

  /// An analysis that is stored or waits to be.
  func knownAnalysis(_ identity: AnalysisIdentity) throws -> AnalysisRecord? {
    let lookup = try state.withLock { state -> Lookup in
      if let waiting = state.batch.analyses[identity] ?? state.committing?.analyses[identity] {
        return .waiting(waiting.record)
      }
      return try state.known.mayContain(identity.contentHash) ? .stored : .unknown
    }
    return switch lookup {
    case .waiting(let record): record
    case .stored: try store.analysis(identity)
    case .unknown: nil
    }
  }

  /// Makes everything submitted so far durable and visible, and removes what nothing refers to any more. Returns what
  /// all commits cost.
  func finish() async throws -> StageTimes {
    while true {
      let running = try state.withLock { state in
        if let failure = state.failure { throw failure }
        if state.commit == nil, !state.batch.isEmpty { beginCommit(&state) }
        return state.commit
      }
      guard let running else { break }
      await running.value
    }
    return try await committer.finish()
  }

  /// Begins a commit when it is time for one.
  private func makeRoom(_ state: inout State) -> Room {
    let isFull = state.batch.byteCount >= batchBytes || state.batch.requestCount >= Self.batchRequests
    if let commit = state.commit { return isFull ? .after(commit) : .free }
    guard isFull || ContinuousClock.now - state.lastCommit >= Self.batchInterval else { return .free }
    beginCommit(&state)
    return .commitBegan
  }

  private func beginCommit(_ state: inout State) {
    let batch = state.batch
    state.batch = WriteBatch()
    state.committing = batch
    state.lastCommit = .now
    state.commit = Task {
      var failure: (any Error)?
      do { try await committer.commit(batch) } catch let error { failure = error }
      self.state.withLock { state in
        state.failure = state.failure ?? failure
        state.committing = nil
        state.commit = nil
      }
    }
  }
}

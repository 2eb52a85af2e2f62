import Synchronization

/// Shares a budget of bytes between the documents at work: a document waits until its share is free, in the order of
/// asking, so that a large one is not passed over for ever.
final class MemoryGate: Sendable {
  private struct State {
    var used = 0
    var waiting: [(bytes: Int, continuation: CheckedContinuation<Void, Never>)] = []

    /// Takes a share if it is free and nobody asked before.
    mutating func take(_ share: Int, of budget: Int) -> Bool {
      guard waiting.isEmpty, used + share <= budget else { return false }
      used += share
      return true
    }
  }

  private let budget: Int
  private let state = Mutex(State())

  /// - Parameter budget: bytes.
  init(budget: Int) { self.budget = max(1, budget) }

  /// Runs `body` holding `bytes` of the budget; a share larger than the whole budget runs alone. Where the share is free
  /// this costs no change of thread.
  func withShare<Result>(_ bytes: Int, _ body: () async throws -> Result) async rethrows -> Result {
    let share = min(max(0, bytes), budget)
    if !state.withLock({ $0.take(share, of: budget) }) { await wait(for: share) }
    defer { give(share) }
    return try await body()
  }

  private func wait(for share: Int) async {
    await withCheckedContinuation { continuation in
      // It may have become free meanwhile.
      let isTaken = state.withLock { state in
        if state.take(share, of: budget) { return true }
        state.waiting.append((share, continuation))
        return false
      }
      if isTaken { continuation.resume() }
    }
  }

  private func give(_ share: Int) {
    let next = state.withLock { state in
      state.used -= share
      var next: [CheckedContinuation<Void, Never>] = []
      while let first = state.waiting.first, state.used + first.bytes <= budget {
        state.waiting.removeFirst()
        state.used += first.bytes
        next.append(first.continuation)
      }
      return next
    }
    for continuation in next { continuation.resume() }
  }
}

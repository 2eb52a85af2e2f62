/// Shares a budget of bytes between the documents at work: a document waits until its share is free, in the order of
/// asking, so that a large one is not passed over for ever.
actor MemoryGate {
  private let budget: Int
  private var used = 0
  private var waiting: [(bytes: Int, continuation: CheckedContinuation<Void, Never>)] = []

  /// - Parameter budget: bytes.
  init(budget: Int) { self.budget = max(1, budget) }

  /// Runs `body` holding `bytes` of the budget; a share larger than the whole budget runs alone.
  func withShare<Result: Sendable>(
    _ bytes: Int, _ body: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    let share = min(max(0, bytes), budget)
    await take(share)
    defer { give(share) }
    return try await body()
  }

  private func take(_ share: Int) async {
    if waiting.isEmpty, used + share <= budget {
      used += share
      return
    }
    await withCheckedContinuation { waiting.append((share, $0)) }
  }

  private func give(_ share: Int) {
    used -= share
    while let next = waiting.first, used + next.bytes <= budget {
      waiting.removeFirst()
      used += next.bytes
      next.continuation.resume()
    }
  }
}

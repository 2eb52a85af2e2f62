import Synchronization
import Testing

@testable import DocentPipeline

private final class Usage: Sendable {
  private let state = Mutex((now: 0, most: 0, count: 0))

  func take(_ share: Int) {
    state.withLock { state in
      state.now += share
      state.most = max(state.most, state.now)
    }
  }

  func give(_ share: Int) {
    state.withLock { state in
      state.now -= share
      state.count += 1
    }
  }

  var most: Int { state.withLock { $0.most } }
  var count: Int { state.withLock { $0.count } }
}

@Suite struct MemoryGateTests {
  @Test func neverGivesOutMoreThanTheBudget() async {
    let gate = MemoryGate(budget: 100)
    let used = Usage()
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<200 {
        let share = index % 70 + 1
        group.addTask {
          await gate.withShare(share) {
            used.take(share)
            await Task.yield()
            used.give(share)
          }
        }
      }
    }
    #expect(used.count == 200)
    #expect(used.most <= 100)
  }

  @Test func aShareLargerThanTheBudgetRunsAlone() async {
    let gate = MemoryGate(budget: 10)
    let result = await gate.withShare(1000) { 7 }
    #expect(result == 7)
  }
}

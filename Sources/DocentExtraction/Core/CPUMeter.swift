import DocentDocument
import Synchronization

/// Adds up the CPU time of the work on one source.
///
/// Time is counted between two readings on one thread. While the work waits, the thread does other people's, so whoever
/// waits says so to `Suspensions`: what passed until the last time it woke up is left out.
struct CPUMeter {
  /// What counts against the limit.
  private(set) var seconds = 0.0
  /// Work that has a limit of its own.
  private(set) var exemptSeconds = 0.0
  private let suspensions: Suspensions
  private var last = ThreadTime.now

  init(_ suspensions: Suspensions) { self.suspensions = suspensions }

  /// Seconds the work waited for child processes.
  var childSeconds: Double { suspensions.seconds }

  /// Reads the clock of the thread.
  mutating func update() { seconds += elapsed() }

  /// The same for work that does not count against the limit.
  mutating func exempt() { exemptSeconds += elapsed() }

  /// Starts anew from here: what passed since the last reading was somebody else's work.
  mutating func skip() {
    _ = suspensions.takeLatest()
    last = ThreadTime.now
  }

  private mutating func elapsed() -> Double {
    let current = ThreadTime.now
    defer { last = current }
    return Double(current.nanoseconds(since: suspensions.takeLatest() ?? last)) * 1e-9
  }
}

/// When the work on a source woke up from waiting for a child process. Shared by whoever waits and whoever counts.
final class Suspensions: Sendable {
  private struct State {
    var latest: ThreadTime?
    var seconds = 0.0
  }

  private let state = Mutex(State())

  /// To be called by the work when it goes on after that many seconds.
  func wokeUp(after seconds: Double) {
    let now = ThreadTime.now
    state.withLock { state in
      state.latest = now
      state.seconds += seconds
    }
  }

  /// The last time since this was asked; nil when there was none.
  func takeLatest() -> ThreadTime? {
    state.withLock { state in
      defer { state.latest = nil }
      return state.latest
    }
  }

  /// Waited so far.
  var seconds: Double { state.withLock { $0.seconds } }
}

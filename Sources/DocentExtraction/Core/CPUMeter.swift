// libarchive's headers declare `timespec` too, and the compiler may take it for theirs.
import CArchive
import Glibc
import Synchronization

/// Adds up the CPU time of the work on one source.
///
/// Time is counted between two readings on one thread. While the work waits, the thread does other people's, so whoever
/// waits says so to `Suspensions`: what passed until the last time it woke up is left out.
struct CPUMeter {
  private(set) var seconds = 0.0
  private let suspensions: Suspensions
  private var last = ThreadTime.now

  init(_ suspensions: Suspensions) { self.suspensions = suspensions }

  /// Reads the clock of the thread.
  mutating func update() {
    let current = ThreadTime.now
    let start = suspensions.takeLatest() ?? last
    if current.thread == start.thread { seconds += max(0, current.seconds - start.seconds) }
    last = current
  }

  /// Starts anew from here: what passed since the last reading was somebody else's work.
  mutating func skip() {
    _ = suspensions.takeLatest()
    last = ThreadTime.now
  }
}

/// When the work on a source woke up from waiting for a child process. Shared by whoever waits and whoever counts.
final class Suspensions: Sendable {
  private let latest = Mutex<ThreadTime?>(nil)

  /// To be called by the work when it goes on.
  func wokeUp() {
    let now = ThreadTime.now
    latest.withLock { $0 = now }
  }

  /// The last time since this was asked; nil when there was none.
  func takeLatest() -> ThreadTime? {
    latest.withLock { time in
      defer { time = nil }
      return time
    }
  }
}

/// CPU time a thread has used.
struct ThreadTime: Sendable {
  var thread: pthread_t
  var seconds: Double

  static var now: ThreadTime {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return ThreadTime(thread: pthread_self(), seconds: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)
  }
}

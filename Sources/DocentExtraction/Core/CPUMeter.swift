// libarchive's headers declare `timespec` too, and the compiler may take it for theirs.
import CArchive
import Glibc

/// Adds up the CPU time of the work on one source, which may move from thread to thread at every suspension: time is
/// counted between two readings on the same thread, and what passed across a move is left out.
struct CPUMeter {
  private(set) var seconds = 0.0
  private var thread = pthread_self()
  private var last = Self.now()

  /// Reads the clock of the thread.
  mutating func update() {
    let current = pthread_self()
    let time = Self.now()
    if current == thread { seconds += max(0, time - last) }
    thread = current
    last = time
  }

  /// Starts anew from here: what passed since the last reading was somebody else's work.
  mutating func skip() {
    thread = pthread_self()
    last = Self.now()
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

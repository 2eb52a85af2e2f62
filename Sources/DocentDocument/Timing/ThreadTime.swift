import Glibc

/// CPU time a thread has used.
package struct ThreadTime: Sendable {
  private let thread: pthread_t
  package let nanoseconds: UInt64

  package var seconds: Double { Double(nanoseconds) * 1e-9 }

  package static var now: ThreadTime {
    ThreadTime(thread: pthread_self(), nanoseconds: Clock.nanoseconds(CLOCK_THREAD_CPUTIME_ID))
  }

  /// CPU time from `earlier` to this, when both were read on one thread; else 0, for nobody knows.
  package func nanoseconds(since earlier: ThreadTime) -> UInt64 {
    thread == earlier.thread && nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0
  }
}

/// A moment of the clock that never goes back, in nanoseconds since an arbitrary start.
package struct Moment: Sendable, Comparable {
  package let nanoseconds: UInt64

  package static var now: Moment { Moment(nanoseconds: Clock.nanoseconds(CLOCK_MONOTONIC)) }

  package func nanoseconds(since earlier: Moment) -> UInt64 {
    nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0
  }

  package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

private enum Clock {
  static func nanoseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
  }
}

/// Takes down what a document spends its time with. Serves one piece of work on one thread at a time.
package final class StageRecorder {
  /// CPU time of the threads that worked on it.
  package private(set) var times = StageTimes()
  private let spans: (any SpanSink)?

  /// - Parameter spans: told about every stage when it ends; nil when nobody looks.
  package init(spans: (any SpanSink)? = nil) { self.spans = spans }

  /// Runs one stage; stages do not nest. Two readings of a clock, less than a microsecond.
  package func measure<Result, Failure: Error>(
    _ stage: Stage, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = spans == nil ? nil : Moment.now
    let before = ThreadTime.now
    defer {
      times[stage] += ThreadTime.now.nanoseconds(since: before)
      if let start { spans?.stageEnded(stage, start: start) }
    }
    return try body()
  }

  /// Adds a stage that measured itself.
  package func add(_ stage: Stage, nanoseconds: UInt64, start: Moment) {
    times[stage] += nanoseconds
    spans?.stageEnded(stage, start: start)
  }

  /// Adds what was taken down elsewhere.
  package func add(_ times: StageTimes) { self.times += times }
}

/// Draws stages as they end, for a trace.
package protocol SpanSink: Sendable {
  func stageEnded(_ stage: Stage, start: Moment)
}

/// Takes down what a document spends its time with. Serves one piece of work on one thread at a time.
package final class StageRecorder {
  /// CPU time of the threads that worked on it.
  package private(set) var times = StageTimes()
  private let spans: (any SpanSink)?
  private let isSeamless: Bool
  /// The end of the last stage, where the next one begins.
  private var seam: ThreadTime?

  /// - Parameters:
  ///   - spans: told about every stage when it ends; nil when nobody looks.
  ///   - isSeamless: whether what little passes between two stages counts with the second, which saves a reading of the
  ///     clock. Only where nothing else is done in between.
  package init(spans: (any SpanSink)? = nil, isSeamless: Bool = false) {
    self.spans = spans
    self.isSeamless = isSeamless
  }

  /// Runs one stage; stages do not nest. Two readings of a clock, a microsecond or two.
  package func measure<Result, Failure: Error>(
    _ stage: Stage, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = spans == nil ? nil : Moment.now
    let before = seam ?? ThreadTime.now
    defer {
      let now = ThreadTime.now
      times[stage] += now.nanoseconds(since: before)
      if isSeamless { seam = now }
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

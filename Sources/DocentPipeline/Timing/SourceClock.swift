import DocentDocument
import DocentExtraction

/// Takes down what one source costs, and draws it where a trace is wanted.
final class SourceClock {
  let recorder: StageRecorder
  /// Where the stages of the source are drawn.
  let row: TraceRow?
  private let key: SourceKey
  private let start = Moment.now
  private var childSeconds = 0.0

  init(_ key: SourceKey, worker: Int, trace: TraceWriter?) {
    self.key = key
    row = trace.map { TraceRow(trace: $0, row: worker) }
    recorder = StageRecorder(spans: row)
  }

  /// Adds what reading cost, which began at `start`; parts and members that were worked on meanwhile have their own.
  func add(_ effort: ExtractionReport.Effort, start: Moment) {
    recorder.add(.extract, nanoseconds: UInt64(clamping: Int64(effort.cpuSeconds * 1e9)), start: start)
    childSeconds += effort.childSeconds
  }

  /// Enters the source into the books.
  func finish(_ type: MediaType, bytes: Int64, _ ledger: TimingLedger) {
    ledger.add(key, type, bytes: bytes, recorder.times, childSeconds: childSeconds)
    row?.documentEnded(key, start: start)
  }
}

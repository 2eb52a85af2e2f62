import Synchronization

/// Analyzers for the queries of a searcher, kept between queries: making one costs more than most queries. An analyzer
/// serves one thread at a time.
final class AnalyzerPool: Sendable {
  /// Moves from thread to thread, never shared: taken out of the pool while in use.
  private struct Idle: @unchecked Sendable {
    let analyzer: Analyzer
  }

  private let analysis: Analysis
  private let idle = Mutex<[Idle]>([])

  init(_ analysis: Analysis) { self.analysis = analysis }

  func withAnalyzer<Result>(_ body: (Analyzer) -> Result) -> Result {
    let known = idle.withLock { $0.popLast() }
    let analyzer = known?.analyzer ?? Analyzer(analysis)
    let result = body(analyzer)
    let returned = Idle(analyzer: analyzer)
    idle.withLock { $0.append(returned) }
    return result
  }
}

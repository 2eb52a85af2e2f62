import DocentAnalysis
import Synchronization

/// Lends analysers to the workers: making one costs more than a short document, and one serves one worker at a time.
final class AnalyzerPool: @unchecked Sendable {
  // Unchecked: an analyser is reachable either from the list, under the lock, or from the one borrower.
  private let annotators: Annotators
  private let idle = Mutex(0)
  private var analyzers: [TextAnalyzer] = []

  init(_ annotators: Annotators) { self.annotators = annotators }

  func take() -> TextAnalyzer {
    idle.withLock { _ in analyzers.popLast() } ?? TextAnalyzer(annotators)
  }

  func give(_ analyzer: TextAnalyzer) {
    idle.withLock { _ in analyzers.append(analyzer) }
  }
}

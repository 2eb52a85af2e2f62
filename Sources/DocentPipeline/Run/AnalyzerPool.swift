import DocentAnalysis
import DocentDocument
import Foundation
import Synchronization

/// Lends analysers to the workers: making one costs more than a short document, and one serves one worker at a time.
final class AnalyzerPool: @unchecked Sendable {
  // Unchecked: an analyser is reachable either from the list, under the lock, or from the one borrower.
  private let annotators: Annotators
  private let lock = NSLock()
  private var idle: [TextAnalyzer] = []

  init(_ annotators: Annotators) { self.annotators = annotators }

  /// Analyses parts, all at once; the results stand in the order of the parts.
  func analyze(_ parts: [DocumentPart], date: CalendarDate?, spans: (any SpanSink)?) -> [AnalyzedDocumentPart] {
    if parts.count == 1 { return [analyze(parts[0], date, spans)] }
    let results = Mutex<[Int: AnalyzedDocumentPart]>([:])
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      // Only one of the parts at work can be drawn on the row of the document.
      let analyzed = analyze(parts[index], date, index == 0 ? spans : nil)
      results.withLock { $0[index] = analyzed }
    }
    return results.withLock { results in parts.indices.compactMap { results[$0] } }
  }

  private func analyze(
    _ part: DocumentPart, _ date: CalendarDate?, _ spans: (any SpanSink)?
  ) -> AnalyzedDocumentPart {
    let analyzer = lock.withLock { idle.popLast() } ?? TextAnalyzer(annotators)
    defer { lock.withLock { idle.append(analyzer) } }
    return AnalyzedDocumentPart(
      part, analyzer: analyzer, date: date, recorder: StageRecorder(spans: spans, isSeamless: true))
  }
}

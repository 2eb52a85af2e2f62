import DocentAnalysis
import DocentDocument
import DocentStore
import Foundation

/// Takes the parts of one document as the extractor finishes them: analyses each, spools it, and keeps only the sums.
///
/// Several parts of a large document are analysed at once; they are added in their order, so that results do not depend
/// on how many.
final class PartCollector {
  private let analyzers: AnalyzerPool
  private let width: Int
  /// The day the document was written, as far as it said so before the parts that wait.
  private var date: CalendarDate?
  private var waiting: [DocumentPart] = []
  private var accumulator = InsightAccumulator()
  private(set) var byteCount = 0
  private(set) var scalarCount = 0
  let spool: PartSpool

  /// - Parameter width: parts analysed at once, at least 1.
  init(analyzers: AnalyzerPool, width: Int, spool: PartSpool, date: CalendarDate? = nil) {
    self.analyzers = analyzers
    self.date = date
    self.width = max(1, width)
    self.spool = spool
  }

  /// Takes what the document says about itself, before the part that comes next.
  func note(_ metadata: Metadata) { date = metadata.writingDay }

  /// Takes the next part.
  func add(_ part: DocumentPart) throws {
    try Task.checkCancellation()
    waiting.append(part)
    if waiting.count == width { try analyzeWaiting() }
  }

  /// What is known of the document, once every part was added.
  func finish() throws -> DocumentInsights {
    try analyzeWaiting()
    return accumulator.insights
  }

  private func analyzeWaiting() throws {
    let parts = waiting
    waiting = []
    for (part, analyzed) in zip(parts, analyzers.analyze(parts, date: date)) {
      var result = analyzed.result
      // Which names are one is known in the order of the parts only, so that no part is encoded before.
      accumulator.add(&result, text: part.text)
      byteCount += part.text.count
      scalarCount += analyzed.scalarCount
      try spool.append(EncodedPart(AnalyzedPart(part: part, insights: result.insights)))
    }
  }
}

/// One part with what was found in it.
struct AnalyzedDocumentPart: Sendable {
  let result: TextAnalyzer.Result
  let scalarCount: Int

  init(_ part: DocumentPart, analyzer: TextAnalyzer, date: CalendarDate?) {
    result = analyzer.analyze(part.text, date: date)
    scalarCount = part.text.scalarCount
  }
}

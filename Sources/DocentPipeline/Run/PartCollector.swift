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
  private let recorder: StageRecorder
  private let spans: (any SpanSink)?
  private var waiting: [DocumentPart] = []
  private var accumulator = InsightAccumulator()
  private(set) var byteCount = 0
  private(set) var scalarCount = 0
  let spool: PartSpool

  /// - Parameters:
  ///   - width: parts analysed at once, at least 1.
  ///   - recorder: takes down what the parts cost.
  ///   - spans: where the stages of the parts are drawn.
  init(
    analyzers: AnalyzerPool, width: Int, spool: PartSpool, recorder: StageRecorder, spans: (any SpanSink)?,
    date: CalendarDate? = nil
  ) {
    self.recorder = recorder
    self.spans = spans
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
    return accumulator.insights.withStoredPrecision
  }

  private func analyzeWaiting() throws {
    let parts = waiting
    waiting = []
    for (part, analyzed) in zip(parts, analyzers.analyze(parts, date: date, spans: spans)) {
      recorder.add(analyzed.times)
      var result = analyzed.result
      byteCount += part.text.count
      scalarCount += analyzed.scalarCount
      try recorder.measure(.gather) {
        // Which names are one is known in the order of the parts only, so that no part is encoded before.
        accumulator.add(&result, text: part.text)
        try spool.append(EncodedPart(AnalyzedPart(part: part, insights: result.insights)))
      }
    }
  }
}

/// One part with what was found in it.
struct AnalyzedDocumentPart: Sendable {
  let result: TextAnalyzer.Result
  let scalarCount: Int
  let times: StageTimes

  init(_ part: DocumentPart, analyzer: TextAnalyzer, date: CalendarDate?, recorder: StageRecorder) {
    result = analyzer.analyze(part.text, date: date, recorder: recorder)
    scalarCount = part.text.scalarCount
    times = recorder.times
  }
}

import DocentAnalysis
import DocentDocument
import DocentStore

/// Takes the parts of one document as the extractor finishes them: analyses each, spools it, and keeps only the sums.
final class PartCollector {
  private let analyzer: TextAnalyzer
  private var accumulator = InsightAccumulator()
  private(set) var byteCount = 0
  private(set) var scalarCount = 0
  let spool: PartSpool

  init(analyzer: TextAnalyzer, spool: PartSpool) {
    self.analyzer = analyzer
    self.spool = spool
  }

  func add(_ part: DocumentPart) throws {
    try Task.checkCancellation()
    let result = analyzer.analyze(part.text)
    accumulator.add(result, text: part.text)
    byteCount += part.text.count
    scalarCount += part.text.scalarCount
    try spool.append(EncodedPart(AnalyzedPart(part: part, insights: result.insights)))
  }

  var insights: DocumentInsights { accumulator.insights }
}

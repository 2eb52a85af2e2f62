import DocentAnalysis
import DocentDocument
import DocentReports
import DocentStore
import FoundationEssentials

/// The contract of `docent analyze --json`, line by line.
struct BatchAnalysis: Sendable {
  private let annotators: Annotators
  private let features: Set<AnalysisFeature>
  private let jobs: Int

  /// One line of the input.
  private struct Request: Decodable {
    let id: JSONIdentifier?
    let text: String
    let languageCode: String?

    enum CodingKeys: String, CodingKey {
      case id = "Id"
      case text = "Text"
      case languageCode = "LanguageCode"
    }
  }

  init(_ annotators: Annotators, features: Set<AnalysisFeature>, jobs: Int) {
    self.annotators = annotators
    self.features = features
    self.jobs = jobs
  }

  /// Returns the number of lines that could not be read; each has its error in its place.
  func run(input: String, output: ResultOutput) async throws -> Int {
    try await LineBatch(jobs: jobs).run(input: input, output: output) {
      (analyzer: TextAnalyzer(annotators, features: features), encoder: JSONLinesEncoder())
    } answer: { line, worker in
      try answer(line, worker.analyzer, worker.encoder)
    }
  }

  private func answer(
    _ line: [UInt8], _ analyzer: TextAnalyzer, _ encoder: JSONLinesEncoder
  ) throws -> (String, Bool) {
    let request: Request
    do {
      request = try JSONDecoder().decode(Request.self, from: Data(line))
    } catch {
      return (try encoder.line(WireFailure(line: line, error: error)), true)
    }
    let text = DocumentText(request.text)
    var result = analyzer.analyze(text, language: request.languageCode.map { LanguageTag($0) })
    var accumulator = InsightAccumulator()
    accumulator.add(&result, text: text)
    let part = AnalyzedPart(part: DocumentPart(text: text), insights: result.insights)
    let wire = WireAnalysis(
      id: request.id?.text, insights: accumulator.insights, parts: [part], syntax: [result.syntax],
      features: features,
      models: annotators.versions(of: features))
    return (try encoder.line(wire), false)
  }
}

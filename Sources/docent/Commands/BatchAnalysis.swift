import DocentAnalysis
import DocentDocument
import DocentReports
import DocentStore
import FoundationEssentials

/// JSON Lines in, JSON Lines out, in the order of the input: the contract of `docent analyze --json`.
struct BatchAnalysis: Sendable {
  private static let linesAtOnce = 256

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
    let reader = try LineReader(path: input)
    var failures = 0
    while true {
      let lines = try reader.next(Self.linesAtOnce)
      if lines.isEmpty { break }
      for (line, failed) in try await analyze(lines) {
        try output.write(line)
        if failed { failures += 1 }
      }
      try output.flush()
    }
    try output.finish()
    return failures
  }

  /// Cuts a block of lines into one stretch a job, so that a worker keeps its tokenizer for many lines.
  private func analyze(_ lines: [[UInt8]]) async throws -> [(line: String, failed: Bool)] {
    let size = (lines.count + jobs - 1) / jobs
    return try await withThrowingTaskGroup(of: (Int, [(String, Bool)]).self) { group in
      for start in stride(from: 0, to: lines.count, by: size) {
        let stretch = lines[start..<min(start + size, lines.count)]
        group.addTask {
          let analyzer = TextAnalyzer(annotators, features: features)
          let encoder = JSONLinesEncoder()
          return (start, try stretch.map { try answer($0, analyzer, encoder) })
        }
      }
      var results: [Int: [(String, Bool)]] = [:]
      for try await (start, answers) in group { results[start] = answers }
      return results.keys.sorted().flatMap { results[$0] ?? [] }
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
    let result = analyzer.analyze(text, language: request.languageCode.map { LanguageTag($0) })
    var accumulator = InsightAccumulator()
    accumulator.add(result, text: text)
    let part = AnalyzedPart(part: DocumentPart(text: text), insights: result.insights)
    let wire = WireAnalysis(
      id: request.id?.text, insights: accumulator.insights, parts: [part], syntax: [result.syntax],
      features: features,
      models: annotators.versions(of: features))
    return (try encoder.line(wire), false)
  }
}

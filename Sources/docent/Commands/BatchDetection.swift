import DocentDocument
import DocentLanguage
import DocentReports
import FoundationEssentials

/// The contract of `docent detect-language --json`, line by line.
struct BatchDetection: Sendable {
  private let detector: LanguageDetector
  private let choice: LanguageChoice
  private let jobs: Int

  /// One line of the input.
  private struct Request: Decodable {
    let id: JSONIdentifier?
    let text: String

    enum CodingKeys: String, CodingKey {
      case id = "Id"
      case text = "Text"
    }
  }

  init(_ detector: LanguageDetector, _ choice: LanguageChoice, jobs: Int) {
    self.detector = detector
    self.choice = choice
    self.jobs = jobs
  }

  /// Returns the number of lines that could not be read; each has its error in its place.
  func run(input: String, output: ResultOutput) async throws -> Int {
    try await LineBatch(jobs: jobs).run(input: input, output: output) {
      JSONDecoder()
    } answer: { line, decoder in
      let request: Request
      do {
        request = try decoder.decode(Request.self, from: Data(line))
      } catch {
        return (try JSONLinesEncoder().line(WireFailure(line: line, error: error)), true)
      }
      let part = DocumentPart(text: DocumentText(request.text))
      let reading = detector.read(part.text, choice)
      let wire = WireDetection(
        id: request.id?.text, languages: reading.languages, parts: [(part: part, segments: reading.segments)])
      return (wire.line, false)
    }
  }
}

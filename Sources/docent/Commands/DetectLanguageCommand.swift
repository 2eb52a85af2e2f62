import ArgumentParser
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentLearning
import DocentReports
import FoundationEssentials

struct DetectLanguageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect-language",
    abstract: "Say which language a document or a batch of texts is in.",
    discussion: """
        docent detect-language letter.pdf
        echo 'Guten Morgen' | docent detect-language -
        docent detect-language --json - < batch.jsonl     {"Id", "Text"} a line in, one object a line out
      """)

  @Argument(help: "A document, or - for stdin.", completion: .file())
  var file: String

  @Flag(help: "Input is JSON Lines, one text a line.")
  var json = false

  @Option(help: ArgumentHelp("Only these languages are possible, separated by commas.", valueName: "tags"))
  var languages: String?

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  private struct Request: Decodable {
    let id: JSONIdentifier?
    let text: String

    enum CodingKeys: String, CodingKey {
      case id = "Id"
      case text = "Text"
    }
  }

  func run() async throws {
    let settings = try Settings.load()
    let directories = ModelDirectories.resolve(settings, collection: place.resolve(settings))
    let detector = try ModelOverride.load(
      "language", from: directories, LanguageDetector.init, otherwise: LanguageDetector.shipped)
    let allowed = try allowedLanguages(detector)
    let output = try ResultOutput()
    let failures =
      try json
      ? batch(detector, allowed, output) : await single(detector, allowed, settings, output)
    try output.finish()
    if failures > 0 { throw ExitStatus.someFailed }
  }

  private func batch(
    _ detector: LanguageDetector, _ allowed: Set<LanguageTag>?, _ output: ResultOutput
  ) throws -> Int {
    let reader = try LineReader(path: file)
    let encoder = JSONLinesEncoder()
    var failures = 0
    while let line = try reader.next(1).first {
      do {
        let request = try JSONDecoder().decode(Request.self, from: Data(line))
        let text = DocumentText(request.text)
        try output.write(encoder.line(WireDetection(id: request.id?.text, text: text, detector, allowed)))
      } catch let error as DecodingError {
        failures += 1
        try output.write(encoder.line(WireFailure(line: line, error: error)))
      }
    }
    return failures
  }

  private func single(
    _ detector: LanguageDetector, _ allowed: Set<LanguageTag>?, _ settings: Settings, _ output: ResultOutput
  ) async throws -> Int {
    let document = try await DocumentReader(
      options: extraction.options(settings), limits: extraction.limits(settings)
    ).read(file)
    try document.throwIfFailed(file)
    // The first part says enough: a part is 8 MB.
    let text = document.parts.first?.text ?? DocumentText("")
    let detection = WireDetection(id: nil, text: text, detector, allowed)
    for language in detection.languages {
      try output.line("\(language.languageCode)\t\(NumberText.decimal(language.score))")
    }
    return 0
  }

  private func allowedLanguages(_ detector: LanguageDetector) throws -> Set<LanguageTag>? {
    guard let languages else { return nil }
    let tags = languages.split(separator: ",").map { LanguageTag(String($0)) }
    let known = Set(detector.languages)
    if let unknown = tags.first(where: { !known.contains($0) }) {
      throw ValidationError("the language \(unknown) is not known; `docent languages` lists those that are")
    }
    return Set(tags)
  }
}

import ArgumentParser
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentLearning
import DocentReports
import Foundation

struct DetectLanguageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect-language",
    abstract: "Say which languages documents or batches of texts are in.",
    discussion: """
        docent detect-language letter.pdf minutes.docx
        docent detect-language --segments contract.docx      where each language begins and ends
        echo 'Guten Morgen' | docent detect-language -
        docent detect-language --json - < batch.jsonl        {"Id", "Text"} a line in, one object a line out, in order

      A text in one language gets ranked alternatives with the probability of each; one in several languages their \
      shares. und: nothing to go by.
      """)

  @Argument(help: "Documents, or - for stdin.", completion: .file())
  var files: [String]

  @Flag(
    help: ArgumentHelp(
      "Print JSON Lines.",
      discussion: "Standard input and files that begin with { are JSON Lines, one text a line; others are documents."))
  var json = false

  @Flag(help: "Print the stretches of each language: begin and end in code points, language, score.")
  var segments = false

  @Option(help: ArgumentHelp("Only these languages are possible, separated by commas.", valueName: "tags"))
  var languages: String?

  @Option(help: ArgumentHelp("These languages are likely, separated by commas.", valueName: "tags"))
  var hint: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Texts of a batch to work on at once.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if jobs < 1 || jobs > 1024 { throw ValidationError("--jobs is between 1 and 1024") }
    if files.isEmpty { throw ValidationError("name a document, or - for stdin") }
  }

  func run() async throws {
    let settings = try Settings.load()
    let directories = ModelDirectories.resolve(settings, collection: place.resolve(settings))
    let detector = try ModelOverride.load(
      "language", from: directories, LanguageDetector.init, otherwise: LanguageDetector.shipped)
    let choice = LanguageChoice(
      allowed: try languages.map { Set(try Self.tags($0, detector)) }, likely: Set(try Self.tags(hint ?? "", detector)))
    let output = try ResultOutput()
    var failures = 0
    for file in files {
      if json, file == "-" || Self.isJSONLines(file) {
        let unreadable = try await BatchDetection(detector, choice, jobs: jobs).run(input: file, output: output)
        if unreadable > 0 {
          common.console.note("\(unreadable) lines could not be read; their place in the output says why")
        }
        failures += unreadable
      } else {
        failures += try await detect(file, detector, choice, settings, output)
      }
    }
    try output.finish()
    if failures > 0 { throw ExitStatus.someFailed }
  }

  private func detect(
    _ file: String, _ detector: LanguageDetector, _ choice: LanguageChoice, _ settings: Settings, _ output: ResultOutput
  ) async throws -> Int {
    let document = try await DocumentReader(
      options: extraction.options(settings), limits: extraction.limits(settings)
    ).read(file)
    guard document.report.outcome.status != .failed else {
      Console.complain(document.report.outcome.described(as: file))
      return 1
    }
    let readings = document.parts.map { (part: $0, reading: detector.read($0.text, choice)) }
    let found =
      readings.count == 1
      ? readings[0].reading.languages : LanguageDetector.shares(of: readings.flatMap(\.reading.segments))
    if json {
      let parts = readings.map { (part: $0.part, segments: $0.reading.segments) }
      try output.write(WireDetection(id: file, languages: found, parts: parts).line)
      return 0
    }
    let prefix = files.count > 1 ? "\(file)\t" : ""
    if segments {
      for (part, reading) in readings {
        let offsets = PartOffsets(part)
        for segment in reading.segments {
          try output.line(
            "\(prefix)\(offsets.begin(segment.span))\t\(offsets.end(segment.span))\t\(segment.language)\t"
              + NumberText.decimal(segment.score))
        }
      }
    } else {
      for language in found {
        try output.line("\(prefix)\(language.language)\t\(NumberText.decimal(language.score))")
      }
    }
    return 0
  }

  private static func isJSONLines(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 256)) ?? Data()
    return start.first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  private static func tags(_ list: String, _ detector: LanguageDetector) throws -> [LanguageTag] {
    try list.split(separator: ",").map { name in
      let tag = LanguageTag(name.trimmingCharacters(in: .whitespaces))
      guard let known = detector.known(tag) else {
        throw ValidationError("the language \(tag) is not known; `docent languages` lists those that are")
      }
      return known
    }
  }
}

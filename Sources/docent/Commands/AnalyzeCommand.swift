import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentReports
import DocentStore
import Foundation

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print all insights of one text as JSON, or of many as JSON Lines.",
    discussion: """
        docent analyze letter.pdf                          language, sentiment, entities, key phrases of a document
        echo 'What a lovely day' | docent analyze -        of a text on stdin
        docent analyze --json - < batch.jsonl              {"Id", "Text", "LanguageCode"?} a line in, one object a line
                                                           out, in the same order
      """)

  @Argument(help: "A document, or - for stdin.", completion: .file())
  var file: String

  @Flag(help: "Input is JSON Lines, one text a line.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Only these insights, separated by commas.",
      discussion: "language, sentiment, entities, keyphrases (all these by default), syntax.",
      valueName: "features"))
  var only: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Texts to work on at once.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if jobs < 1 || jobs > 1024 { throw ValidationError("--jobs is between 1 and 1024") }
    _ = try features()
  }

  func run() async throws {
    let settings = try Settings.load()
    let collection = place.resolve(settings)
    let annotators = try Annotators.load(
      overriddenBy: ModelDirectories.resolve(settings, collection: collection))
    let features = try features()
    let output = try ResultOutput()
    if json {
      let batch = BatchAnalysis(annotators, features: features, jobs: jobs)
      let failures = try await batch.run(input: file, output: output)
      if failures > 0 {
        common.console.note("\(failures) lines could not be read; their place in the output says why")
        throw ExitStatus.someFailed
      }
      return
    }
    let document = try await DocumentReader(
      options: extraction.options(settings), limits: extraction.limits(settings)
    ).read(file)
    try document.throwIfFailed(file)
    let analyzer = TextAnalyzer(annotators, features: features)
    var accumulator = InsightAccumulator()
    var parts: [AnalyzedPart] = []
    var syntax: [[SyntaxToken]] = []
    for part in document.parts {
      var result = analyzer.analyze(part.text, date: document.report.metadata.writingDay)
      accumulator.add(&result, text: part.text)
      parts.append(AnalyzedPart(part: part, insights: result.insights))
      syntax.append(result.syntax)
    }
    let wire = WireAnalysis(
      id: nil, insights: accumulator.insights, parts: parts, syntax: syntax, features: features,
      models: annotators.versions(of: features))
    try output.write(JSONLinesEncoder().line(wire))
    try output.finish()
  }

  private func features() throws -> Set<AnalysisFeature> {
    guard let only else { return AnalysisFeature.standard }
    return Set(
      try only.split(separator: ",").map { name in
        guard let feature = AnalysisFeature(rawValue: String(name)) else {
          let names = AnalysisFeature.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("there is no insight \(name); choose from \(names)")
        }
        return feature
      })
  }
}

import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentLearning
import DocentReports
import DocentText

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a text has its sentiment, word by word.",
    discussion: """
        docent explain letter.txt
        echo 'Friendly staff, but the room was dirty' | docent explain -

      Every word adds to or takes from the log-odds of each label; with the score of an empty text, its contributions
      add up to the score exactly. Longer texts are judged by their sentences: what was found in them is listed first.
      Explains the first part of a document of many parts.
      """)

  @Argument(help: "A document, or - for stdin.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("What the text is written in; detected by default.", valueName: "tag"))
  var language: String?

  @Flag(help: "One JSON object with every contribution.")
  var json = false

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try Settings.load()
    let directories = ModelDirectories.resolve(settings, collection: place.resolve(settings))
    let annotator = try ModelOverride.load(
      "sentiment", from: directories, SentimentAnnotator.init, otherwise: SentimentAnnotator.shipped)
    let document = try await DocumentReader(
      options: extraction.options(settings), limits: extraction.limits(settings)
    ).read(file)
    try document.throwIfFailed(file)
    let part = document.parts.first ?? DocumentPart(text: DocumentText(""))
    let tag = try language.map { LanguageTag($0) } ?? detected(part.text, directories)
    let tokens = Tokenizer().tokenize(part.text, language: tag)
    let explanation = annotator.explain(tokens, language: tag)
    let output = try ResultOutput()
    if json {
      let wire = WireSentimentExplanation(explanation, part: part, language: tag, model: annotator.version)
      try output.write(JSONLinesEncoder().line(wire))
    } else {
      try LabelExplanationText(text: part.text, usesColor: Console.usesColor).write(explanation, to: output)
    }
    try output.finish()
  }

  private func detected(_ text: DocumentText, _ directories: [String]) throws -> LanguageTag {
    let detector = try ModelOverride.load(
      "language", from: directories, LanguageDetector.init, otherwise: LanguageDetector.shipped)
    return text.utf8.withUnsafeBufferPointer { detector.detect($0) }.first?.language ?? .undetermined
  }
}

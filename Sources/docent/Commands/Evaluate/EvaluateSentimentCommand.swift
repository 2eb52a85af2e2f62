import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLearning
import DocentReports
import DocentText

struct EvaluateSentimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentiment",
    abstract: "Measure the sentiment model on labelled texts.",
    discussion: """
        docent evaluate sentiment --data en-reviews.tsv.gz de-reviews.tsv

      A file has a text a line, `label TAB text`, plain or compressed with gzip or xz; labels are positive, negative,
      neutral and mixed. Its name begins with the language (`en-reviews.tsv`), unless --language names it.
      """)

  @OptionGroup var evaluation: EvaluationOptions

  @Option(help: ArgumentHelp("Language of every file.", valueName: "tag"))
  var language: String?

  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let directories = ModelDirectories.resolve(try Settings.load(), collection: place.resolve(try Settings.load()))
    let annotator = try ModelOverride.load(
      "sentiment", from: directories, SentimentAnnotator.init, otherwise: SentimentAnnotator.shipped)
    let tokenizer = Tokenizer()
    let output = try ResultOutput()
    var all: SentimentEvaluation?
    for path in evaluation.data {
      let file = DataFolder.baseName(path)
      let corpus = try SentimentCorpus(name: language.map { "\($0)-\(file)" } ?? file, path: path)
      guard !corpus.rows.isEmpty else { throw ValidationError("\(path) has no line `label TAB text`") }
      let result = SentimentEvaluation(corpus, annotator: annotator, tokenizer: tokenizer)
      try write(result, file: file, annotator, output)
      all = all.map { $0.adding(result) } ?? result
    }
    if let all, evaluation.data.count > 1 { try write(all, file: nil, annotator, output) }
    try output.finish()
  }

  private func write(
    _ result: SentimentEvaluation, file: String?, _ annotator: SentimentAnnotator, _ output: ResultOutput
  ) throws {
    let measures = ClassificationMeasures(
      task: "sentiment", file: file, model: annotator.version, report: result.report, intervals: evaluation.resamples,
      extra: result.extraMeasures)
    if evaluation.json {
      try output.write(JSONLinesEncoder().line(measures))
    } else {
      try ClassificationText.write(measures, to: output)
    }
  }
}

import ArgumentParser
import DocentAnalysis
import DocentLearning
import DocentText
import FoundationEssentials

struct TrainSentimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentiment",
    abstract: "Train the sentiment model and measure it on the development sets.",
    discussion: "The same data give the same file, byte for byte. Measures go to standard output.")

  @Option(help: "The data folder, with sentiment, lexicons and langid in it (default: DOCENT_DATA_DIR).")
  var data: String?

  @Option(name: .shortAndLong, help: "Where to write the model file.")
  var output: String

  @Flag(help: "Measure the model that is there instead of training.")
  var evaluateOnly = false

  @Flag(help: "Leave out sets without a licence, or with one that excludes commerce.")
  var licensedOnly = false

  @Flag(help: "Also measure kinds of text never seen: train English without each source in turn.")
  var leaveOneOut = false

  @OptionGroup var tuning: TuningOptions

  func run() throws {
    let data = try TrainingOptions.dataFolder(data)
    var recipe = licensedOnly ? SentimentRecipe.shipped.licensedOnly : SentimentRecipe.shipped
    if let search = try tuning.search(SentimentSettings.searchSpace) {
      recipe.settings = try tuned(recipe, search, data)
    }
    let trainer = SentimentTrainer(directory: data, recipe: recipe, log: TrainingOptions.log)
    if !evaluateOnly {
      try Data(trainer.train()).write(to: URL(filePath: output), options: .atomic)
    }
    let annotator = try SentimentAnnotator(ModelFile(ModelBytes(mapping: output)))
    let report = try SentimentReport(directory: "\(data)/sentiment", annotator: annotator)
    print(report.markdown)
    if leaveOneOut { print("\n" + (try SentimentCrossDomain(trainer: trainer).markdown)) }
  }

  /// Tries settings on kinds of text that were left out of training, until the time is up.
  private func tuned(
    _ recipe: SentimentRecipe, _ search: SettingsSearch, _ data: String
  ) throws -> SentimentSettings {
    let best = try tuning.run(search) { settings in
      var tried = recipe
      tried.settings = SentimentSettings(settings)
      let result = try SentimentCrossDomain(trainer: SentimentTrainer(directory: data, recipe: tried))
      return (result.meanF1 + result.meanPolarity) / 2
    }
    return best.map { SentimentSettings($0.settings) } ?? recipe.settings
  }
}

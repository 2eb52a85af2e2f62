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

  func run() throws {
    let data = try TrainingOptions.dataFolder(data)
    if !evaluateOnly {
      let file = try SentimentTrainer(directory: data, log: TrainingOptions.log).train()
      try Data(file).write(to: URL(filePath: output), options: .atomic)
    }
    let annotator = try SentimentAnnotator(ModelFile(ModelBytes(mapping: output)))
    let report = try SentimentReport(directory: "\(data)/sentiment", annotator: annotator)
    print(report.markdown)
  }
}

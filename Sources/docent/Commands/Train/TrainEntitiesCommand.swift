import ArgumentParser
import DocentAnalysis
import DocentLearning
import FoundationEssentials

struct TrainEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Train the entity model and measure it on the development sets.",
    discussion: "The same data give the same file, byte for byte. Measures go to standard output.")

  @Option(help: "The data folder, with ner in it (default: DOCENT_DATA_DIR).")
  var data: String?

  @Option(name: .shortAndLong, help: "Where to write the model file.")
  var output: String

  @Flag(help: "Measure the model that is there instead of training.")
  var evaluateOnly = false

  func run() throws {
    let directory = try TrainingOptions.dataFolder(data) + "/ner"
    if !evaluateOnly {
      let file = try EntityTrainer(directory: directory, log: TrainingOptions.log).train()
      try Data(file).write(to: URL(filePath: output), options: .atomic)
    }
    let annotator = try EntityAnnotator(ModelFile(ModelBytes(mapping: output)))
    print(try EntityReport(directory: directory, annotator: annotator).markdown)
  }
}

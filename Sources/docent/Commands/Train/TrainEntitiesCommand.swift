import ArgumentParser
import DocentAnalysis
import FoundationEssentials

struct TrainEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Train the entity model.",
    discussion: "The same data give the same file, byte for byte. Measure it with `docent evaluate entities`.")

  @Option(help: "The data folder, with ner in it (default: DOCENT_DATA_DIR).")
  var data: String?

  @Option(name: .shortAndLong, help: "Where to write the model file.")
  var output: String

  @Option(
    parsing: .upToNextOption,
    help: "Data sets (en.wikigold) or languages (pt) to leave out, for a model to be judged on what it never saw.")
  var without: [String] = []

  @Flag(help: "Use nothing that was derived from texts without a stated licence.")
  var licensedOnly = false

  func run() throws {
    let selection = TrainingSelection(without: Set(without), licensedOnly: licensedOnly)
    let trainer = EntityTrainer(
      directory: try TrainingOptions.dataFolder(data), selection: selection, log: TrainingOptions.log)
    try Data(trainer.train()).write(to: URL(filePath: output), options: .atomic)
  }
}

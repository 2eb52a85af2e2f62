import ArgumentParser
import DocentAnalysis
import DocentLearning
import FoundationEssentials

struct TrainSyntaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax",
    abstract: "Train the model of parts of speech and measure it on the development treebanks.",
    discussion: "The same data give the same file, byte for byte. Measures go to standard output.")

  @Option(help: "The data folder, with pos, langid and ner in it (default: DOCENT_DATA_DIR).")
  var data: String?

  @Option(name: .shortAndLong, help: "Where to write the model file.")
  var output: String

  @Option(help: ArgumentHelp("Only these languages, separated by commas.", valueName: "codes"))
  var languages: String?

  @Option(
    parsing: .upToNextOption,
    help: "Treebanks (en.gum) to leave out, for a model to be judged on what it never saw.")
  var without: [String] = []

  @Flag(help: "Use nothing that was derived from texts without a stated licence.")
  var licensedOnly = false

  @Flag(help: "Measure the model that is there instead of training.")
  var evaluateOnly = false

  func run() throws {
    let directory = try TrainingOptions.dataFolder(data)
    let wanted = languages.map { Set($0.split(separator: ",").map(String.init)) }
    let languages = SyntaxSources.languages(without: Set(without)).filter { wanted?.contains($0.code) ?? true }
    if languages.isEmpty { throw ValidationError("there are no treebanks for these languages") }
    if !evaluateOnly {
      let file = try SyntaxTrainer(
        directory: directory, licensedOnly: licensedOnly, log: TrainingOptions.log
      ).train(languages)
      try Data(file).write(to: URL(filePath: output), options: .atomic)
    }
    let annotator = try SyntaxAnnotator(ModelFile(ModelBytes(mapping: output)))
    print(try SyntaxReport(directory: directory, annotator: annotator, languages: languages).markdown)
  }
}

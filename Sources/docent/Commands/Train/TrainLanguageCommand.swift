import ArgumentParser
import DocentLanguage
import DocentLearning
import Foundation

/// `docent train language`: makes a language detector from a folder of texts.
struct TrainLanguageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Train a language detector from texts.",
    discussion: """
      The data is a folder with tables `train*.tsv` of lines `language, kind, source, text` (kind: s sentence, p word \
      pair, w word) or with files `LANGUAGE.txt`, one text a line; both may be .xz or .gz. The lists `common*.txt` and \
      `core.txt` in the folder name the languages that take precedence.
      """)

  @Option(help: ArgumentHelp("Folder or file with training texts; may be given several times.", valueName: "path"))
  var data: [String]

  @Option(help: ArgumentHelp("Texts for calibration that are not among the training texts.", valueName: "path"))
  var development: [String]

  @Option(help: ArgumentHelp("Where the model goes.", valueName: "file"), completion: .file())
  var output: String

  @Option(help: ArgumentHelp("Leave out the texts of this source.", valueName: "name"))
  var withoutSource: [String] = []

  @Option(help: ArgumentHelp("Size of the n-gram table in megabytes.", valueName: "MB"))
  var tableSize: Double = 10.5

  func run() throws {
    var settings = LanguageTrainer.Settings()
    settings.tableBytes = Int(tableSize * 1_000_000)
    let corpus = try TrainingCorpus(paths: data, withoutSources: Set(withoutSource))
    let trainer = LanguageTrainer(settings) { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
    let bytes = try trainer.train(on: corpus, development: TrainingCorpus(paths: development))
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}

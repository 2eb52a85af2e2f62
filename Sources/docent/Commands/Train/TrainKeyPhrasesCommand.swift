import ArgumentParser
import DocentAnalysis
import DocentLearning
import FoundationEssentials

struct TrainKeyPhrasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keyphrases",
    abstract: "Train the key-phrase model and measure it.",
    discussion: "The same data give the same file, byte for byte. Measures go to standard output.")

  @Option(help: "The data folder, with keyphrases, langid and pos in it (default: DOCENT_DATA_DIR).")
  var data: String?

  @Option(name: .shortAndLong, help: "Where to write the model file.")
  var output: String

  @Flag(help: "Leave out the cross-validation, which trains three more models.")
  var quick = false

  func run() throws {
    let data = try TrainingOptions.dataFolder(data)
    let trainer = KeyPhraseTrainer(directory: data, log: TrainingOptions.log)
    let corpora = try trainer.corpora()
    let base = try trainer.base(corpora)
    let file = try trainer.train(base: base, corpora: corpora)
    try Data(file).write(to: URL(filePath: output), options: .atomic)

    let annotator = try KeyPhraseAnnotator(ModelFile(ModelBytes(mapping: output)))
    var report = KeyPhraseReport()
    report.measure(
      try KeyPhraseCorpus(name: "en-inspec", path: "\(data)/keyphrases/en-inspec.dev.jsonl.gz"), annotator: annotator)
    if !quick { try report.crossValidate(trainer, base: base, corpora: corpora) }
    print(report.markdown)
  }
}

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

  @Option(
    help: ArgumentHelp("Use this model of parts of speech instead of the shipped one.", valueName: "file"),
    completion: .file())
  var syntax: String?

  @Option(
    parsing: .upToNextOption, help: "Sets (en-inspec) to leave out, for a model to be judged on what it never saw.")
  var without: [String] = []

  @Flag(help: "Leave out the sets without a stated licence.")
  var licensedOnly = false

  @Flag(help: "Leave out the cross-validation, which trains ten more models.")
  var quick = false

  func run() throws {
    let data = try TrainingOptions.dataFolder(data)
    let syntax =
      if let syntax { try SyntaxAnnotator(ModelFile(ModelBytes(mapping: syntax))) } else {
        try SyntaxAnnotator.shipped()
      }
    let trainer = KeyPhraseTrainer(directory: data, syntax: syntax, log: TrainingOptions.log)
    let corpora = try trainer.corpora(without: Set(without), licensedOnly: licensedOnly)
    let base = try trainer.base(corpora)
    let file = try trainer.train(base: base, corpora: corpora)
    try Data(file).write(to: URL(filePath: output), options: .atomic)

    let annotator = try KeyPhraseAnnotator(ModelFile(ModelBytes(mapping: output)))
    var report = KeyPhraseReport()
    report.measure(
      try KeyPhraseCorpus(name: "en-inspec", path: "\(data)/keyphrases/en-inspec.dev.jsonl.gz"), annotator: annotator,
      syntax: syntax)
    if !quick { try report.crossValidate(trainer, base: base, corpora: corpora, syntax: syntax) }
    print(report.markdown)
  }
}

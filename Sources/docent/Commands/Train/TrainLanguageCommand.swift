import ArgumentParser
import DocentDocument
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
  var data: [String] = []

  @Option(help: ArgumentHelp("Texts for calibration that are not among the training texts.", valueName: "path"))
  var development: [String] = []

  @Option(help: ArgumentHelp("Where the model goes.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Measure this model instead of training one.", valueName: "file"), completion: .file())
  var model: String?

  @Option(help: ArgumentHelp("Measure the detector on these texts.", valueName: "path"))
  var evaluate: [String] = []

  @Option(help: ArgumentHelp("Leave out the texts of this source.", valueName: "name"))
  var withoutSource: [String] = []

  @Option(help: ArgumentHelp("Size of the n-gram table in megabytes.", valueName: "MB"))
  var tableSize: Double = 10.5

  func validate() throws {
    if data.isEmpty == (model == nil) { throw ValidationError("give either --data or --model") }
    if model == nil, output == nil || development.isEmpty {
      throw ValidationError("training needs --development and --output")
    }
  }

  func run() throws {
    let bytes: ModelBytes
    if let model {
      bytes = try ModelBytes(mapping: model)
    } else {
      bytes = ModelBytes(copying: try train())
    }
    let detector = try LanguageDetector(ModelFile(bytes))
    if !evaluate.isEmpty { try report(detector, modelBytes: bytes.buffer.count) }
  }

  private func train() throws -> [UInt8] {
    var settings = LanguageTrainer.Settings()
    settings.tableBytes = Int(tableSize * 1_000_000)
    let corpus = try TrainingCorpus(paths: data, withoutSources: Set(withoutSource))
    let trainer = LanguageTrainer(settings) { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
    let bytes = try trainer.train(on: corpus, development: TrainingCorpus(paths: development))
    if let output { try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic) }
    return bytes
  }

  private func report(_ detector: LanguageDetector, modelBytes: Int) throws {
    let corpus = try TrainingCorpus(paths: evaluate)
    let evaluation = LanguageEvaluation(detector)
    let scopes: [(name: String, tier: Int)] = [("common", 0), ("core", 1), ("all", 2)]
    for (name, tier) in scopes {
      let tags = detector.languages(upToTier: tier)
      let languages = Set(tags.map(\.rawValue))
      for measure in evaluation.measure(corpus, languages: languages, allowed: Set(tags)) {
        print(
          name, measure.kind, "languages \(measure.languages)", "texts \(measure.texts)",
          String(
            format: "macro %.4f micro %.4f und %.4f ece %.4f", measure.macroAccuracy, measure.microAccuracy,
            measure.undetermined, measure.calibrationError))
        print(
          "  worst:",
          measure.byLanguage.prefix(12).map { String(format: "\($0.language) %.3f", $0.accuracy) }
            .joined(separator: "  "))
        print(
          "  confusions:",
          measure.confusions.prefix(12).map { "\($0.truth)>\($0.answer) \($0.count)" }
            .joined(separator: "  "))
      }
    }
    let mixed = evaluation.measureMixed(corpus, languages: Set(detector.languages(upToTier: 1).map(\.rawValue)))
    print(String(format: "mixed documents %d f1 %.4f exact %.4f", mixed.documents, mixed.f1, mixed.exact))
    print(
      String(
        format: "speed words %.2f sentences %.2f segments %.2f MB/s  model %.2f MB", evaluation.speed(corpus, .word),
        evaluation.speed(corpus, .sentence), evaluation.segmentSpeed(corpus), Double(modelBytes) / 1e6))
  }
}

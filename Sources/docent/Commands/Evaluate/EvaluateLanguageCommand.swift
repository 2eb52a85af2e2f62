import ArgumentParser
import DocentDocument
import DocentLanguage
import DocentLearning
import Foundation

/// `docent evaluate language`: how often the right language is found.
struct EvaluateLanguageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Measure language detection on texts whose language is known.",
    discussion: """
      A file has lines `language, kind, source, text` (kind: s sentence, p word pair, w word) or `languages, text`, by \
      tabs: a code, several that are right (hr|bs), those of a mixed text (en+fr), or und; or it is JSON Lines of mixed \
      documents {"Text", "Languages", "Segments"}. It may be .gz or .xz.

        docent evaluate language --data dev.tsv.xz
        docent evaluate language --data dev.tsv.xz --only common75.txt --languages common75.txt --json
      """)

  @Option(help: ArgumentHelp("A file with texts; may be given several times.", valueName: "file"), completion: .file())
  var data: [String]

  @Option(help: ArgumentHelp("Measure this model instead of the shipped one.", valueName: "file"), completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp("Choose among these languages only: tags by commas, or a file with them.", valueName: "tags"))
  var languages: String?

  @Option(help: ArgumentHelp("Measure the texts in these languages only: tags, or a file.", valueName: "tags"))
  var only: String?

  @Flag(help: "Print one JSON object a file.")
  var json = false

  private struct FileReport: Encodable {
    let file: String
    let report: LanguageEvaluation.Report

    enum CodingKeys: String, CodingKey { case file }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(file, forKey: .file)
      try report.encode(to: encoder)
    }
  }

  func run() throws {
    let detector =
      if let model { try LanguageDetector(ModelFile(ModelBytes(mapping: model))) } else {
        try LanguageDetector.shipped()
      }
    let allowed = try languages.map { Set(try Self.codes($0).map { LanguageTag($0) }) }
    let measured = try only.map { Set(try Self.codes($0)) }
    let evaluation = LanguageEvaluation(detector, allowed: allowed)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for path in data {
      let report = evaluation.report(try LabelledTexts(path: path), languages: measured)
      if json {
        print(String(decoding: try encoder.encode(FileReport(file: path, report: report)), as: UTF8.self))
      } else {
        print(Self.text(report, name: path))
      }
    }
  }

  /// Tags separated by commas or white space, from the option itself or from the file it names.
  private static func codes(_ option: String) throws -> [String] {
    let text =
      FileManager.default.fileExists(atPath: option) ? try String(contentsOfFile: option, encoding: .utf8) : option
    return text.split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  private static func text(_ report: LanguageEvaluation.Report, name: String) -> String {
    var lines = [name]
    func add(_ title: String, _ measure: LanguageMeasure) {
      lines.append(
        String(
          format: "  \(title): %d texts, %d languages, macro %.4f, micro %.4f, und %.4f, calibration error %.4f",
          measure.texts, measure.languages, measure.macro, measure.micro, measure.undetermined,
          measure.calibrationError))
    }
    func add(_ title: String, _ measure: PassageMeasure) {
      let passages = measure.passages.map { String(format: ", passages %.4f", $0) } ?? ""
      lines.append(
        String(
          format: "  \(title): %d texts, F1 %.4f, exact %.4f, precision %.4f, recall %.4f", measure.texts, measure.f1,
          measure.exact, measure.precision, measure.recall) + passages)
    }
    if let overall = report.overall {
      add("all", overall)
      for (kind, measure) in report.kinds.sorted(by: { $0.key < $1.key }) { add(kind, measure) }
      let worst = overall.perLanguage.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(12)
      lines.append("  worst: " + worst.map { String(format: "\($0.key) %.3f", $0.value) }.joined(separator: "  "))
      lines.append(
        "  confusions: "
          + overall.confusions.prefix(12).map { "\($0.truth)>\($0.answer) \($0.count)" }.joined(separator: "  "))
    }
    if let mixed = report.mixed {
      add("mixed", mixed)
      for (kind, measure) in report.mixedKinds.sorted(by: { $0.key < $1.key }) { add(kind, measure) }
    }
    lines.append(String(format: "  %.1f MB/s", report.megabytesPerSecond))
    return lines.joined(separator: "\n")
  }
}

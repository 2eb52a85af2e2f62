import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLearning
import Foundation

/// `docent evaluate entities`: how many entities of marked texts are found exactly.
struct EvaluateEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Measure entities on marked texts.",
    discussion: """
      A file has lines `token, tag` apart by a tab, with tags O, B-TYPE and I-TYPE, and an empty line after each \
      sentence; types are PER, LOC, ORG, ITEM, EVENT, DATE, QUANTITY, TITLE and OTHER. Its name begins with the \
      language: en.wikigold.dev.bio.gz. Docent reads the plain text in its own tokens; an entity is right where type, \
      start and end are (as conlleval counts).
      """)

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Files of marked texts.", valueName: "file"), completion: .file())
  var data: [String]

  @Option(help: ArgumentHelp("Measure this model instead of the shipped one.", valueName: "file"), completion: .file())
  var model: String?

  @Option(help: ArgumentHelp("The language of the files, where their names do not say it.", valueName: "tag"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "Only these types count, separated by commas (default: those the file has).", valueName: "types"))
  var types: String?

  @Option(help: ArgumentHelp("So many sentences make a document.", valueName: "n"))
  var sentences = 10

  @Flag(help: "Print one JSON object a file.")
  var json = false

  func run() throws {
    let annotator =
      if let model { try EntityAnnotator(ModelFile(ModelBytes(mapping: model))) } else { try EntityAnnotator.shipped() }
    let evaluation = EntityEvaluation(annotator: annotator, sentencesInDocument: sentences)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for path in data {
      let name = DataFolder.baseName(path)
      let code = language ?? String(name.prefix { $0 != "." })
      let result = evaluation.measure(
        try CompressedFile.read(path), name: name, language: LanguageTag(code),
        types: types?.split(separator: ",").map(String.init))
      let report = EntityReport(result, language: code)
      print(json ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
    }
  }
}

import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLearning
import DocentText
import Foundation

/// `docent evaluate syntax`: how many words of a treebank get their right part of speech.
struct EvaluateSyntaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax",
    abstract: "Measure parts of speech on treebanks.",
    discussion: """
      A file has lines `form, part of speech, lemma, contraction` apart by tabs and an empty line after each sentence; \
      the contraction is _, or B:surface on the first of several words written together and I on the others. Its name \
      begins with the language: en.ud-ewt.dev.pos.gz. Docent reads the plain text in its own tokens; the words of the \
      file are what counts.
      """)

  @Option(help: ArgumentHelp("A treebank; may be given several times.", valueName: "file"), completion: .file())
  var data: [String]

  @Option(help: ArgumentHelp("Measure this model instead of the shipped one.", valueName: "file"), completion: .file())
  var model: String?

  @Option(help: ArgumentHelp("The language of the files, where their names do not say it.", valueName: "tag"))
  var language: String?

  @Flag(help: "Print one JSON object a file.")
  var json = false

  func run() throws {
    let annotator =
      if let model { try SyntaxAnnotator(ModelFile(ModelBytes(mapping: model))) } else { try SyntaxAnnotator.shipped() }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let tokenizer = Tokenizer()
    for path in data {
      let code = language ?? String(DataFolder.baseName(path).prefix { $0 != "." })
      guard annotator.supports(LanguageTag(code)) else {
        throw ValidationError("\(path): there is no syntax model for the language \(code); name it with --language")
      }
      var evaluation = SyntaxEvaluation(annotator)
      for sentence in try Treebank.sentences(path: path) {
        evaluation.add(sentence, language: LanguageTag(code), tokenizer: tokenizer)
      }
      let report = SyntaxMeasures(evaluation, file: path, language: code)
      print(json ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
    }
  }
}

import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLearning
import DocentText
import Foundation

/// `docent evaluate keyphrases`: how well ranked phrases match those that editors or authors chose.
struct EvaluateKeyPhrasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keyphrases",
    abstract: "Measure key phrases on documents with gold phrases.",
    discussion: """
      A file has a document {"id", "lang", "text", "keys"} a line. Measures are precision, recall and F1 of the first \
      5, 10 and 15 phrases, averaged over the documents, against all gold phrases, folded and stemmed.
      """)

  @Option(help: ArgumentHelp("A set of documents; may be given several times.", valueName: "file"), completion: .file())
  var data: [String]

  @Option(help: ArgumentHelp("Measure this model instead of the shipped one.", valueName: "file"), completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp("Use this model of parts of speech instead of the shipped one.", valueName: "file"),
    completion: .file())
  var syntax: String?

  @Option(help: ArgumentHelp("Write the ranked phrases of every document here, as JSON Lines.", valueName: "file"))
  var predictions: String?

  @Flag(help: "Print one JSON object a file.")
  var json = false

  func run() throws {
    let syntax =
      if let syntax { try SyntaxAnnotator(ModelFile(ModelBytes(mapping: syntax))) } else {
        try SyntaxAnnotator.shipped()
      }
    let annotator =
      if let model { try KeyPhraseAnnotator(ModelFile(ModelBytes(mapping: model))) } else {
        try KeyPhraseAnnotator.shipped()
      }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let tokenizer = Tokenizer()
    var lines: [String] = []
    for path in data {
      let corpus = try KeyPhraseCorpus(name: DataFolder.baseName(path), path: path)
      var evaluation = KeyPhraseEvaluation()
      for document in corpus.documents {
        let phrases = evaluation.add(document, annotator: annotator, syntax: syntax, tokenizer: tokenizer)
        if predictions != nil {
          let ranked = Prediction(id: document.id, keyPhrases: phrases.map(\.text))
          lines.append(String(decoding: try encoder.encode(ranked), as: UTF8.self))
        }
      }
      let report = KeyPhraseMeasures(evaluation, file: path)
      print(json ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
    }
    if let predictions {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: predictions), options: .atomic)
    }
  }

  private struct Prediction: Encodable {
    let id: String
    let keyPhrases: [String]
  }
}

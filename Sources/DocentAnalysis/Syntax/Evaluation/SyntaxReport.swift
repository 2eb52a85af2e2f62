import DocentDocument
package import DocentLearning
import DocentText

/// The measures of a syntax model on the development treebanks, for its card.
package struct SyntaxReport: Sendable {
  package private(set) var results: [(name: String, evaluation: SyntaxEvaluation)] = []

  package init(
    directory: String, annotator: SyntaxAnnotator, languages: [SyntaxSources.Language] = SyntaxSources.languages
  ) throws(ModelError) {
    let tokenizer = Tokenizer()
    for language in languages {
      for name in language.development {
        var evaluation = SyntaxEvaluation(annotator)
        for sentence in try Treebank.sentences(path: "\(directory)/pos/\(name).dev.pos.gz") {
          evaluation.add(sentence, language: LanguageTag(language.code), tokenizer: tokenizer)
        }
        results.append((name, evaluation))
      }
    }
  }

  package var markdown: String {
    var lines = ["| treebank | words | accuracy | ECE |", "|---|---:|---:|---:|"]
    for (name, evaluation) in results {
      let matrix = evaluation.matrix
      lines.append(
        "| \(name) | \(matrix.total) | \(Measure.percent(matrix.accuracy)) "
          + "| \(Measure.rounded(evaluation.calibration.value)) |")
    }
    return lines.joined(separator: "\n")
  }
}

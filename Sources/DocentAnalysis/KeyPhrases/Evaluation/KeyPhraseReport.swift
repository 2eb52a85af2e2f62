package import DocentLearning
import DocentText

/// The measures of the key-phrase model for its card: the development set, and cross-validation on the training sets.
package struct KeyPhraseReport: Sendable {
  private static let folds = 3

  private var results: [(name: String, evaluation: KeyPhraseEvaluation)] = []
  /// Tokens a second on one core, tokenisation included.
  package private(set) var tokensPerSecond = 0.0

  package init() {}

  /// Measures the finished model on a set it was not trained on.
  package mutating func measure(_ corpus: KeyPhraseCorpus, annotator: KeyPhraseAnnotator) {
    let tokenizer = Tokenizer()
    let clock = ContinuousClock()
    let start = clock.now
    var evaluation = KeyPhraseEvaluation()
    for document in corpus.documents { evaluation.add(document, annotator: annotator, tokenizer: tokenizer) }
    tokensPerSecond = Double(evaluation.tokens) / ((clock.now - start) / .seconds(1))
    results.append(("\(corpus.name) (development set)", evaluation))
  }

  /// Measures every training set by models that have not seen the documents measured.
  package mutating func crossValidate(
    _ trainer: KeyPhraseTrainer, base: ModelFileWriter, corpora: [KeyPhraseCorpus]
  ) throws(ModelError) {
    let tokenizer = Tokenizer()
    var evaluations = corpora.map { _ in KeyPhraseEvaluation() }
    for fold in 0..<Self.folds {
      func part(_ isTested: Bool) -> [KeyPhraseCorpus] {
        corpora.map { corpus in
          let documents = corpus.documents.enumerated().filter { ($0.offset % Self.folds == fold) == isTested }
          return KeyPhraseCorpus(name: corpus.name, documents: documents.map(\.element))
        }
      }
      let file = try trainer.train(base: base, corpora: part(false))
      let annotator = try KeyPhraseAnnotator(ModelFile(ModelBytes(copying: file)))
      for (index, corpus) in part(true).enumerated() {
        for document in corpus.documents {
          evaluations[index].add(document, annotator: annotator, tokenizer: tokenizer)
        }
      }
    }
    for (corpus, evaluation) in zip(corpora, evaluations) {
      results.append(("\(corpus.name) (cross-validated)", evaluation))
    }
  }

  package var markdown: String {
    var lines = ["| set | documents | F1@5 | F1@10 |", "|---|---:|---:|---:|"]
    for (name, evaluation) in results {
      lines.append(
        "| \(name) | \(evaluation.atFive.lists) | \(Measure.rounded(evaluation.atFive.f1)) "
          + "| \(Measure.rounded(evaluation.atTen.f1)) |")
    }
    lines.append("")
    lines.append("- Thousand tokens a second on one core, tokenising included: \(Int(tokensPerSecond / 1000))")
    return lines.joined(separator: "\n")
  }
}

package import DocentLearning
import DocentText

/// The measures of the key-phrase model for its card: development sets, cross-validation on the training sets, and each
/// of them judged by a model of the others.
package struct KeyPhraseReport: Sendable {
  private static let folds = 3

  private var results: [(name: String, evaluation: KeyPhraseEvaluation)] = []

  package init() {}

  /// Measures the finished model on a set it was not trained on.
  package mutating func measure(_ corpus: KeyPhraseCorpus, annotator: KeyPhraseAnnotator, syntax: SyntaxAnnotator) {
    let tokenizer = Tokenizer()
    var evaluation = KeyPhraseEvaluation()
    for document in corpus.documents {
      evaluation.add(document, annotator: annotator, syntax: syntax, tokenizer: tokenizer)
    }
    results.append(("\(corpus.name) (development set)", evaluation))
  }

  /// Measures every training set by models that have not seen the documents measured, then by models that have seen
  /// nothing of the set.
  package mutating func crossValidate(
    _ trainer: KeyPhraseTrainer, base: ModelFileWriter, corpora: [KeyPhraseCorpus], syntax: SyntaxAnnotator
  ) throws(ModelError) {
    let examples = try trainer.examples(base: base, corpora: corpora)
    let tokenizer = Tokenizer()
    var evaluations = corpora.map { _ in KeyPhraseEvaluation() }
    for fold in 0..<Self.folds {
      let file = try trainer.train(base: base, examples: examples, withPlain: false) { $0.place % Self.folds != fold }
      let annotator = try KeyPhraseAnnotator(ModelFile(ModelBytes(copying: file)))
      for (index, corpus) in corpora.enumerated() {
        for (place, document) in corpus.documents.enumerated() where place % Self.folds == fold {
          evaluations[index].add(document, annotator: annotator, syntax: syntax, tokenizer: tokenizer)
        }
      }
    }
    for (corpus, evaluation) in zip(corpora, evaluations) {
      results.append(("\(corpus.name) (cross-validated)", evaluation))
    }
    for corpus in corpora where corpora.count > 1 {
      let file = try trainer.train(base: base, examples: examples, withPlain: false) { $0.source != corpus.name }
      let annotator = try KeyPhraseAnnotator(ModelFile(ModelBytes(copying: file)))
      var evaluation = KeyPhraseEvaluation()
      for document in corpus.documents {
        evaluation.add(document, annotator: annotator, syntax: syntax, tokenizer: tokenizer)
      }
      results.append(("\(corpus.name) (from the other sets)", evaluation))
    }
  }

  package var markdown: String {
    var lines = ["| set | documents | F1@5 | F1@10 |", "|---|---:|---:|---:|"]
    for (name, evaluation) in results {
      lines.append(
        "| \(name) | \(evaluation.atFive.lists) | \(Measure.rounded(evaluation.atFive.f1)) "
          + "| \(Measure.rounded(evaluation.atTen.f1)) |")
    }
    return lines.joined(separator: "\n")
  }
}

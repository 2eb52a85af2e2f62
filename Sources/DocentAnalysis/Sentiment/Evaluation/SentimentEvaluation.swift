package import DocentDocument
package import DocentLearning
package import DocentText

/// How well an annotator does on one labelled file.
package struct SentimentEvaluation: Sendable {
  package static let labels: [Sentiment] = [.positive, .negative, .neutral, .mixed]

  /// All rows; a prediction of a label the file does not have is an error.
  package private(set) var matrix = ConfusionMatrix(labels: labels.map(\.rawValue))
  /// Rows whose gold label is not mixed, as three-class measures count.
  package private(set) var unmixed = ConfusionMatrix(labels: labels.map(\.rawValue))
  package private(set) var calibration = CalibrationError()
  package private(set) var tokens = 0

  package init(_ corpus: SentimentCorpus, annotator: SentimentAnnotator, tokenizer: Tokenizer) {
    for row in corpus.rows {
      let text = tokenizer.tokenize(DocumentText(row.text), language: corpus.language)
      let document = annotator.annotate(text, language: corpus.language).document
      tokens += text.tokens.count
      let gold = Self.index(row.label)
      let predicted = Self.index(document.label)
      matrix.add(gold: gold, predicted: predicted)
      if row.label != .mixed { unmixed.add(gold: gold, predicted: predicted) }
      calibration.add(confidence: document.score[document.label], isCorrect: gold == predicted)
    }
  }

  /// F1 of the mixed label; 0 where the file has none.
  package var mixedF1: Double { matrix.f1(Self.index(.mixed)) }

  private static func index(_ label: Sentiment) -> Int { labels.firstIndex(of: label) ?? 2 }
}

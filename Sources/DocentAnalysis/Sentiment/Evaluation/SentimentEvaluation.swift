package import DocentDocument
package import DocentLearning
package import DocentText

/// How well an annotator does on labelled files.
package struct SentimentEvaluation: Sendable {
  package static let labels: [Sentiment] = [.positive, .negative, .neutral, .mixed]
  private static let mixed = 3

  /// All rows; a prediction of a label the file does not have is an error.
  package private(set) var report = ClassificationReport(labels: labels.map(\.rawValue))
  package private(set) var tokens = 0

  package init(_ corpus: SentimentCorpus, annotator: SentimentAnnotator, tokenizer: Tokenizer) {
    for row in corpus.rows {
      let text = tokenizer.tokenize(DocumentText(row.text), language: corpus.language)
      let document = annotator.annotate(text, language: corpus.language).document
      tokens += text.tokens.count
      report.add(
        gold: Self.index(row.label), predicted: Self.index(document.label),
        probabilities: Self.labels.map { document.score[$0] })
    }
  }

  /// Both evaluations as one.
  package func adding(_ other: SentimentEvaluation) -> SentimentEvaluation {
    var sum = self
    sum.report.add(other.report)
    sum.tokens += other.tokens
    return sum
  }

  /// Rows whose gold label is not mixed, as three-class measures count.
  package var unmixed: ClassificationReport { report.leavingOut(gold: [Self.mixed]) }
  /// F1 of the mixed label; 0 where the file has none.
  package var mixedF1: Double { report.matrix.f1(Self.mixed) }
  /// Positive and negative rows, judged by which of both scores is higher; nil without such rows.
  package var polarity: Double? { report.accuracy(between: 0, and: 1) }
  /// Share of the rows of another label that are called mixed.
  package var falseMixed: Double {
    let matrix = report.matrix
    let others = report.count - matrix.support(Self.mixed)
    let called = (0..<Self.mixed).reduce(0) { $0 + matrix.counts[$1][Self.mixed] }
    return others == 0 ? 0 : Double(called) / Double(others)
  }

  /// Measures beyond those of every classifier, by name.
  package var extraMeasures: [String: Double] {
    var measures = ["MacroF1WithoutMixed": unmixed.matrix.macroF1, "FalseMixed": falseMixed]
    measures["Polarity"] = polarity
    return measures
  }

  private static func index(_ label: Sentiment) -> Int { labels.firstIndex(of: label) ?? 2 }
}

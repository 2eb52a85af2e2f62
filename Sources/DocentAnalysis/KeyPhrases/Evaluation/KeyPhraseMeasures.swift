import DocentLearning

/// The measures of one set of documents as they are printed.
package struct KeyPhraseMeasures: Encodable, Sendable {
  package struct Measures: Encodable, Sendable {
    package var precision: Double
    package var recall: Double
    package var f1: Double
    /// 95 % of resampled sets lie between these.
    package var f1Interval: [Double]
  }

  package let file: String
  package let documents: Int
  package let tokens: Int
  /// By the number of phrases looked at.
  package let at: [String: Measures]

  package init(_ evaluation: KeyPhraseEvaluation, file: String) {
    self.file = file
    documents = evaluation.atTen.lists
    tokens = evaluation.tokens
    var at: [String: Measures] = [:]
    for measure in [evaluation.atFive, evaluation.atTen, evaluation.atFifteen] {
      at["\(measure.cutoff)"] = Measures(
        precision: measure.precision, recall: measure.recall, f1: measure.f1, f1Interval: measure.f1Interval)
    }
    self.at = at
  }

  /// The same for a reader.
  package var text: String {
    var lines = ["\(file): \(documents) documents, \(tokens) tokens"]
    for (cutoff, measures) in at.sorted(by: { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }) {
      lines.append(
        "  @\(cutoff): precision \(Measure.rounded(measures.precision))  recall \(Measure.rounded(measures.recall))"
          + "  F1 \(Measure.rounded(measures.f1)) (\(Measure.rounded(measures.f1Interval[0])) to "
          + "\(Measure.rounded(measures.f1Interval[1])))")
    }
    return lines.joined(separator: "\n")
  }
}

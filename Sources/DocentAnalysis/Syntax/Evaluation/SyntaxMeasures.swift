import DocentLearning

/// The measures of one treebank as they are printed.
package struct SyntaxMeasures: Encodable, Sendable {
  package struct Label: Encodable, Sendable {
    package var precision: Double
    package var recall: Double
    package var f1: Double
    package var support: Int
  }

  package let file: String
  package let language: String
  package let words: Int
  package let tokens: Int
  package let accuracy: Double
  /// 95 % of resampled treebanks lie between these.
  package let accuracyInterval: [Double]
  package let macroF1: Double
  package let calibrationError: Double
  package let labels: [String: Label]
  /// The most frequent confusions, as `right>given`, with their number.
  package let confusions: [String: Int]

  private static let confusionsShown = 12
  private static let resamples = 1000

  package init(_ evaluation: SyntaxEvaluation, file: String, language: String) {
    let matrix = evaluation.matrix
    self.file = file
    self.language = language
    words = matrix.total
    tokens = evaluation.tokens
    accuracy = matrix.accuracy
    accuracyInterval = Self.interval(evaluation.sentences)
    macroF1 = matrix.macroF1
    calibrationError = evaluation.calibration.value
    var labels: [String: Label] = [:]
    var confusions: [(name: String, count: Int)] = []
    for gold in matrix.goldLabels {
      labels[matrix.labels[gold]] = Label(
        precision: matrix.precision(gold), recall: matrix.recall(gold), f1: matrix.f1(gold),
        support: matrix.counts[gold].reduce(0, +))
      for (given, count) in matrix.counts[gold].enumerated() where given != gold && count > 0 {
        confusions.append(("\(matrix.labels[gold])>\(matrix.labels[given])", count))
      }
    }
    self.labels = labels
    confusions.sort { $0.count == $1.count ? $0.name < $1.name : $0.count > $1.count }
    self.confusions = Dictionary(
      confusions.prefix(Self.confusionsShown).map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first })
  }

  /// Percentiles of the accuracy when sentences are drawn anew (Efron 1979).
  private static func interval(_ sentences: [(right: Int, words: Int)]) -> [Double] {
    guard !sentences.isEmpty else { return [0, 0] }
    var generator = SeededGenerator(seed: 11)
    let accuracies = (0..<resamples).map { _ in
      var right = 0
      var words = 0
      for _ in sentences.indices {
        let drawn = sentences[generator.below(sentences.count)]
        right += drawn.right
        words += drawn.words
      }
      return words == 0 ? 0 : Double(right) / Double(words)
    }.sorted()
    return [accuracies[resamples * 25 / 1000], accuracies[resamples * 975 / 1000]]
  }

  /// The same for a reader.
  package var text: String {
    var lines = [
      file,
      "  accuracy \(Measure.percent(accuracy)) % (\(Measure.percent(accuracyInterval[0])) to "
        + "\(Measure.percent(accuracyInterval[1]))) of \(words) words, macro F1 \(Measure.rounded(macroF1)), "
        + "calibration error \(Measure.rounded(calibrationError))",
    ]
    for (name, label) in labels.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "  \(name.padded(to: 6)) precision \(Measure.rounded(label.precision))  recall \(Measure.rounded(label.recall))"
          + "  F1 \(Measure.rounded(label.f1))  words \(label.support)")
    }
    let worst = confusions.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    lines.append("  confusions: " + worst.map { "\($0.key) \($0.value)" }.joined(separator: "  "))
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// Spaces behind, up to a width.
  fileprivate func padded(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }
}

/// Answers of a classifier with their probabilities, and every measure of them: what `docent evaluate` prints for tasks
/// with one label a text.
package struct ClassificationReport: Sendable {
  package let labels: [String]
  private var gold: [Int] = []
  private var predicted: [Int] = []
  /// Probabilities, `labels.count` an answer.
  private var probabilities: [Double] = []
  package private(set) var matrix: ConfusionMatrix
  package private(set) var calibration = CalibrationError()

  package init(labels: [String]) {
    self.labels = labels
    matrix = ConfusionMatrix(labels: labels)
  }

  /// Adds an answer; `probabilities` has one number a label. Labels outside the list are not counted.
  package mutating func add(gold: Int, predicted: Int, probabilities: [Double]) {
    guard labels.indices.contains(gold), labels.indices.contains(predicted), probabilities.count == labels.count
    else { return }
    self.gold.append(gold)
    self.predicted.append(predicted)
    self.probabilities += probabilities
    matrix.add(gold: gold, predicted: predicted)
    calibration.add(confidence: probabilities[predicted], isCorrect: gold == predicted)
  }

  /// Adds the answers of another report with the same labels.
  package mutating func add(_ other: ClassificationReport) {
    guard other.labels == labels else { return }
    for index in other.gold.indices {
      add(gold: other.gold[index], predicted: other.predicted[index], probabilities: other.probabilities(of: index))
    }
  }

  package var count: Int { gold.count }

  /// The report without the rows of some gold labels.
  package func leavingOut(gold dropped: Set<Int>) -> ClassificationReport {
    var rest = ClassificationReport(labels: labels)
    for index in gold.indices where !dropped.contains(gold[index]) {
      rest.add(gold: gold[index], predicted: predicted[index], probabilities: probabilities(of: index))
    }
    return rest
  }

  /// Area under the ROC curve of a label against the rest; nil where all rows or none have it.
  package func area(of label: Int) -> Double? {
    let scores = gold.indices.map { probabilities[$0 * labels.count + label] }
    return ROCCurve(scores: scores, isPositive: gold.map { $0 == label })?.area
  }

  /// Share of the rows of two gold labels where the right one of the two is the likelier; ties are errors.
  package func accuracy(between first: Int, and second: Int) -> Double? {
    var rows = 0
    var right = 0
    for index in gold.indices where gold[index] == first || gold[index] == second {
      let row = probabilities(of: index)
      let other = gold[index] == first ? second : first
      rows += 1
      if row[gold[index]] > row[other] { right += 1 }
    }
    return rows == 0 ? nil : Double(right) / Double(rows)
  }

  /// The bootstrap interval of a measure of the confusion matrix.
  package func interval(
    resamples: Int = 1000, level: Double = 0.95, seed: UInt64 = 1, _ measure: (ConfusionMatrix) -> Double
  ) -> BootstrapInterval {
    BootstrapInterval(count: count, resamples: resamples, level: level, seed: seed) { drawn in
      var matrix = ConfusionMatrix(labels: labels)
      for index in drawn { matrix.add(gold: gold[index], predicted: predicted[index]) }
      return measure(matrix)
    }
  }

  private func probabilities(of index: Int) -> [Double] {
    Array(probabilities[index * labels.count..<(index + 1) * labels.count])
  }
}

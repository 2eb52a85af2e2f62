/// Expected calibration error over ten equal bins of the winning probability (Naeini et al., 2015).
package struct CalibrationError: Sendable, Hashable {
  private struct Bin: Sendable, Hashable {
    var count = 0
    var confidence = 0.0
    var correct = 0
  }

  private var bins = Array(repeating: Bin(), count: 10)

  package init() {}

  package mutating func add(confidence: Double, isCorrect: Bool) {
    let index = min(9, max(0, Int(confidence * 10)))
    bins[index].count += 1
    bins[index].confidence += confidence
    bins[index].correct += isCorrect ? 1 : 0
  }

  package var total: Int { bins.reduce(0) { $0 + $1.count } }

  /// Mean distance between confidence and accuracy, weighted by the size of the bins.
  package var value: Double {
    guard total > 0 else { return 0 }
    return bins.reduce(0) { $0 + abs($1.confidence - Double($1.correct)) } / Double(total)
  }
}

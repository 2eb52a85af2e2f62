/// Counts of predictions against gold labels, and the measures that follow from them.
package struct ConfusionMatrix: Sendable, Hashable {
  package let labels: [String]
  /// `counts[gold][predicted]`
  package private(set) var counts: [[Int]]

  package init(labels: [String]) {
    self.labels = labels
    counts = Array(repeating: Array(repeating: 0, count: labels.count), count: labels.count)
  }

  package mutating func add(gold: Int, predicted: Int) { counts[gold][predicted] += 1 }

  package var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  /// Labels that occur as gold.
  package var goldLabels: [Int] { labels.indices.filter { counts[$0].contains { $0 > 0 } } }
  package var accuracy: Double { ratio(labels.indices.reduce(0) { $0 + counts[$1][$1] }, total) }

  package func precision(_ label: Int) -> Double { ratio(counts[label][label], counts.reduce(0) { $0 + $1[label] }) }
  package func recall(_ label: Int) -> Double { ratio(counts[label][label], counts[label].reduce(0, +)) }
  package func f1(_ label: Int) -> Double {
    let (precision, recall) = (precision(label), recall(label))
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  /// Mean F1 of the labels that occur as gold; a prediction of another label is an error.
  package var macroF1: Double {
    goldLabels.isEmpty ? 0 : goldLabels.reduce(0) { $0 + f1($1) } / Double(goldLabels.count)
  }

  /// Mean recall of the labels that occur as gold.
  package var macroRecall: Double {
    goldLabels.isEmpty ? 0 : goldLabels.reduce(0) { $0 + recall($1) } / Double(goldLabels.count)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

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

  /// Rows of a gold label.
  package func support(_ label: Int) -> Int { counts[label].reduce(0, +) }
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

  /// Precision, recall and F1 of a group of labels, all by default, taken together as scikit-learn's `average` does.
  package func averages(_ average: Average, over chosen: [Int]? = nil) -> Averages {
    let chosen = chosen ?? Array(labels.indices)
    switch average {
    case .micro:
      let hits = chosen.reduce(0) { $0 + counts[$1][$1] }
      let predicted = chosen.reduce(0) { sum, label in sum + counts.reduce(0) { $0 + $1[label] } }
      let gold = chosen.reduce(0) { $0 + support($1) }
      let (precision, recall) = (ratio(hits, predicted), ratio(hits, gold))
      let sum = precision + recall
      return Averages(precision: precision, recall: recall, f1: sum > 0 ? 2 * precision * recall / sum : 0)
    case .macro, .weighted:
      let weights = chosen.map { average == .macro ? 1 : Double(support($0)) }
      let total = weights.reduce(0, +)
      func mean(_ value: (Int) -> Double) -> Double {
        total > 0 ? zip(chosen, weights).reduce(0) { $0 + value($1.0) * $1.1 } / total : 0
      }
      return Averages(precision: mean(precision), recall: mean(recall), f1: mean(f1))
    }
  }

  /// How labels are taken together.
  package enum Average: String, Sendable, CaseIterable {
    /// Every decision counts the same.
    case micro
    /// Every label counts the same.
    case macro
    /// Every label counts by its gold rows.
    case weighted
  }

  /// Measures of several labels taken together.
  package struct Averages: Sendable, Hashable {
    package let precision: Double
    package let recall: Double
    package let f1: Double
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

import DocentLearning

/// The measures of a classifier for people: over all, per label, and where labels are taken for each other.
enum ClassificationText {
  static func write(_ measures: ClassificationMeasures, to output: ResultOutput) throws {
    try output.line("\(measures.file ?? "all files") · \(measures.rows) rows · \(measures.model)")
    try output.line("  accuracy           \(text(measures.accuracy))")
    try output.line("  macro-F1           \(text(measures.macroF1))")
    try output.line("  weighted F1        \(Measure.rounded(measures.weightedF1))")
    try output.line("  calibration error  \(Measure.rounded(measures.calibrationError))")
    for (name, value) in (measures.extra ?? [:]).sorted(by: { $0.key < $1.key }) {
      try output.line("  \(padded(name, 18)) \(Measure.rounded(value))")
    }
    let width = (measures.order.map(\.count).max() ?? 0) + 2
    try output.line()
    try output.line(
      "  " + padded("", width) + ["precision", "recall", "F1", "rows"].map { right($0, 10) }.joined()
        + measures.order.map { right("→ \($0)", width + 3) }.joined())
    for label in measures.order {
      guard let values = measures.labels[label], let row = measures.confusion[label] else { continue }
      let numbers = [values.precision, values.recall, values.f1].map { right(Measure.rounded($0), 10) }.joined()
      let counts = measures.order.map { right(String(row[$0] ?? 0), width + 3) }.joined()
      try output.line("  " + padded(label, width) + numbers + right(String(values.support), 10) + counts)
    }
    try output.line()
  }

  private static func text(_ interval: ClassificationMeasures.Interval) -> String {
    guard let low = interval.low, let high = interval.high else { return Measure.rounded(interval.value) }
    return "\(Measure.rounded(interval.value))  (\(Measure.rounded(low)) to \(Measure.rounded(high)))"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

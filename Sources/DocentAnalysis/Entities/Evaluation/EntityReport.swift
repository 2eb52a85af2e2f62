/// The measures of an entity annotator on one file, for people and for programs.
package struct EntityReport: Encodable, Sendable {
  package struct Measures: Encodable, Sendable {
    package var precision: Double
    package var recall: Double
    package var f1: Double
    package var expected: Int
    package var found: Int
    package var right: Int

    init(_ counts: SpanScores.Counts) {
      precision = counts.precision
      recall = counts.recall
      f1 = counts.f1
      expected = counts.gold
      found = counts.predicted
      right = counts.correct
    }
  }

  package var file: String
  package var language: String
  /// By type, as the file spells it: `PER`, `LOC` …
  package var types: [String: Measures]
  package var all: Measures
  /// 95 % bootstrap interval of the F1 of all types.
  package var interval: [Double]
  /// Mean squared error of the scores.
  package var brier: Double

  package init(_ result: EntityEvaluation.Result, language: String) {
    file = result.name
    self.language = language
    types = result.scores.types.mapValues(Measures.init)
    all = Measures(result.scores.micro)
    let interval = result.interval()
    self.interval = [interval.lowerBound, interval.upperBound]
    brier = result.brier
  }

  /// A table, a line a type, per cent.
  package var text: String {
    let header = ["", "precision", "recall", "F1", "expected", "found", "right"]
    let rows = types.sorted { $0.key < $1.key }.map { Self.row($0.key, $0.value) } + [Self.row("all", all)]
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([header] + rows).map { cells in
      zip(cells, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }
    let range = "\(Self.percent(interval[0])) to \(Self.percent(interval[1]))"
    return "\(file) (\(language))\n" + lines.joined(separator: "\n")
      + "\nF1 \(Self.percent(all.f1)), 95 % interval \(range); Brier score \(Self.percent(brier))\n"
  }

  private static func row(_ name: String, _ measures: Measures) -> [String] {
    [
      name, percent(measures.precision), percent(measures.recall), percent(measures.f1), String(measures.expected),
      String(measures.found), String(measures.right),
    ]
  }

  /// Per cent with one decimal.
  private static func percent(_ value: Double) -> String {
    let tenths = Int((value * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

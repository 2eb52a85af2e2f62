/// Labels beside each other with their values under them, as forms print them: each value is read behind its label, not
/// behind the other labels of the row.
enum StackedLabels {
  /// Pairs of label and value, and the lines that are neither.
  static func detect(_ lines: [PlacedLine]) -> (labels: [[PlacedLine]], rest: [PlacedLine]) {
    let rows = lines.rowsOfPieces(widerThan: 1)
    var result: [[PlacedLine]] = []
    for (labels, values) in zip(rows, rows.dropFirst()) {
      result += pairs(labels, values)
    }
    if result.isEmpty { return ([], lines) }
    let taken = Set(result.joined().flatMap(\.words))
    let rest = lines.compactMap { line in
      PlacedLine(words: line.words.filter { !taken.contains($0) }, paragraph: line.paragraph)
    }
    return (result, rest)
  }

  /// A row of labels alone over a row of values that begin where the labels begin.
  private static func pairs(_ labels: [PlacedLine], _ values: [PlacedLine]) -> [[PlacedLine]] {
    guard labels.count >= 2, values.count <= labels.count, labels.allSatisfy({ $0.isLabel }),
      !values.contains(where: { $0.words.contains { $0.text.hasSuffix(":") } })
    else { return [] }
    var result: [[PlacedLine]] = []
    for value in values {
      guard let label = labels.first(where: { abs($0.rect.xMin - value.rect.xMin) < 0.8 * value.rect.height }),
        value.rect.yMin - label.rect.yMax < 1.2 * value.rect.height
      else { return [] }
      result.append([label, value])
    }
    return result
  }
}

extension PlacedLine {
  fileprivate var isLabel: Bool { words.count <= 6 && (words.last?.text.hasSuffix(":") ?? false) }
}

/// How well scores tell one label from the rest: the receiver operating characteristic (Fawcett, 2006).
package struct ROCCurve: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    /// Share of the negative examples with a score of at least `threshold`.
    package let falsePositiveRate: Double
    /// Share of the positive examples with a score of at least `threshold`.
    package let truePositiveRate: Double
    package let threshold: Double
  }

  /// From (0, 0) at an infinite threshold to (1, 1), a point a distinct score.
  package let points: [Point]

  /// Examples with equal scores make one point; scores that are no number count as the lowest. Nil unless there are both
  /// positive and negative examples. O(n log n).
  package init?(scores: [Double], isPositive: [Bool]) {
    let positives = isPositive.reduce(0) { $0 + ($1 ? 1 : 0) }
    let negatives = isPositive.count - positives
    guard scores.count == isPositive.count, positives > 0, negatives > 0 else { return nil }
    let values = scores.map { $0.isNaN ? -Double.infinity : $0 }
    let order = values.indices.sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1] }
    var points = [Point(falsePositiveRate: 0, truePositiveRate: 0, threshold: .infinity)]
    var hits = 0
    var alarms = 0
    for (position, index) in order.enumerated() {
      if isPositive[index] { hits += 1 } else { alarms += 1 }
      let isLast = position + 1 == order.count
      guard isLast || values[order[position + 1]] != values[index] else { continue }
      points.append(
        Point(
          falsePositiveRate: Double(alarms) / Double(negatives), truePositiveRate: Double(hits) / Double(positives),
          threshold: values[index]))
    }
    self.points = points
  }

  /// Area under the curve by trapezoids: the chance that a positive example scores higher than a negative one, ties
  /// counted half.
  package var area: Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let width = pair.1.falsePositiveRate - pair.0.falsePositiveRate
      return sum + width * (pair.0.truePositiveRate + pair.1.truePositiveRate) / 2
    }
  }
}

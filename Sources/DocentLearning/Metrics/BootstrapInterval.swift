/// Where a measure lies when its examples are drawn anew: the percentile bootstrap (Efron, 1979).
package struct BootstrapInterval: Sendable, Hashable {
  package let low: Double
  package let high: Double

  /// Draws `count` examples with repetition, `resamples` times, and takes the middle `level` of the measures. The same
  /// seed gives the same interval; without examples it is 0 to 0. O(resamples × (count + measure)).
  ///
  /// - Parameter measure: of the examples with these numbers, which may repeat.
  package init(
    count: Int, resamples: Int = 1000, level: Double = 0.95, seed: UInt64 = 1, _ measure: ([Int]) -> Double
  ) {
    guard count > 0, resamples > 0 else {
      (low, high) = (0, 0)
      return
    }
    var generator = SeededGenerator(seed: seed)
    var drawn = [Int](repeating: 0, count: count)
    var values: [Double] = []
    values.reserveCapacity(resamples)
    for _ in 0..<resamples {
      for index in drawn.indices { drawn[index] = generator.below(count) }
      values.append(measure(drawn))
    }
    values.sort()
    low = Self.percentile(values, (1 - level) / 2)
    high = Self.percentile(values, (1 + level) / 2)
  }

  /// Linear between neighbours, as numpy's default.
  static func percentile(_ sorted: [Double], _ share: Double) -> Double {
    guard let first = sorted.first else { return 0 }
    let position = min(max(share, 0), 1) * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted.count == 1 ? first : sorted[sorted.count - 1] }
    let fraction = position - Double(lower)
    return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * fraction
  }
}

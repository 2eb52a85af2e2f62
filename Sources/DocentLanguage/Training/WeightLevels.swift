/// The few values that the weights of n-grams are rounded to: those with the least squared error (Lloyd, "Least squares
/// quantization in PCM", 1982).
struct WeightLevels: Sendable {
  /// In steps, ascending.
  let values: [Int16]

  /// The furthest a level may be from zero.
  private let limit: Int

  /// Fits the levels of an order to weights in steps. O(n + rounds · range).
  init(_ weights: some Sequence<Float>, order: Int) {
    let limit = NGramTable.largestWeight(order: order)
    self.limit = limit
    var histogram = [Double](repeating: 0, count: 2 * limit + 1)
    for weight in weights { histogram[Self.bounded(weight, limit) + limit] += 1 }
    let total = histogram.reduce(0, +)
    var centres: [Double] = []
    var sum = 0.0
    for (index, count) in histogram.enumerated() {
      sum += count
      // The start: as many weights between each two levels.
      while centres.count < NGramTable.levelCount,
        sum * Double(NGramTable.levelCount) > (Double(centres.count) + 0.5) * total
      {
        centres.append(Double(index - limit))
      }
    }
    while centres.count < NGramTable.levelCount { centres.append(centres.last ?? 0) }
    for _ in 0..<40 { centres = Self.improved(centres, histogram) }
    values = centres.map { Int16($0.rounded()) }
  }

  /// The number of the nearest level to a weight in steps.
  func level(_ weight: Float) -> UInt8 {
    let weight = Self.bounded(weight, limit)
    var best = 0
    for index in values.indices where abs(Int(values[index]) - weight) < abs(Int(values[best]) - weight) {
      best = index
    }
    return UInt8(best)
  }

  private static func bounded(_ weight: Float, _ limit: Int) -> Int {
    Int(min(max(weight.rounded(), Float(-limit)), Float(limit)))
  }

  /// Each level moved to the mean of the weights that are nearest to it.
  private static func improved(_ centres: [Double], _ histogram: [Double]) -> [Double] {
    let limit = histogram.count / 2
    var sums = [Double](repeating: 0, count: centres.count)
    var counts = sums
    var nearest = 0
    for (index, count) in histogram.enumerated() where count > 0 {
      let value = Double(index - limit)
      while nearest + 1 < centres.count, abs(centres[nearest + 1] - value) <= abs(centres[nearest] - value) {
        nearest += 1
      }
      sums[nearest] += value * count
      counts[nearest] += count
    }
    return centres.indices.map { counts[$0] > 0 ? sums[$0] / counts[$0] : centres[$0] }
  }
}

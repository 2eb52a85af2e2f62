import DocentLearning
import Glibc

/// What the chosen n-grams say of each language: multinomial naive Bayes with additive smoothing per order.
///
/// The floor of an order is what an n-gram says of a language that never showed it, an entry's weight what its count
/// adds to that. Whole words count more than once, for what their letters say together is more than the sum. Weights
/// that are trained to tell the languages of the training texts apart are better on these and worse on texts of other
/// sources (measured by leaving sources out), so there is no such training.
struct ProfileWeights {
  /// Additive smoothing.
  static let alpha = 0.003
  static let wholeWordFactor = 3.0

  private let counts: NGramCounts
  /// The entries of each chosen n-gram, by key.
  private let ranges: [Range<Int>]
  private let priors: [Float]

  /// `penalties` are how far the prior of each label is below nothing.
  init(_ counts: NGramCounts, _ ranges: [Range<Int>], penalties: [Float]) {
    self.counts = counts
    self.ranges = ranges
    priors = penalties.map { -$0 }
  }

  /// Writes the table, floors and priors.
  func write(to file: inout ModelFileWriter, bucketBits: Int) throws(ModelError) {
    var byOrder = [[Float]](repeating: [], count: NGrams.orderCount)
    for range in ranges { byOrder[order(range)] += steps(range) }
    var table = NGramTableBuilder(
      bits: bucketBits, levels: byOrder.enumerated().map { WeightLevels($1, order: $0) })
    for range in ranges {
      table.add(counts.entries[range.lowerBound].key, labels: counts.entries[range].map(\.label), weights: steps(range))
    }
    try table.write(to: &file)
    file.add("floors", array: floors.map(Self.fixed))
    file.add("priors", array: priors.map(Self.fixed))
  }

  private func order(_ range: Range<Int>) -> Int { NGrams.order(of: counts.entries[range.lowerBound].key) }

  private static func factor(_ order: Int) -> Double { order == NGrams.wholeWord ? wholeWordFactor : 1 }

  /// What an n-gram says above the floor of each language that showed it, in steps of the table.
  private func steps(_ range: Range<Int>) -> [Float] {
    let scale = Self.factor(order(range)) * Double(NGramTable.stepsPerNat)
    return counts.entries[range].map { Float(scale * log((Double($0.count) + Self.alpha) / Self.alpha)) }
  }

  /// By label and order. The mean of an order says nothing and is taken off.
  private var floors: [Float] {
    var types = [Double](repeating: 0, count: NGrams.orderCount)
    counts.forEachNGram { types[order($0)] += 1 }
    var floors = counts.totals.indices.map { position in
      let order = position % NGrams.orderCount
      let total = max(counts.totals[position], 1)
      return Float(Self.factor(order) * log(Self.alpha / (total + Self.alpha * max(types[order], 1))))
    }
    for order in 0..<NGrams.orderCount {
      let positions = stride(from: order, to: floors.count, by: NGrams.orderCount)
      let mean = positions.reduce(Float(0)) { $0 + floors[$1] } / Float(priors.count)
      for position in positions { floors[position] -= mean }
    }
    return floors
  }

  private static func fixed(_ value: Float) -> Int32 {
    Int32((value * NGramTable.stepsPerNat * Float(LanguageProfiles.precision)).rounded())
  }
}

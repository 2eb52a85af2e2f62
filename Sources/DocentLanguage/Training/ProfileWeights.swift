import DocentLearning
import Glibc

/// The weights of the chosen n-grams while they are being trained, in natural logarithms.
///
/// The start is multinomial naive Bayes with additive smoothing per order: the floor of an order is what an n-gram
/// says of a language that never showed it, an entry's weight what its count adds to that. Whole words count twice.
struct ProfileWeights: Sendable {
  /// Additive smoothing.
  static let alpha = 0.003
  static let wholeWordFactor = 2.0

  let labelCount: Int
  /// Keys of the chosen n-grams, ascending.
  let keys: [UInt64]
  let index: KeyIndex
  /// Where the entries of each n-gram start, and their end.
  let starts: [Int32]
  let labels: [UInt8]
  let counts: [UInt32]
  /// Weight of each entry.
  var weights: [Float]
  /// label * NGrams.orderCount + order
  var floors: [Float]
  var priors: [Float]

  init(_ counts: NGramCounts, _ ranges: [Range<Int>], labelCount: Int) {
    self.labelCount = labelCount
    keys = ranges.map { counts.entries[$0.lowerBound].key }
    index = KeyIndex(keys)
    var starts: [Int32] = [0]
    var labels: [UInt8] = []
    var entryCounts: [UInt32] = []
    var weights: [Float] = []
    for range in ranges {
      for entry in counts.entries[range] {
        labels.append(entry.label)
        entryCounts.append(entry.count)
        weights.append(Self.weight(count: Double(entry.count), order: NGrams.order(of: entry.key)))
      }
      starts.append(Int32(labels.count))
    }
    var types = [Double](repeating: 0, count: NGrams.orderCount)
    counts.forEachNGram { types[NGrams.order(of: counts.entries[$0.lowerBound].key)] += 1 }
    floors = counts.totals.indices.map { position in
      let order = position % NGrams.orderCount
      let factor = order == NGrams.wholeWord ? Self.wholeWordFactor : 1
      let total = max(counts.totals[position], 1)
      return Float(factor * log(Self.alpha / (total + Self.alpha * max(types[order], 1))))
    }
    self.starts = starts
    self.labels = labels
    self.counts = entryCounts
    self.weights = weights
    priors = [Float](repeating: 0, count: labelCount)
  }

  /// What an n-gram that a language showed `count` times says above the floor.
  static func weight(count: Double, order: Int) -> Float {
    Float((order == NGrams.wholeWord ? wholeWordFactor : 1) * log((count + alpha) / alpha))
  }

  /// The entries of an n-gram.
  @inline(__always)
  func entries(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  /// Writes the table, floors and priors. The mean floor of an order says nothing and is taken off.
  func write(to file: inout ModelFileWriter, bucketBits: Int) throws(ModelError) {
    var table = NGramTableBuilder(bits: bucketBits)
    for (number, key) in keys.enumerated() {
      let range = entries(number)
      let factor = NGrams.order(of: key) == NGrams.wholeWord ? Float(Self.wholeWordFactor) : 1
      table.add(
        key, labels: labels[range],
        weights: weights[range].map { weight in
          let steps = (weight / factor * NGramTable.stepsPerNat).rounded() + Float(NGramTable.zero)
          return UInt8(min(max(steps, 0), 255))
        })
    }
    try table.write(to: &file)
    var centred = floors
    for order in 0..<NGrams.orderCount {
      let positions = stride(from: order, to: floors.count, by: NGrams.orderCount)
      let mean = positions.reduce(Float(0)) { $0 + floors[$1] } / Float(labelCount)
      for position in positions { centred[position] -= mean }
    }
    file.add("floors", array: centred.map(Self.fixed))
    file.add("priors", array: priors.map(Self.fixed))
  }

  private static func fixed(_ value: Float) -> Int32 {
    Int32((value * NGramTable.stepsPerNat * Float(LanguageProfiles.precision)).rounded())
  }
}

extension ProfileWeights {
  /// Scores of the candidates of a training example, with the example's own occurrences taken off the counts.
  ///
  /// `scores` has 256 elements; those of other labels are left as rubbish.
  func score(_ example: ExampleSampler.Example, candidates: [Int], into scores: inout [Float]) {
    for label in candidates {
      var score = priors[label]
      for order in 1..<NGrams.orderCount {
        score += example.found[order] * floors[label * NGrams.orderCount + order]
      }
      scores[label] = score
    }
    scores.withUnsafeMutableBufferPointer { scores in
      for number in example.ngrams {
        for entry in entries(Int(number)) {
          let label = Int(labels[entry])
          scores[label] += weights[entry]
          if label == example.label { scores[label] -= ownPart(count: counts[entry], of: Int(number)) }
        }
      }
    }
  }

  /// Gives `body` the starts of the n-grams' entries, their labels and their weights.
  @inline(__always)
  mutating func withEntries(
    _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    starts.withUnsafeBufferPointer { starts in
      labels.withUnsafeBufferPointer { labels in
        weights.withUnsafeMutableBufferPointer { body(starts, labels, $0) }
      }
    }
  }

  /// What one occurrence adds to an entry's weight.
  private func ownPart(count: UInt32, of number: Int) -> Float {
    let factor = NGrams.order(of: keys[number]) == NGrams.wholeWord ? Float(Self.wholeWordFactor) : 1
    guard count < Self.ownParts.count else { return factor / Float(count) }
    return factor * Self.ownParts[Int(count)]
  }

  private static let ownParts: [Float] =
    [0]
    + (1..<256).map {
      Float(log((Double($0) + alpha) / (Double($0) - 1 + alpha)))
    }
}

/// What a linear model sees of one text: hashed sparse features and a few named numbers.
package struct LinearFeatures: Sendable {
  /// Hashes of the sparse features, without repetitions.
  package var keys: [UInt64] = []
  /// The value of each key.
  package var values: [Float] = []
  /// Dense features, always as many and in the same order.
  package var dense: [Float] = []

  package init() {}

  /// Adds the distinct keys of a block, scaled so that the block has Euclidean length `length`. Sorts `block`.
  package mutating func add(block: inout [UInt64], length: Float = 1) {
    guard !block.isEmpty else { return }
    block.sort()
    let start = keys.count
    for key in block where keys.count == start || keys[keys.count - 1] != key { keys.append(key) }
    let value = length / Float(keys.count - start).squareRoot()
    values.append(contentsOf: repeatElement(value, count: keys.count - start))
  }

  /// Adds the distinct keys of a block with their number of occurrences, divided by the square root of the block's
  /// size: sums over words can then be made word by word. Sorts `block`.
  package mutating func add(countedBlock block: inout [UInt64], length: Float = 1) {
    guard !block.isEmpty else { return }
    block.sort()
    let value = length / Float(block.count).squareRoot()
    let start = keys.count
    for key in block {
      if keys.count > start, keys[keys.count - 1] == key {
        values[values.count - 1] += value
      } else {
        keys.append(key)
        values.append(value)
      }
    }
  }
}

/// Where an example comes from and what it should be.
package struct LinearTarget: Sendable, Hashable {
  package var label: Int
  /// The source of the example, for balancing and intercepts.
  package var source: Int
  package var weight: Float

  package init(label: Int, source: Int = 0, weight: Float = 1) {
    self.label = label
    self.source = source
    self.weight = weight
  }
}

/// A training set with interned features: four bytes a feature and four a value.
package struct LinearDataset: Sendable {
  package let labels: [String]
  package let denseCount: Int
  package private(set) var targets: [LinearTarget] = []
  private(set) var index = FeatureIndex()
  private(set) var rows: [UInt32] = []
  private(set) var values: [Float] = []
  private(set) var dense: [Float] = []
  /// Where the features of example `i` end in `rows` and `values`.
  private(set) var ends: [Int] = []

  package init(labels: [String], denseCount: Int) {
    self.labels = labels
    self.denseCount = denseCount
  }

  package var count: Int { targets.count }
  package var featureCount: Int { index.keys.count }

  /// Adds an example. Its dense features must be `denseCount` many and its label one of `labels`.
  package mutating func append(_ features: LinearFeatures, _ target: LinearTarget) {
    precondition(features.dense.count == denseCount && labels.indices.contains(target.label))
    for (key, value) in zip(features.keys, features.values) {
      let row = index.row(of: key)
      index.count(row)
      rows.append(UInt32(row))
      values.append(value)
    }
    dense.append(contentsOf: features.dense)
    ends.append(rows.count)
    targets.append(target)
  }

  /// Multiplies weights so that inside each source every label weighs as much as in a mix that lies between the
  /// source's own (`strength` 0) and the even one (`strength` 1). The total weight of a source stays.
  package mutating func balance(strength: Float) {
    var totals: [Int: [Float]] = [:]
    for target in targets {
      totals[target.source, default: Array(repeating: 0, count: labels.count)][target.label] += target.weight
    }
    var factors: [Int: [Float]] = [:]
    for (source, weights) in totals {
      let total = weights.reduce(0, +)
      let raw = weights.map { $0 > 0 ? power(total / $0, strength) : 0 }
      let scale = total / zip(raw, weights).reduce(0) { $0 + $1.0 * $1.1 }
      factors[source] = raw.map { $0 * scale }
    }
    for position in targets.indices {
      let target = targets[position]
      targets[position].weight *= factors[target.source]?[target.label] ?? 1
    }
  }

  /// Multiplies the weights of one label's examples.
  package mutating func scale(label: Int, by factor: Float) {
    for position in targets.indices where targets[position].label == label { targets[position].weight *= factor }
  }

  /// The sparse features that are frequent enough, numbered anew.
  struct FrequentRows {
    var keys: [UInt64] = []
    var rows: [UInt32] = []
    var values: [Float] = []
    var ends: [Int] = []

    func range(of example: Int) -> Range<Int> { (example == 0 ? 0 : ends[example - 1])..<ends[example] }
  }

  /// Leaves out the features of fewer than `minimumCount` examples.
  func frequentRows(minimumCount: Int) -> FrequentRows {
    var result = FrequentRows()
    var numbers = [UInt32](repeating: .max, count: index.keys.count)
    for (row, count) in index.counts.enumerated() where Int(count) >= minimumCount {
      numbers[row] = UInt32(result.keys.count)
      result.keys.append(index.keys[row])
    }
    var position = 0
    for end in ends {
      while position < end {
        let number = numbers[Int(rows[position])]
        if number != .max {
          result.rows.append(number)
          result.values.append(values[position])
        }
        position += 1
      }
      result.ends.append(result.rows.count)
    }
    return result
  }
}

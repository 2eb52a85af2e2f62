/// A trained linear model in full precision, before it is pruned and stored.
package struct LinearWeights: Sendable {
  package let labels: [String]
  /// Labels are kept four to a vector; the last vector is padded with zeros.
  let lanes: Int
  private(set) var keys: [UInt64]
  private(set) var sparse: [SIMD4<Float>]
  private(set) var dense: [SIMD4<Float>]
  private(set) var bias: [SIMD4<Float>]

  init(labels: [String], keys: [UInt64], sparse: [SIMD4<Float>], dense: [SIMD4<Float>], bias: [SIMD4<Float>]) {
    self.labels = labels
    self.keys = keys
    self.sparse = sparse
    self.dense = dense
    self.bias = bias
    lanes = bias.count
  }

  package var featureCount: Int { keys.count }

  /// Adds to the score of every label.
  package mutating func shift(by offsets: [Float]) {
    for (label, offset) in offsets.prefix(labels.count).enumerated() { bias[label / 4][label % 4] += offset }
  }

  /// Keeps the `count` sparse features with the largest weights. Ties are broken by key. O(n log n).
  package mutating func prune(toLargest count: Int) {
    guard count < keys.count else { return }
    let sizes = keys.indices.map { row in
      (0..<lanes).reduce(Float(0)) { $0 + (sparse[row * lanes + $1] * sparse[row * lanes + $1]).sum() }
    }
    let order = keys.indices.sorted { sizes[$0] == sizes[$1] ? keys[$0] < keys[$1] : sizes[$0] > sizes[$1] }
    var isKept = Array(repeating: false, count: keys.count)
    for row in order.prefix(count) { isKept[row] = true }
    drop { !isKept[$0] }
  }

  private mutating func drop(where isDropped: (Int) -> Bool) {
    var next = 0
    for row in keys.indices where !isDropped(row) {
      keys[next] = keys[row]
      for lane in 0..<lanes { sparse[next * lanes + lane] = sparse[row * lanes + lane] }
      next += 1
    }
    keys.removeLast(keys.count - next)
    sparse.removeLast(sparse.count - next * lanes)
  }

  /// Moves every row to mean 0 over the labels, which changes no probability and needs the smallest numbers.
  mutating func center() {
    let mask = (0..<lanes * 4).map { Float($0 < labels.count ? 1 : 0) }
    func centered(_ values: inout [SIMD4<Float>]) {
      for row in 0..<values.count / lanes {
        let mean = (0..<lanes).reduce(Float(0)) { $0 + values[row * lanes + $1].sum() } / Float(labels.count)
        for lane in 0..<lanes {
          let part = SIMD4(mask[lane * 4], mask[lane * 4 + 1], mask[lane * 4 + 2], mask[lane * 4 + 3])
          values[row * lanes + lane] -= part * mean
        }
      }
    }
    centered(&sparse)
    centered(&dense)
    centered(&bias)
  }

  /// Mean weighted negative log likelihood of the gold labels of a data set made with the same labels and features.
  /// O(stored features × labels).
  package func loss(on data: LinearDataset) -> Double {
    let rows = KeyIndex(keys)
    let known = data.index.keys.map { rows[$0] }
    var total = 0.0
    var weight = 0.0
    var start = 0
    for example in 0..<data.count {
      var scores = bias
      for position in start..<data.ends[example] {
        guard let row = known[Int(data.rows[position])] else { continue }
        for lane in 0..<lanes { scores[lane] += sparse[row * lanes + lane] * data.values[position] }
      }
      start = data.ends[example]
      for feature in 0..<data.denseCount {
        let value = data.dense[example * data.denseCount + feature]
        for lane in 0..<lanes { scores[lane] += dense[feature * lanes + lane] * value }
      }
      let probabilities = softmax(labels.indices.map { scores[$0 / 4][$0 % 4] })
      let target = data.targets[example]
      total -= Double(target.weight) * logarithm(Double(max(probabilities[target.label], 1e-12)))
      weight += Double(target.weight)
    }
    return weight > 0 ? total / weight : 0
  }
}

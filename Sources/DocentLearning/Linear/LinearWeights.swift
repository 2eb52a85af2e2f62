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
}

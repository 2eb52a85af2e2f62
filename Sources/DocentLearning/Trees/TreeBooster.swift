#if canImport(Glibc)
  import Glibc
#endif

/// Trains a sum of trees for a yes-or-no question by gradient boosting with second-order steps on the logistic loss
/// (Friedman 2001; Chen and Guestrin 2016), on binned numbers, best leaf first (Ke et al. 2017).
///
/// Every source of examples starts from its own share of positive ones, so that the trees learn what sets examples apart
/// inside a source. Deterministic.
package struct TreeBooster: Sendable {
  package struct Options: Sendable {
    package var trees = 150
    package var leaves = 15
    package var learningRate: Float = 0.08
    /// Added to the curvature of every leaf.
    package var penalty: Float = 5
    /// Curvature a leaf must hold.
    package var leastCurvature: Float = 8
    /// Share of the columns that each tree may look at.
    package var columnShare = 0.6
    package var seed: UInt64 = 7

    package init() {}
  }

  private let options: Options

  package init(options: Options = Options()) { self.options = options }

  /// The trees, and the score that every sum starts with: the mean of the sources' own. O(trees × examples × columns).
  package func train(_ data: BinnedNumbers) -> (trees: [DecisionTree], base: Float) {
    let starts = sourceStarts(data)
    guard data.rowCount > 0 else { return ([], 0) }
    let thresholds = (0..<data.columnCount).map { data.thresholds(ofColumn: $0) }
    let columns = (0..<data.columnCount).map { data.bins(ofColumn: $0, thresholds: thresholds[$0]) }
    var scores = data.sources.map { starts[$0] ?? 0 }
    var gradients = [Float](repeating: 0, count: data.rowCount)
    var curvatures = gradients
    var random = SeededGenerator(seed: options.seed)
    var trees: [DecisionTree] = []
    for _ in 0..<options.trees {
      for row in 0..<data.rowCount {
        let probability = 1 / (1 + expf(-scores[row]))
        gradients[row] = (data.labels[row] - probability) * data.weights[row]
        curvatures[row] = max(probability * (1 - probability), 1e-6) * data.weights[row]
      }
      var allowed = Array(0..<data.columnCount)
      random.shuffle(&allowed)
      allowed = Array(allowed.prefix(max(1, Int(Double(data.columnCount) * options.columnShare)))).sorted()
      var grower = TreeGrower(
        columns: columns, thresholds: thresholds, allowed: allowed, gradients: gradients, curvatures: curvatures,
        options: options)
      trees.append(grower.grow(addingTo: &scores))
    }
    let base = starts.isEmpty ? 0 : starts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Float(starts.count)
    return (trees, base)
  }

  /// The logarithm of the odds of a positive example in each source.
  private func sourceStarts(_ data: BinnedNumbers) -> [Int: Float] {
    var counts: [Int: (positive: Float, all: Float)] = [:]
    for (row, source) in data.sources.enumerated() {
      counts[source, default: (0, 0)].positive += data.labels[row]
      counts[source, default: (0, 0)].all += 1
    }
    return counts.mapValues { logf(($0.positive + 1) / ($0.all - $0.positive + 1)) }
  }
}

/// Grows one tree, always at the leaf that gains most.
private struct TreeGrower {
  private struct Leaf {
    var node: Int
    var rows: Range<Int>
    var gradient: Float
    var curvature: Float
    var split: Split?
  }

  private struct Split {
    var column: Int
    var bin: Int
    var gain: Float
    var gradient: Float
    var curvature: Float
  }

  private let columns: [[UInt8]]
  private let thresholds: [[Float]]
  private let allowed: [Int]
  private let gradients: [Float]
  private let curvatures: [Float]
  private let options: TreeBooster.Options
  private var order: [Int32]
  private var tree = DecisionTree()

  init(
    columns: [[UInt8]], thresholds: [[Float]], allowed: [Int], gradients: [Float], curvatures: [Float],
    options: TreeBooster.Options
  ) {
    self.columns = columns
    self.thresholds = thresholds
    self.allowed = allowed
    self.gradients = gradients
    self.curvatures = curvatures
    self.options = options
    order = gradients.indices.map(Int32.init)
  }

  /// The tree; its scores are added to those of the examples.
  mutating func grow(addingTo scores: inout [Float]) -> DecisionTree {
    var leaves = [
      Leaf(
        node: 0, rows: 0..<order.count, gradient: gradients.reduce(0, +), curvature: curvatures.reduce(0, +), split: nil
      )
    ]
    leaves[0].split = bestSplit(leaves[0])
    while leaves.count < options.leaves {
      var chosen: Int?
      for (index, leaf) in leaves.enumerated() {
        guard let gain = leaf.split?.gain else { continue }
        if gain > chosen.flatMap({ leaves[$0].split?.gain }) ?? 0 { chosen = index }
      }
      guard let chosen, let split = leaves[chosen].split else { break }
      let (left, right) = divide(leaves[chosen], split)
      leaves[chosen] = left
      leaves.append(right)
      leaves[chosen].split = bestSplit(left)
      leaves[leaves.count - 1].split = bestSplit(right)
    }
    for leaf in leaves {
      let value = options.learningRate * leaf.gradient / (leaf.curvature + options.penalty)
      tree.nodes[leaf.node].value = value
      for position in leaf.rows { scores[Int(order[position])] += value }
    }
    return tree
  }

  private mutating func divide(_ leaf: Leaf, _ split: Split) -> (left: Leaf, right: Leaf) {
    let column = columns[split.column]
    let rows = order[leaf.rows]
    let left = rows.filter { column[Int($0)] <= split.bin }
    let right = rows.filter { column[Int($0)] > split.bin }
    order.replaceSubrange(leaf.rows, with: left + right)
    let node = tree.nodes.count
    tree.nodes[leaf.node] = .init(
      feature: UInt16(split.column), left: UInt16(node), value: thresholds[split.column][split.bin])
    tree.nodes.append(.init())
    tree.nodes.append(.init())
    let border = leaf.rows.lowerBound + left.count
    return (
      Leaf(
        node: node, rows: leaf.rows.lowerBound..<border, gradient: split.gradient, curvature: split.curvature,
        split: nil),
      Leaf(
        node: node + 1, rows: border..<leaf.rows.upperBound, gradient: leaf.gradient - split.gradient,
        curvature: leaf.curvature - split.curvature, split: nil)
    )
  }

  private func bestSplit(_ leaf: Leaf) -> Split? {
    guard leaf.curvature >= 2 * options.leastCurvature else { return nil }
    let whole = strength(leaf.gradient, leaf.curvature)
    var best: Split?
    for column in allowed where !thresholds[column].isEmpty {
      let histogram = histogram(of: leaf.rows, column: column)
      var gradient: Float = 0
      var curvature: Float = 0
      for bin in 0..<thresholds[column].count {
        gradient += histogram[bin].x
        curvature += histogram[bin].y
        let rest = leaf.curvature - curvature
        guard curvature >= options.leastCurvature, rest >= options.leastCurvature else { continue }
        let gain = strength(gradient, curvature) + strength(leaf.gradient - gradient, rest) - whole
        if gain > best?.gain ?? 1e-6 {
          best = Split(column: column, bin: bin, gain: gain, gradient: gradient, curvature: curvature)
        }
      }
    }
    return best
  }

  private func strength(_ gradient: Float, _ curvature: Float) -> Float {
    gradient * gradient / (curvature + options.penalty)
  }

  /// Sums of gradients and curvatures by bin.
  private func histogram(of rows: Range<Int>, column: Int) -> [SIMD2<Float>] {
    var sums = [SIMD2<Float>](repeating: .zero, count: BinnedNumbers.maximumBins)
    sums.withUnsafeMutableBufferPointer { sums in
      columns[column].withUnsafeBufferPointer { bins in
        order.withUnsafeBufferPointer { order in
          gradients.withUnsafeBufferPointer { gradients in
            curvatures.withUnsafeBufferPointer { curvatures in
              for position in rows {
                let row = Int(order[position])
                sums[Int(bins[row])] += SIMD2(gradients[row], curvatures[row])
              }
            }
          }
        }
      }
    }
    return sums
  }
}

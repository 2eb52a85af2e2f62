/// Trains multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011), one example at a time.
///
/// The order of the examples comes from a seeded generator, so the same data give the same model, bit by bit.
package struct LinearTrainer: Sendable {
  package struct Options: Sendable {
    package var epochs = 8
    package var learningRate: Float = 0.25
    /// L2 penalty, applied to a weight whenever one of its examples is seen.
    package var penalty: Float = 1e-4
    /// The same for dense features.
    package var densePenalty: Float = 1e-5
    /// Sparse features of fewer examples are left out.
    package var minimumCount = 2
    package var seed: UInt64 = 1

    package init() {}
  }

  package var options: Options

  package init(options: Options = Options()) { self.options = options }

  /// O(epochs × stored features × labels).
  package func train(_ data: LinearDataset) -> LinearWeights {
    var weights = LinearWeights(data: data)
    let width = weights.lanes
    let sources = (data.targets.map(\.source).max() ?? 0) + 1
    var sourceBias = [SIMD4<Float>](repeating: .zero, count: sources * width)
    var squares = (
      sparse: [SIMD4<Float>](repeating: .zero, count: weights.sparse.count),
      dense: [SIMD4<Float>](repeating: .zero, count: weights.dense.count),
      bias: [SIMD4<Float>](repeating: .zero, count: width),
      source: [SIMD4<Float>](repeating: .zero, count: sourceBias.count)
    )
    let kept = data.index.counts.map { Int($0) >= options.minimumCount }
    var order = Array(0..<data.count)
    var generator = SeededGenerator(seed: options.seed)
    var gradient = [SIMD4<Float>](repeating: .zero, count: width)
    for _ in 0..<options.epochs {
      generator.shuffle(&order)
      for example in order {
        let target = data.targets[example]
        let range = data.range(of: example)
        for lane in 0..<width {
          gradient[lane] = weights.bias[lane] + sourceBias[target.source * width + lane]
          for position in range where kept[Int(data.rows[position])] {
            gradient[lane] += weights.sparse[Int(data.rows[position]) * width + lane] * data.values[position]
          }
          for feature in 0..<data.denseCount {
            gradient[lane] += weights.dense[feature * width + lane] * data.dense[example * data.denseCount + feature]
          }
        }
        Self.turnIntoGradient(&gradient, labels: data.labels.count, target: target)
        for lane in 0..<width {
          let error = gradient[lane]
          for position in range where kept[Int(data.rows[position])] {
            let row = Int(data.rows[position]) * width + lane
            update(&weights.sparse[row], &squares.sparse[row], error * data.values[position], options.penalty)
          }
          for feature in 0..<data.denseCount {
            let value = data.dense[example * data.denseCount + feature]
            guard value != 0 else { continue }
            let row = feature * width + lane
            update(&weights.dense[row], &squares.dense[row], error * value, options.densePenalty)
          }
          update(&weights.bias[lane], &squares.bias[lane], error, 0)
          let row = target.source * width + lane
          update(&sourceBias[row], &squares.source[row], error, options.densePenalty)
        }
      }
    }
    for lane in 0..<width {
      for source in 0..<sources { weights.bias[lane] += sourceBias[source * width + lane] / Float(sources) }
    }
    weights.drop { !kept[$0] }
    weights.center()
    return weights
  }

  @inline(__always)
  private func update(
    _ weight: inout SIMD4<Float>, _ squares: inout SIMD4<Float>, _ error: SIMD4<Float>, _ penalty: Float
  ) {
    let step = error + weight * penalty
    squares += step * step
    weight -= step * options.learningRate / (squares + 1e-8).squareRoot()
  }

  /// Scores become probabilities minus the wanted answer, times the example's weight.
  private static func turnIntoGradient(_ scores: inout [SIMD4<Float>], labels: Int, target: LinearTarget) {
    var highest = -Float.infinity
    for label in 0..<labels { highest = max(highest, scores[label >> 2][label & 3]) }
    var total: Float = 0
    for label in 0..<labels {
      let raised = exponential(scores[label >> 2][label & 3] - highest)
      scores[label >> 2][label & 3] = raised
      total += raised
    }
    for label in 0..<scores.count * 4 {
      guard label < labels else {
        scores[label >> 2][label & 3] = 0
        continue
      }
      let probability = scores[label >> 2][label & 3] / total
      scores[label >> 2][label & 3] = (probability - (label == target.label ? 1 : 0)) * target.weight
    }
  }
}

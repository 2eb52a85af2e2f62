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
    /// Whether each source has an intercept of its own, averaged in the finished model: for tasks where sources draw
    /// the border between labels at different places. Sources of a single label have none: it would say all there is to
    /// learn from them.
    package var hasSourceIntercepts = false
    /// How often an example is shown without its sparse features, 0 to 1, so that the dense ones learn to answer alone
    /// where the words are new.
    package var sparseDropout: Float = 0
    /// With development data: epochs without a smaller loss after which training stops.
    package var patience = 2
    package var seed: UInt64 = 1

    package init() {}
  }

  package var options: Options

  package init(options: Options = Options()) { self.options = options }

  /// Trains for the epochs of the options. With `development` data training stops early, when their loss has not
  /// fallen for `patience` epochs, and the weights of the best epoch are returned. O(epochs × stored features × labels).
  package func train(_ data: LinearDataset, development: LinearDataset? = nil) -> LinearWeights {
    let kept = data.frequentRows(minimumCount: options.minimumCount)
    let width = (data.labels.count + 3) / 4
    let sources = (data.targets.map(\.source).max() ?? 0) + 1
    var sparse = [LearntVector](repeating: LearntVector(), count: kept.keys.count * width)
    // Dense rows, then the bias, then a bias of each source.
    var dense = [LearntVector](repeating: LearntVector(), count: (data.denseCount + 1 + sources) * width)
    var order = Array(0..<data.count)
    var generator = SeededGenerator(seed: options.seed)
    let hasIntercept = interceptSources(data, count: sources)
    var stopping = EarlyStopping<LinearWeights>(patience: options.patience)
    for epoch in 0..<options.epochs {
      generator.shuffle(&order)
      sparse.withUnsafeMutableBufferPointer { sparse in
        dense.withUnsafeMutableBufferPointer { dense in
          pass(over: order, data, kept, epoch: epoch, hasIntercept, sparse: sparse, dense: dense)
        }
      }
      guard let development else { continue }
      let weights = finished(data, kept, sparse: sparse, dense: dense, sources: sources)
      if stopping.shouldStop(after: weights, loss: weights.loss(on: development)) { break }
    }
    return stopping.best ?? finished(data, kept, sparse: sparse, dense: dense, sources: sources)
  }

  /// The weights as they stand, intercepts of sources averaged into the bias.
  private func finished(
    _ data: LinearDataset, _ kept: LinearDataset.FrequentRows, sparse: [LearntVector], dense: [LearntVector],
    sources: Int
  ) -> LinearWeights {
    let width = (data.labels.count + 3) / 4
    let biasRow = data.denseCount * width
    var bias = (0..<width).map { dense[biasRow + $0].weight }
    for lane in 0..<width {
      for source in 0..<sources { bias[lane] += dense[biasRow + (1 + source) * width + lane].weight / Float(sources) }
    }
    var weights = LinearWeights(
      labels: data.labels, keys: kept.keys, sparse: sparse.map(\.weight), dense: dense[..<biasRow].map(\.weight),
      bias: bias)
    weights.center()
    return weights
  }

  private func pass(
    over order: [Int], _ data: LinearDataset, _ kept: LinearDataset.FrequentRows, epoch: Int, _ hasIntercept: [Bool],
    sparse: UnsafeMutableBufferPointer<LearntVector>, dense: UnsafeMutableBufferPointer<LearntVector>
  ) {
    let width = (data.labels.count + 3) / 4
    let biasRow = data.denseCount * width
    let step = AdaGradStep(learningRate: options.learningRate, penalty: options.penalty)
    let denseStep = AdaGradStep(learningRate: options.learningRate, penalty: options.densePenalty)
    let freeStep = AdaGradStep(learningRate: options.learningRate, penalty: 0)
    withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: width) { gradient in
      kept.rows.withUnsafeBufferPointer { rows in
        kept.values.withUnsafeBufferPointer { values in
          data.dense.withUnsafeBufferPointer { numbers in
            for example in order {
              let target = data.targets[example]
              let range = isDropped(example, epoch) ? 0..<0 : kept.range(of: example)
              let numbersBase = example * data.denseCount
              let sourceRow = biasRow + (1 + target.source) * width
              for lane in 0..<width {
                var sum = dense[biasRow + lane].weight + dense[sourceRow + lane].weight
                for position in range { sum += sparse[Int(rows[position]) &* width &+ lane].weight * values[position] }
                for feature in 0..<data.denseCount {
                  sum += dense[feature &* width &+ lane].weight * numbers[numbersBase &+ feature]
                }
                gradient[lane] = sum
              }
              Self.turnIntoGradient(gradient, labels: data.labels.count, target: target)
              for lane in 0..<width {
                let error = gradient[lane]
                for position in range {
                  step.apply(error * values[position], to: &sparse[Int(rows[position]) &* width &+ lane])
                }
                for feature in 0..<data.denseCount where numbers[numbersBase &+ feature] != 0 {
                  denseStep.apply(error * numbers[numbersBase &+ feature], to: &dense[feature &* width &+ lane])
                }
                freeStep.apply(error, to: &dense[biasRow + lane])
                if hasIntercept[target.source] { denseStep.apply(error, to: &dense[sourceRow + lane]) }
              }
            }
          }
        }
      }
    }
  }

  /// Which sources have an intercept of their own.
  private func interceptSources(_ data: LinearDataset, count: Int) -> [Bool] {
    var firstLabel = [Int?](repeating: nil, count: count)
    var hasSeveral = [Bool](repeating: false, count: count)
    for target in data.targets {
      if let first = firstLabel[target.source], first != target.label { hasSeveral[target.source] = true }
      firstLabel[target.source] = firstLabel[target.source] ?? target.label
    }
    return hasSeveral.map { $0 && options.hasSourceIntercepts }
  }

  private func isDropped(_ example: Int, _ epoch: Int) -> Bool {
    guard options.sparseDropout > 0 else { return false }
    let draw = FeatureHash.combine(UInt64(example) &+ options.seed &<< 32, UInt64(epoch)) >> 40
    return Float(draw) < options.sparseDropout * Float(1 << 24)
  }

  /// Scores become probabilities minus the wanted answer, times the example's weight.
  private static func turnIntoGradient(
    _ scores: UnsafeMutableBufferPointer<SIMD4<Float>>, labels: Int, target: LinearTarget
  ) {
    var highest = -Float.infinity
    for label in 0..<labels { highest = max(highest, scores[label >> 2][label & 3]) }
    var total: Float = 0
    for label in 0..<labels {
      let raised = exponential(scores[label >> 2][label & 3] - highest)
      scores[label >> 2][label & 3] = raised
      total += raised
    }
    for label in 0..<scores.count * 4 {
      let probability = label < labels ? scores[label >> 2][label & 3] / total : 0
      scores[label >> 2][label & 3] = (probability - (label == target.label ? 1 : 0)) * target.weight
    }
  }
}

/// Four labels' weights with the sums of their squared gradients, side by side: one miss of the cache for both.
private struct LearntVector {
  var weight: SIMD4<Float> = .zero
  var squares: SIMD4<Float> = .zero
}

private struct AdaGradStep {
  let learningRate: Float
  let penalty: Float

  @inline(__always)
  func apply(_ error: SIMD4<Float>, to vector: inout LearntVector) {
    let step = error + vector.weight * penalty
    vector.squares += step * step
    vector.weight -= step * learningRate / (vector.squares + 1e-8).squareRoot()
  }
}

/// Trains a sequence model: the averaged structured perceptron (Collins 2002), with cost-augmented decoding
/// (Tsochantaridis et al. 2005) so that right labellings win by a margin.
///
/// Deterministic: the same examples in the same order and the same settings give the same weights.
package struct PerceptronTrainer {
  package struct Settings: Sendable {
    /// Passes over the examples.
    package var passes = 10
    /// Features seen less often are left out.
    package var minimumCount = 2
    /// Added to the score of every wrong label while training.
    package var cost: Float = 0
    /// Added instead to `O` where an entity was expected: above `cost`, it buys recall with precision.
    package var costOfMissing: Float = 0
    /// Probability that an occurrence of a feature is left out of a pass, so that labels do not hang on single words
    /// (dropout for structured perceptrons: Søgaard 2013).
    package var dropout = 0.0
    /// Probability that all features of a token that say which word it is are left out of a pass.
    package var identityDropout = 0.0
    /// So many runs, each with an order of its own, are averaged.
    package var runs = 1
    package var seed: UInt64 = 1

    package init() {}
  }

  /// A labelled sequence; its features are numbers of the interner.
  private struct Example {
    var tokens: Range<Int>
    var allowed: LabelSet
    var weight: Float
  }

  package let scheme: LabelScheme
  private let settings: Settings
  private var interner = FeatureInterner()
  private var features: [UInt32] = []
  private var starts: [Int] = [0]
  private var identityEnds: [Int] = []
  private var gold: [UInt8] = []
  private var examples: [Example] = []

  package init(scheme: LabelScheme, settings: Settings) {
    self.scheme = scheme
    self.settings = settings
  }

  /// Number of tokens added.
  package var tokenCount: Int { gold.count }

  /// Adds a sequence. Only `allowed` labels compete in it: where its annotators did not mark a type, nothing is learnt
  /// about that type.
  package mutating func add(_ rows: FeatureRows, labels: [UInt8], allowed: LabelSet, weight: Float = 1) {
    precondition(rows.count == labels.count, "a label for every token")
    guard !labels.isEmpty else { return }
    let first = gold.count
    for token in 0..<rows.count {
      for index in rows.starts[token]..<rows.starts[token + 1] {
        features.append(interner.intern(rows.features[index]))
      }
      identityEnds.append(starts[starts.count - 1] + rows.identityEnds[token] - rows.starts[token])
      starts.append(features.count)
    }
    gold.append(contentsOf: labels)
    examples.append(Example(tokens: first..<gold.count, allowed: allowed, weight: weight))
  }

  /// Learns the weights. O(runs × passes × (features + tokens × labels²)).
  package func train() -> PerceptronWeights {
    let (numbers, kept) = keptFeatures()
    var mean = PerceptronWeights(labels: scheme.count, features: kept)
    for run in 0..<settings.runs {
      let weights = train(
        numbers, PerceptronWeights(labels: scheme.count, features: kept), seed: settings.seed + UInt64(run))
      mean.add(weights, share: 1 / Float(settings.runs))
    }
    return mean
  }

  private func train(_ numbers: [UInt32], _ initial: PerceptronWeights, seed: UInt64) -> PerceptronWeights {
    var weights = initial
    var kernel = PerceptronKernel(weights: weights)
    var random = SeededGenerator(seed: seed)
    let dropped = UInt64(settings.dropout * 0x1p32)
    let droppedIdentity = UInt64(settings.identityDropout * 0x1p32)
    var order = Array(examples.indices)
    let decoder = ViterbiDecoder()
    var row: [UInt32] = []
    var rowStarts: [Int] = []
    var emissions: [Float] = []
    for _ in 0..<settings.passes {
      random.shuffle(&order)
      for index in order {
        let example = examples[index]
        row.removeAll(keepingCapacity: true)
        rowStarts.removeAll(keepingCapacity: true)
        for token in example.tokens {
          rowStarts.append(row.count)
          let dropsIdentity = droppedIdentity > 0 && random.next() >> 32 < droppedIdentity
          for position in (dropsIdentity ? identityEnds[token] : starts[token])..<starts[token + 1] {
            let number = numbers[Int(features[position])]
            if number == .max || dropped > 0 && random.next() >> 32 < dropped { continue }
            row.append(number)
          }
        }
        rowStarts.append(row.count)
        kernel.score(row, starts: rowStarts, into: &emissions)
        addCosts(to: &emissions, tokens: example.tokens)
        emissions.withUnsafeBufferPointer { emissions in
          kernel.transitions.withUnsafeBufferPointer { transitions in
            decoder.decodeLabels(
              emissions: emissions, transitions: transitions, labels: scheme.count, allowed: example.allowed)
          }
        }
        kernel.update(
          row, starts: rowStarts, gold: gold[example.tokens], predicted: decoder.labels, step: example.weight)
      }
    }
    kernel.average(into: &weights)
    return weights
  }

  private func addCosts(to emissions: inout [Float], tokens: Range<Int>) {
    guard settings.cost > 0 || settings.costOfMissing > 0 else { return }
    for (position, token) in tokens.enumerated() {
      let right = Int(gold[token])
      for label in 0..<scheme.count where label != right {
        emissions[position * scheme.count + label] += label == 0 ? settings.costOfMissing : settings.cost
      }
    }
  }

  /// New numbers of the features that are frequent enough (`UInt32.max`: left out), and the hashes of those.
  private func keptFeatures() -> (numbers: [UInt32], hashes: [UInt64]) {
    var numbers = [UInt32](repeating: .max, count: interner.hashes.count)
    var hashes: [UInt64] = []
    for index in interner.hashes.indices where interner.counts[index] >= UInt32(settings.minimumCount) {
      numbers[index] = UInt32(hashes.count)
      hashes.append(interner.hashes[index])
    }
    return (numbers, hashes)
  }
}

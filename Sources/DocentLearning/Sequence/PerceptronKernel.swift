/// The weights a perceptron run ends with, averaged over all its steps.
package struct PerceptronWeights: Sendable {
  package let labels: Int
  /// Hash of feature `i`.
  package let features: [UInt64]
  /// `weights[feature × labels + label]`.
  package internal(set) var weights: [Float]
  /// `transitions[from × labels + to]`; row `labels` is the start.
  package internal(set) var transitions: [Float]

  init(labels: Int, features: [UInt64]) {
    self.labels = labels
    self.features = features
    weights = Array(repeating: 0, count: features.count * labels)
    transitions = Array(repeating: 0, count: (labels + 1) * labels)
  }

  /// Adds `share` times the weights of a run over the same features.
  mutating func add(_ other: PerceptronWeights, share: Float) {
    for index in weights.indices { weights[index] += share * other.weights[index] }
    for index in transitions.indices { transitions[index] += share * other.transitions[index] }
  }
}

/// The inner loops of perceptron training over dense arrays.
///
/// The average is kept as Daumé (2006, figure 2.3) does: beside each weight the sum of its changes times the step
/// they happened at.
struct PerceptronKernel {
  private let labels: Int
  private var weights: [Float]
  private var changes: [Double]
  private(set) var transitions: [Float]
  private var transitionChanges: [Double]
  private var step = 1.0

  init(weights initial: PerceptronWeights) {
    labels = initial.labels
    weights = initial.weights
    changes = Array(repeating: 0, count: weights.count)
    transitions = initial.transitions
    transitionChanges = Array(repeating: 0, count: transitions.count)
  }

  func score(_ row: [UInt32], starts: [Int], into emissions: inout [Float]) {
    let labels = labels
    let tokens = starts.count - 1
    emissions.removeAll(keepingCapacity: true)
    emissions.append(contentsOf: repeatElement(0, count: tokens * labels))
    emissions.withUnsafeMutableBufferPointer { emissions in
      weights.withUnsafeBufferPointer { weights in
        row.withUnsafeBufferPointer { row in
          for token in 0..<tokens {
            let target = token &* labels
            for index in starts[token]..<starts[token + 1] {
              let source = Int(row[index]) &* labels
              for label in 0..<labels { emissions[target &+ label] += weights[source &+ label] }
            }
          }
        }
      }
    }
  }

  mutating func update(
    _ row: [UInt32], starts: [Int], gold: ArraySlice<UInt8>, predicted: [UInt8], step size: Float
  ) {
    var goldBefore = labels
    var predictedBefore = labels
    for (token, label) in gold.enumerated() {
      let right = Int(label)
      let wrong = Int(predicted[token])
      if right != wrong {
        for index in starts[token]..<starts[token + 1] {
          let base = Int(row[index]) &* labels
          change(base + right, by: size)
          change(base + wrong, by: -size)
        }
      }
      if right != wrong || goldBefore != predictedBefore {
        changeTransition(goldBefore * labels + right, by: size)
        changeTransition(predictedBefore * labels + wrong, by: -size)
      }
      goldBefore = right
      predictedBefore = wrong
    }
    step += 1
  }

  /// The mean of the weights over all steps.
  func average(into result: inout PerceptronWeights) {
    for index in weights.indices { result.weights[index] = weights[index] - Float(changes[index] / step) }
    for index in transitions.indices {
      result.transitions[index] = transitions[index] - Float(transitionChanges[index] / step)
    }
  }

  private mutating func change(_ index: Int, by amount: Float) {
    weights[index] += amount
    changes[index] += Double(amount) * step
  }

  private mutating func changeTransition(_ index: Int, by amount: Float) {
    transitions[index] += amount
    transitionChanges[index] += Double(amount) * step
  }
}

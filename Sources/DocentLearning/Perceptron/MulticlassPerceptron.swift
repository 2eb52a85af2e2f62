/// An averaged perceptron that chooses one of a few labels by hashed binary features (Collins 2002), for decisions made
/// one after the other whose features may come from earlier ones.
///
/// The average is kept as Daumé (2006, figure 2.3) does: beside each weight the sum of its changes times the step they
/// happened at. Deterministic: the same calls in the same order give the same weights.
package struct MulticlassPerceptron {
  package let labelCount: Int
  private let stride: Int
  private var interner = FeatureInterner()
  private var weights: [Float] = []
  private var changes: [Double] = []
  private var steps = 1.0

  package init(labelCount: Int) {
    self.labelCount = labelCount
    stride = (labelCount + 3) / 4 * 4
  }

  /// The number of a feature, from now on with weights of its own. O(1) on average.
  package mutating func number(of feature: UInt64) -> UInt32 {
    let number = interner.intern(feature)
    let needed = (Int(number) + 1) * stride
    if needed > weights.count {
      let grown = max(needed, weights.count * 2)
      weights.append(contentsOf: repeatElement(0, count: grown - weights.count))
      changes.append(contentsOf: repeatElement(0, count: grown - changes.count))
    }
    return number
  }

  /// The score of every label. O(features × labels).
  package func score(_ features: [UInt32], into scores: inout [Float]) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(0, count: stride))
    let stride = stride
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        for feature in features {
          let base = Int(feature) &* stride
          for label in 0..<stride { scores[label] += weights[base &+ label] }
        }
      }
    }
  }

  /// Moves the weights of the features from the wrong label to the right one.
  package mutating func update(_ features: [UInt32], gold: Int, wrong: Int) {
    for feature in features {
      let base = Int(feature) * stride
      weights[base + gold] += 1
      changes[base + gold] += steps
      weights[base + wrong] -= 1
      changes[base + wrong] -= steps
    }
  }

  /// Counts a decision, right or wrong, as a step of the average.
  package mutating func endStep() { steps += 1 }

  /// The weights averaged over all steps, feature by feature in the order of their numbers.
  package func averaged() -> [(feature: UInt64, weights: [Float])] {
    interner.hashes.indices.map { number in
      let base = number * stride
      let row = (0..<labelCount).map { weights[base + $0] - Float(changes[base + $0] / steps) }
      return (interner.hashes[number], row)
    }
  }
}

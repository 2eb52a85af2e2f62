import Glibc

/// Fits the divisor of scores, for each length of text, that makes their softmax most likely to give the truth
/// (temperature scaling; Guo and others, "On Calibration of Modern Neural Networks", 2017).
struct TemperatureFit {
  /// Lengths of 2^k letters, k = 0 … 12.
  static let lengthCount = 13

  private struct Example {
    let scores: [Float]
    let truth: Int
  }

  private var examples = [[Example]](repeating: [], count: lengthCount)

  /// Adds a text: the scores of its candidates, and which of them is the true one.
  mutating func add(scores: [Float], truth: Int, letters: Int) {
    let length = min(Int(LengthScale.position(letters: letters).rounded()), Self.lengthCount - 1)
    examples[length].append(Example(scores: scores, truth: truth))
  }

  /// The best temperature of each length. Lengths with few examples take their neighbour's.
  func temperatures(fewest: Int = 200) -> [Float] {
    var fitted = examples.map { $0.count >= fewest ? Self.best($0) : nil }
    for index in 1..<fitted.count where fitted[index] == nil { fitted[index] = fitted[index - 1] }
    for index in fitted.indices.reversed().dropFirst() where fitted[index] == nil { fitted[index] = fitted[index + 1] }
    return fitted.map { Float($0 ?? 1) }
  }

  /// Golden-section search on the logarithm of the temperature; the loss has one minimum.
  private static func best(_ examples: [Example]) -> Double {
    let ratio = 0.618_033_988_749_895
    var lower = log(0.2)
    var upper = log(200.0)
    var left = upper - ratio * (upper - lower)
    var right = lower + ratio * (upper - lower)
    var leftLoss = loss(examples, exp(left))
    var rightLoss = loss(examples, exp(right))
    while upper - lower > 1e-3 {
      if leftLoss < rightLoss {
        (upper, right, rightLoss) = (right, left, leftLoss)
        left = upper - ratio * (upper - lower)
        leftLoss = loss(examples, exp(left))
      } else {
        (lower, left, leftLoss) = (left, right, rightLoss)
        right = lower + ratio * (upper - lower)
        rightLoss = loss(examples, exp(right))
      }
    }
    return exp((lower + upper) / 2)
  }

  private static func loss(_ examples: [Example], _ temperature: Double) -> Double {
    var total = 0.0
    for example in examples {
      let best = example.scores.max() ?? 0
      var sum = 0.0
      for score in example.scores { sum += exp(Double(score - best) / temperature) }
      total += log(sum) - Double(example.scores[example.truth] - best) / temperature
    }
    return total
  }
}

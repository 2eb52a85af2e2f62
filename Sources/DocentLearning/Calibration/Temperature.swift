/// Temperature scaling (Guo et al., 2017): one number that makes probabilities say how often they are right.
package enum Temperature {
  /// The temperature, from 0.2 to 5, with the smallest negative log likelihood of the gold labels. Golden-section search.
  package static func fit(scores: [[Float]], gold: [Int]) -> Float {
    guard !scores.isEmpty, scores.count == gold.count else { return 1 }
    let ratio: Float = 0.618_034
    var low: Float = 0.2
    var high: Float = 5
    var left = high - ratio * (high - low)
    var right = low + ratio * (high - low)
    var leftLoss = loss(scores, gold, left)
    var rightLoss = loss(scores, gold, right)
    for _ in 0..<40 {
      if leftLoss < rightLoss {
        (high, right, rightLoss) = (right, left, leftLoss)
        left = high - ratio * (high - low)
        leftLoss = loss(scores, gold, left)
      } else {
        (low, left, leftLoss) = (left, right, rightLoss)
        right = low + ratio * (high - low)
        rightLoss = loss(scores, gold, right)
      }
    }
    return (low + high) / 2
  }

  /// Mean negative log likelihood.
  package static func loss(_ scores: [[Float]], _ gold: [Int], _ temperature: Float) -> Double {
    var sum = 0.0
    for (row, label) in zip(scores, gold) {
      sum -= logarithm(Double(max(softmax(row, temperature: temperature)[label], 1e-12)))
    }
    return sum / Double(max(scores.count, 1))
  }
}

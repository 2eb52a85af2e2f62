/// Temperature scaling with an offset for each label (Alexandari, Kundaje and Shrikumar, 2020): corrects both how sure
/// a model is and how often it says each label.
package struct BiasCorrectedTemperature: Sendable {
  package private(set) var temperature: Float = 1
  /// Added to the scores before they are divided by the temperature.
  package private(set) var offsets: [Float]

  /// Fits by gradient descent on the negative log likelihood, so that each example counts by its weight.
  ///
  /// O(iterations × examples × labels).
  package init(scores: [[Float]], gold: [Int], weights: [Float], labels: Int, iterations: Int = 400) {
    // With inverse temperature a and offsets b the calibrated scores are a × score + b.
    var inverse: Float = 1
    var shift = [Float](repeating: 0, count: labels)
    let total = max(weights.reduce(0, +), 1e-6)
    var step: Float = 0.5
    var previous = Double.infinity
    for _ in 0..<iterations where !scores.isEmpty {
      var inverseGradient: Float = 0
      var gradient = [Float](repeating: 0, count: labels)
      var loss = 0.0
      for (index, row) in scores.enumerated() {
        let probabilities = softmax((0..<labels).map { row[$0] * inverse + shift[$0] })
        loss -= Double(weights[index]) * logarithm(Double(max(probabilities[gold[index]], 1e-12)))
        for label in 0..<labels {
          let error = (probabilities[label] - (label == gold[index] ? 1 : 0)) * weights[index]
          gradient[label] += error
          inverseGradient += error * row[label]
        }
      }
      if loss > previous { step /= 2 }
      previous = loss
      inverse = max(0.05, inverse - step * inverseGradient / total)
      for label in 0..<labels { shift[label] -= step * gradient[label] / total }
    }
    temperature = 1 / inverse
    offsets = shift.map { $0 / inverse }
  }
}

import Glibc

/// Trains the weights of a profile to tell languages apart: naive Bayes explains each language by itself, this step
/// moves weights, floors and priors towards right answers by multinomial logistic regression (AdaGrad; Duchi, Hazan
/// and Singer 2011), starting from naive Bayes.
///
/// An n-gram counted once is known to the profile only because of the text that is being looked at. So that training
/// sees what a new text would show, each example is scored with its own occurrences taken off the counts.
struct ProfileRefiner {
  /// Step sizes of weights, and of floors and priors.
  var weightRate: Float = 0.3
  var floorRate: Float = 0.02
  var priorRate: Float = 0.05

  private var weightSquares: [Float]
  private var floorSquares: [Float]
  private var priorSquares: [Float]
  private var scores: [Float]
  /// Derivative of the loss by the score of each label; 0 for labels that do not compete.
  private var gradients: [Float]

  init(_ profile: ProfileWeights) {
    weightSquares = [Float](repeating: 1e-3, count: profile.weights.count)
    floorSquares = [Float](repeating: 1e-3, count: profile.floors.count)
    priorSquares = [Float](repeating: 1e-3, count: profile.priors.count)
    scores = [Float](repeating: 0, count: 256)
    gradients = scores
  }

  /// Learns from one example; `candidates` holds its label.
  mutating func learn(
    from example: ExampleSampler.Example, candidates: [Int], temperature: Float, rate: Float,
    _ profile: inout ProfileWeights
  ) {
    profile.score(example, candidates: candidates, into: &scores)
    var best = -Float.infinity
    for label in candidates { best = max(best, scores[label]) }
    var sum: Float = 0
    for label in candidates {
      scores[label] = expf((scores[label] - best) / temperature)
      sum += scores[label]
    }
    for label in gradients.indices { gradients[label] = 0 }
    for label in candidates {
      gradients[label] = (scores[label] / sum - (label == example.label ? 1 : 0)) / temperature
    }
    step(example, candidates, rate, &profile)
  }

  private mutating func step(
    _ example: ExampleSampler.Example, _ candidates: [Int], _ rate: Float, _ profile: inout ProfileWeights
  ) {
    for label in candidates where abs(gradients[label]) > 1e-4 {
      let gradient = gradients[label]
      priorSquares[label] += gradient * gradient
      profile.priors[label] -= rate * priorRate * gradient / priorSquares[label].squareRoot()
      for order in 1..<NGrams.orderCount where example.found[order] > 0 {
        let position = label * NGrams.orderCount + order
        let part = gradient * example.found[order]
        floorSquares[position] += part * part
        profile.floors[position] -= rate * floorRate * part / floorSquares[position].squareRoot()
      }
    }
    profile.withEntries { starts, labels, weights in
      for number in example.ngrams {
        for entry in Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) {
          let gradient = gradients[Int(labels[entry])]
          guard abs(gradient) > 1e-4 else { continue }
          weightSquares[entry] += gradient * gradient
          weights[entry] -= rate * weightRate * gradient / weightSquares[entry].squareRoot()
        }
      }
    }
  }
}

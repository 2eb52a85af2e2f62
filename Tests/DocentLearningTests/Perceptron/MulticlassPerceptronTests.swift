import Testing

@testable import DocentLearning

@Suite struct MulticlassPerceptronTests {
  /// Learns which of three labels goes with each of three features, among noise.
  private func trained(seed: UInt64) -> [(feature: UInt64, weights: [Float])] {
    var perceptron = MulticlassPerceptron(labelCount: 3)
    var random = SeededGenerator(seed: seed)
    var scores: [Float] = []
    for _ in 0..<300 {
      let gold = random.below(3)
      let features = [perceptron.number(of: UInt64(gold + 1)), perceptron.number(of: UInt64(10 + random.below(5)))]
      perceptron.score(features, into: &scores)
      let best = (0..<3).max { scores[$0] < scores[$1] } ?? 0
      if best != gold { perceptron.update(features, gold: gold, wrong: best) }
      perceptron.endStep()
    }
    return perceptron.averaged()
  }

  @Test func learnsWhichFeatureSpeaksForWhichLabel() throws {
    let weights = trained(seed: 4)
    for label in 0..<3 {
      let row = try #require(weights.first { $0.feature == UInt64(label + 1) }).weights
      #expect(row.indices.max { row[$0] < row[$1] } == label)
    }
  }

  @Test func sameExamplesGiveTheSameWeights() {
    let (first, second) = (trained(seed: 4), trained(seed: 4))
    #expect(first.map(\.feature) == second.map(\.feature))
    #expect(first.map(\.weights) == second.map(\.weights))
  }

  @Test func averagesOverAllSteps() {
    var perceptron = MulticlassPerceptron(labelCount: 2)
    let feature = [perceptron.number(of: 7)]
    perceptron.update(feature, gold: 1, wrong: 0)
    for _ in 0..<4 { perceptron.endStep() }
    perceptron.update(feature, gold: 1, wrong: 0)
    // 1 from the first step on, 2 from the fifth on: over five steps 2 - (1 + 5) / 5.
    let weights = perceptron.averaged()[0].weights
    #expect(zip(weights, [-0.8, 0.8]).allSatisfy { abs(Double($0) - $1) < 1e-6 }, "\(weights)")
  }
}

import Testing

@testable import DocentLearning

@Suite struct TemperatureTests {
  /// Answers that claim to be surer, or less sure, than they are by a factor are corrected by it.
  @Test(arguments: [0.5, 1, 2.5] as [Float])
  func findsTheFactorOfOverconfidence(factor: Float) {
    var generator = SeededGenerator(seed: 8)
    var scores: [[Float]] = []
    var gold: [Int] = []
    for _ in 0..<20_000 {
      let truth = Float(generator.below(4001)) / 1000 - 2
      let probability = softmax([truth, 0])[0]
      gold.append(Float(generator.below(1_000_000)) / 1_000_000 < probability ? 0 : 1)
      scores.append([truth * factor, 0])
    }
    #expect(abs(Temperature.fit(scores: scores, gold: gold) - factor) < factor * 0.08)
  }

  @Test func leavesScoresAloneWithoutData() {
    #expect(Temperature.fit(scores: [], gold: []) == 1)
  }
}

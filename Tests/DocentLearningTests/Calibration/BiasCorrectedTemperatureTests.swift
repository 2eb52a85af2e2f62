import Testing

@testable import DocentLearning

@Suite struct BiasCorrectedTemperatureTests {
  @Test func findsFactorAndOffset() {
    var generator = SeededGenerator(seed: 6)
    var scores: [[Float]] = []
    var gold: [Int] = []
    for _ in 0..<8000 {
      let truth = Float(generator.below(4001)) / 1000 - 2
      let probability = softmax([truth, 0])[0]
      gold.append(Float(generator.below(1_000_000)) / 1_000_000 < probability ? 0 : 1)
      scores.append([truth * 2 - 1, 0])
    }
    let weights = [Float](repeating: 1, count: gold.count)
    let fitted = BiasCorrectedTemperature(scores: scores, gold: gold, weights: weights, labels: 2)
    #expect(abs(fitted.temperature - 2) < 0.25)
    #expect(abs((fitted.offsets[0] - fitted.offsets[1]) - 1) < 0.25)
  }

  @Test func leavesScoresAloneWithoutData() {
    let fitted = BiasCorrectedTemperature(scores: [], gold: [], weights: [], labels: 3)
    #expect(fitted.temperature == 1)
    #expect(fitted.offsets == [0, 0, 0])
  }
}

import Testing

@testable import DocentLearning

@Suite struct SoftmaxTests {
  @Test(arguments: [[0, 0], [1000, -1000, 3], [-5, -5, -5, -5]] as [[Float]])
  func addsUpToOne(scores: [Float]) {
    #expect(abs(softmax(scores).reduce(0, +) - 1) < 1e-6)
  }

  @Test func aHigherTemperatureIsLessSure() {
    #expect(softmax([2, 0], temperature: 4)[0] < softmax([2, 0])[0])
  }

  @Test func hasNothingToSayAboutNothing() {
    #expect(softmax([]).isEmpty)
  }
}

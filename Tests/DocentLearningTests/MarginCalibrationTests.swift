import Testing

@testable import DocentLearning

@Suite struct MarginCalibrationTests {
  @Test func widerMarginsAreSurer() {
    let spans = (0..<200).map { (margin: Float($0), isRight: $0 > 50 || $0 % 3 == 0) }
    let curve = MarginCalibration(fitting: spans)
    #expect(curve.probability(ofMargin: 1) < curve.probability(ofMargin: 100))
    // The mean of the probabilities is the share that is right.
    let mean = spans.reduce(0) { $0 + curve.probability(ofMargin: $1.margin) } / Double(spans.count)
    let right = Double(spans.count { $0.isRight }) / Double(spans.count)
    #expect(abs(mean - right) < 0.02)
  }

  @Test func nothingToGoByIsAnEvenChance() {
    #expect(MarginCalibration(fitting: []).probability(ofMargin: 3) == 0.5)
  }

  @Test(arguments: [Float.infinity, -1, .nan]) func oddMarginsStayProbabilities(margin: Float) {
    let probability = MarginCalibration(slope: 1, offset: 0).probability(ofMargin: margin)
    #expect((0...1).contains(probability))
  }
}

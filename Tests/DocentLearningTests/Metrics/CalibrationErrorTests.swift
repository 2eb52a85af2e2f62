import Testing

@testable import DocentLearning

@Suite struct CalibrationErrorTests {
  @Test func isTheWeightedDistanceOfConfidenceAndAccuracy() {
    var error = CalibrationError()
    for isCorrect in [true, true, false, false] { error.add(confidence: 0.75, isCorrect: isCorrect) }
    for isCorrect in [true, true] { error.add(confidence: 1, isCorrect: isCorrect) }
    #expect(error.total == 6)
    #expect(abs(error.value - 1.0 / 6) < 1e-12)
  }

  @Test func isZeroWithoutAnswers() { #expect(CalibrationError().value == 0) }
}

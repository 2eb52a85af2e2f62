import Testing

@testable import DocentLearning

@Suite struct MeasureTests {
  @Test(arguments: [(0, "0.000"), (0.7306, "0.731"), (1, "1.000"), (-0.05, "-0.050"), (12.0009, "12.001")])
  func roundsToThreeDecimals(value: Double, text: String) { #expect(Measure.rounded(value) == text) }

  @Test func marksWhatIsNoNumber() { #expect(Measure.rounded(.nan) == "-") }
}

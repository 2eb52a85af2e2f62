import Testing

@testable import DocentLearning

@Suite struct ROCCurveTests {
  @Test(arguments: [([0.9, 0.8, 0.2, 0.1], 1.0), ([0.1, 0.2, 0.8, 0.9], 0.0), ([0.5, 0.5, 0.5, 0.5], 0.5)])
  func measuresTheOrder(scores: [Double], area: Double) throws {
    let curve = try #require(ROCCurve(scores: scores, isPositive: [true, true, false, false]))
    #expect(abs(curve.area - area) < 1e-12)
  }

  @Test func needsBothKinds() {
    #expect(ROCCurve(scores: [1, 2], isPositive: [true, true]) == nil)
    #expect(ROCCurve(scores: [], isPositive: []) == nil)
    #expect(ROCCurve(scores: [1], isPositive: [true, false]) == nil)
  }

  @Test func takesWhatIsNoNumberAsLowest() throws {
    let curve = try #require(ROCCurve(scores: [.nan, 0.5], isPositive: [true, false]))
    #expect(curve.area == 0)
  }
}

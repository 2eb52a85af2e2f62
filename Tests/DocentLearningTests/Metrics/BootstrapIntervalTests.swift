import Testing

@testable import DocentLearning

@Suite struct BootstrapIntervalTests {
  /// The error of a share of 200 draws is about √(0.3 × 0.7 / 200), so 95 of 100 lie within ±0.064.
  @Test func isAsWideAsTheoryHasIt() {
    let interval = BootstrapInterval(count: 200, resamples: 2000) { drawn in
      Double(drawn.count { $0 < 60 }) / Double(drawn.count)
    }
    #expect(abs(interval.low - 0.236) < 0.01)
    #expect(abs(interval.high - 0.364) < 0.01)
  }

  @Test func isTheSameForTheSameSeed() {
    func interval(_ seed: UInt64) -> BootstrapInterval {
      BootstrapInterval(count: 30, resamples: 50, seed: seed) { Double($0.reduce(0, +)) }
    }
    #expect(interval(3) == interval(3))
    #expect(interval(3) != interval(4))
  }

  @Test func isNothingWithoutExamples() {
    #expect(BootstrapInterval(count: 0) { _ in 1 } == BootstrapInterval(count: 0) { _ in 2 })
  }

  @Test(arguments: [(0.0, 1.0), (0.5, 2.5), (1.0, 4.0), (0.25, 1.75)])
  func interpolatesPercentiles(share: Double, value: Double) {
    #expect(abs(BootstrapInterval.percentile([1, 2, 3, 4], share) - value) < 1e-12)
  }
}

import Testing

@testable import DocentLearning

@Suite struct RankingMeasureTests {
  @Test func countsOverWhatWasReturned() {
    var measure = RankingMeasure(cutoff: 5)
    measure.add(ranked: ["a", "x"], gold: ["a", "b", "c", "d"])
    #expect(measure.precision == 0.5)
    #expect(measure.recall == 0.25)
    #expect(abs(measure.f1 - 1.0 / 3) < 1e-12)
  }

  @Test func looksNoFurtherThanTheCutoff() {
    var measure = RankingMeasure(cutoff: 1)
    measure.add(ranked: ["x", "a"], gold: ["a"])
    #expect(measure.f1 == 0)
  }

  @Test func leavesOutListsWithoutGold() {
    var measure = RankingMeasure(cutoff: 5)
    measure.add(ranked: ["a"], gold: [])
    #expect(measure.lists == 0)
  }
}

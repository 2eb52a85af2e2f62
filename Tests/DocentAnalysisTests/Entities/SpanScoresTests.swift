import Testing

@testable import DocentAnalysis

@Suite struct SpanScoresTests {
  @Test func countsExactMatchesOnly() {
    var scores = SpanScores()
    scores.add(
      gold: [.init(0..<2, "PER"), .init(5..<6, "LOC"), .init(8..<9, "LOC")],
      predicted: [.init(0..<2, "PER"), .init(5..<7, "LOC"), .init(8..<9, "ORG")])
    #expect(scores.micro == .init(correct: 1, gold: 3, predicted: 3))
    #expect(scores.types["LOC"] == .init(correct: 0, gold: 2, predicted: 1))
    #expect(abs(scores.micro.f1 - 1 / 3) < 1e-9)
  }

  @Test func leavesOutOtherTypes() {
    var scores = SpanScores(types: ["DATE"])
    scores.add(gold: [.init(0..<2, "PER")], predicted: [.init(0..<2, "DATE")])
    #expect(scores.micro == .init(correct: 0, gold: 0, predicted: 1))
  }

  @Test func nothingIsNoDivisionByZero() {
    #expect(SpanScores().micro.f1 == 0)
  }
}

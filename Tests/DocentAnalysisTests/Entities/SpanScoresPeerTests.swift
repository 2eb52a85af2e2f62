import Foundation
import Testing

@testable import DocentAnalysis

/// seqeval's counts, which are conlleval's, on the same tags; `Tools/metric-fixtures.py` wrote them.
@Suite struct SpanScoresPeerTests {
  private struct Fixture: Decodable {
    let gold: [[String]]
    let predicted: [[String]]
    let precision: Double
    let recall: Double
    let f1: Double
  }

  private func spans(_ tags: [String]) -> [SpanScores.Span] {
    var sentence = TaggedSentence()
    for tag in tags { sentence.append("w", tag: tag) }
    return sentence.entities.map { SpanScores.Span($0.tokens, $0.type) }
  }

  @Test func countsAsConllevalDoes() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let fixture = try JSONDecoder().decode(
      Fixture.self, from: Data(contentsOf: tests.appending(path: "Data/metrics/spans.json")))
    var scores = SpanScores()
    for (gold, predicted) in zip(fixture.gold, fixture.predicted) {
      scores.add(gold: spans(gold), predicted: spans(predicted))
    }
    #expect(abs(scores.micro.precision - fixture.precision) < 1e-9)
    #expect(abs(scores.micro.recall - fixture.recall) < 1e-9)
    #expect(abs(scores.micro.f1 - fixture.f1) < 1e-9)
  }
}

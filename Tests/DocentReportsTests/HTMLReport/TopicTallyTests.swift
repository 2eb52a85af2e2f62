import DocentDocument
import Testing

@testable import DocentReports

@Suite struct TopicTallyTests {
  @Test func tellsWhatOneSideIsAbout() {
    var tally = TopicTally()
    for document in 0..<40 {
      let isNegative = document % 2 == 0
      let sentiment = Self.result(isNegative ? .negative : .positive)
      tally.add("support", text: "support", of: Int64(document), sentiment)
      if isNegative { tally.add("late deliveri", text: "late delivery", of: Int64(document), sentiment) }
      if !isNegative, document < 20 { tally.add("crew", text: "friendly crew", of: Int64(document), sentiment) }
    }
    let negative = tally.telling(.negative, from: .positive, 5, least: 2, significance: 1.64)
    let positive = tally.telling(.positive, from: .negative, 5, least: 2, significance: 1.64)
    #expect(negative.map(\.text) == ["late delivery"])
    #expect(positive.map(\.text) == ["friendly crew"])
  }

  @Test func oneDocumentTellsNothing() {
    var tally = TopicTally()
    tally.add("a", text: "a", of: 1, Self.result(.negative))
    tally.add("b", text: "b", of: 2, Self.result(.positive))
    #expect(tally.telling(.negative, from: .positive, 5, least: 2, significance: 1.64).isEmpty)
  }

  @Test func remembersTheDocumentsThatShowATopicBest() {
    var tally = TopicTally()
    for (document, score) in [(1, 0.2), (2, 0.9), (3, 0.5), (4, 0.9), (5, 0.7)] {
      let score = SentimentScore(positive: score, negative: 0, neutral: 1 - score, mixed: 0)
      tally.add("x", text: "X", of: Int64(document), SentimentResult(label: .positive, score: score))
    }
    #expect(tally.top(1).first?.documents == [2, 4, 5])
    #expect(tally.top(1).first?.counts.documents == 5)
  }

  private static func result(_ label: Sentiment) -> SentimentResult {
    let isNegative = label == .negative
    return SentimentResult(
      label: label,
      score: SentimentScore(positive: isNegative ? 0 : 1, negative: isNegative ? 1 : 0, neutral: 0, mixed: 0))
  }
}

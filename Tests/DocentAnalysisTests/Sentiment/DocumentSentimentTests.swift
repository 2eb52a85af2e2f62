import DocentDocument
import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct DocumentSentimentTests {
  @Test func hasAlwaysTheSameNumberOfFeatures() {
    #expect(DocumentSentiment().features.dense.count == DocumentSentiment.featureCount)
    #expect(DocumentSentiment().features.dense.allSatisfy { $0.isFinite })
  }

  @Test func nothingIsNeutral() {
    #expect(DocumentSentiment().score(nil).label == .neutral)
  }

  @Test func tiesGoToTheMoreCarefulLabel() {
    #expect(SentimentScore(positive: 0.4, negative: 0.2, neutral: 0.4, mixed: 0).label == .neutral)
    #expect(SentimentScore(positive: 0.5, negative: 0.5, neutral: 0, mixed: 0).label == .negative)
  }
}

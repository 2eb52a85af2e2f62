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

  @Test func trustDrawsTowardsNeutral() {
    let labels: [Sentiment] = [.positive, .negative, .neutral, .mixed]
    let raw = SIMD4<Float>(3, -1, 0, -3)
    let trusted = SentimentScore(raw, labels: labels, temperature: 1)
    let untrusted = SentimentScore(raw, labels: labels, temperature: 1, trust: 0.4)
    #expect(trusted.label == .positive)
    #expect(untrusted.neutral > trusted.neutral)
    #expect(untrusted.positive < trusted.positive)
  }

  @Test func tiesGoToTheMoreCarefulLabel() {
    #expect(SentimentScore(positive: 0.4, negative: 0.2, neutral: 0.4, mixed: 0).label == .neutral)
    #expect(SentimentScore(positive: 0.5, negative: 0.5, neutral: 0, mixed: 0).label == .negative)
  }
}

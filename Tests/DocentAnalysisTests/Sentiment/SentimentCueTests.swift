import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct SentimentCueTests {
  @Test(arguments: [("en", "not"), ("de", "nicht"), ("es", "sin"), ("id", "tidak"), ("nb", "ikke")])
  func knowsNegators(language: String, word: String) {
    #expect(SentimentCue.table(for: language)[FeatureHash.hash(word, seed: 0)] == .negator)
  }

  @Test func hasNoneForUnknownLanguages() {
    #expect(SentimentCue.table(for: "xx").isEmpty)
  }
}

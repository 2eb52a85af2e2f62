import Testing

@testable import DocentAnalysis

@Suite struct SentimentSignalsTests {
  private func tokens(_ polarities: [Float]) -> [SentimentToken] {
    polarities.map { polarity in
      var token = SentimentToken()
      token.traits = .word
      token.valence[0] = polarity
      return token
    }
  }

  @Test func hasAlwaysTheSameNumberOfValues() {
    for polarities in [[], [0.5], [0.5, -0.5, 0]] as [[Float]] {
      let tokens = tokens(polarities)
      #expect(SentimentSignals.values(tokens, 0..<tokens.count).count == SentimentSignals.count)
    }
  }

  @Test func sumsDoNotFollowTheLength() {
    let short = tokens(Array(repeating: 0.5, count: 30) + Array(repeating: 0, count: 30))
    let long = tokens(Array(repeating: [0.5, 0], count: 3000).flatMap { $0 })
    let ratio = SentimentSignals.values(long, 0..<6000)[0] / SentimentSignals.values(short, 0..<60)[0]
    #expect(ratio < 2)
  }

  @Test func everyValueIsFinite() {
    let tokens = tokens(Array(repeating: 1, count: 10_000))
    #expect(SentimentSignals.values(tokens, 0..<10_000).allSatisfy { $0.isFinite })
  }
}

import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct GoldPhrasesTests {
  private func gold(_ keys: String...) -> GoldPhrases {
    GoldPhrases(keys, language: "en", tokenizer: Tokenizer(), stemmer: Stemmer(language: "en"))
  }

  @Test func hyphensCaseAndEndingsDoNotCount() {
    #expect(gold("High-resolution Methods").phrases == gold("high resolution method").phrases)
  }

  @Test func statisticsLeaveOutTheDocumentAtHand() {
    var statistics = GoldStatistics()
    let gold = gold("neural network")
    for _ in 0..<4 { statistics.add(gold, textStems: gold.stems, seed: 1) }
    let phrase = gold.phrases.first ?? 0
    let stem = gold.stems.first ?? 0
    #expect(statistics.count(phrase, seed: 1, own: false) == 4)
    #expect(statistics.count(phrase, seed: 1, own: true) == 3)
    #expect(statistics.count(phrase, seed: 2, own: false) == 0)
    let others = statistics.share(stem, seed: 1, ownText: true, ownGold: true)
    let all = statistics.share(stem, seed: 1, ownText: false, ownGold: false)
    #expect((others ?? 1) < (all ?? 0))
  }
}

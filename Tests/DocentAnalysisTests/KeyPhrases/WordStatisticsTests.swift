import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct WordStatisticsTests {
  /// Two sources with the same grammar and other subjects.
  private var sample: WordStatistics {
    var statistics = WordStatistics()
    for index in 0..<300 {
      statistics.add(tokenized("the ship number\(index) sails over the sea", "en"), source: "a")
      statistics.add(tokenized("the court number\(index) sits over the case", "en"), source: "b")
    }
    return statistics
  }

  @Test func wordsOfGrammarAreFrequentEverywhere() {
    #expect(Set(sample.stopWords(limit: 10).map { String(decoding: $0, as: UTF8.self) }) == ["the", "over"])
  }

  @Test func rareWordsAreRarer() throws {
    let rarities = sample.rarities(limit: 100)
    let the = try #require(rarities.first { $0.form == Array("the".utf8) })
    let ship = try #require(rarities.first { $0.form == Array("ship".utf8) })
    #expect(the.rarity < ship.rarity)
    #expect(ship.rarity < sample.highestRarity)
    #expect(!rarities.contains { $0.form == Array("number7".utf8) && $0.rarity < ship.rarity })
  }
}

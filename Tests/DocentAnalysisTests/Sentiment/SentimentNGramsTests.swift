import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct SentimentNGramsTests {
  private func reading(_ words: [String]) -> SentimentReading {
    var reading = SentimentReading()
    for word in words {
      var token = SentimentToken()
      let start = reading.bytes.count
      reading.bytes += Array(word.utf8)
      token.letters = start..<reading.bytes.count
      token.word = SentimentReader.hash(reading.bytes, token.letters)
      token.traits = .word
      reading.tokens.append(token)
    }
    return reading
  }

  private func characterKeys(_ word: String) -> Int {
    let reading = reading([word])
    var count = 0
    SentimentNGrams.forEachCharacterKey(of: reading.tokens[0], in: reading) { _ in count += 1 }
    return count
  }

  @Test(arguments: [("a", 3), ("ab", 6), ("abc", 10), ("é", 3), ("日本", 6)])
  func takesTwoToFiveCharactersWithMarkedEnds(word: String, count: Int) { #expect(characterKeys(word) == count) }

  @Test(arguments: [100, 100_000])
  func cutsEndlessWords(length: Int) {
    #expect(characterKeys(String(repeating: "x", count: length)) == characterKeys(String(repeating: "x", count: 40)))
    #expect(characterKeys(String(repeating: "日", count: length)) == characterKeys(String(repeating: "日", count: 40)))
  }

  @Test func wordsAndPairs() {
    var keys: [UInt64] = []
    SentimentNGrams.appendWordKeys(reading(["very", "good", "food"]).tokens, 0..<3, to: &keys)
    #expect(Set(keys).count == 5)
  }

  @Test func negatedWordsAreOtherWords() {
    var reading = reading(["good"])
    var plain: [UInt64] = []
    SentimentNGrams.appendWordKeys(reading.tokens, 0..<1, to: &plain)
    reading.tokens[0].traits.insert(.negated)
    var negated: [UInt64] = []
    SentimentNGrams.appendWordKeys(reading.tokens, 0..<1, to: &negated)
    #expect(plain != negated)
  }
}

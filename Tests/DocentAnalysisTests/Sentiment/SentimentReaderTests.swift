import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct SentimentReaderTests {
  /// A lexicon of a few words, so that the rules can be seen at work.
  private func reader(_ language: LanguageTag = "en") throws -> SentimentReader {
    var table = HashTableWriter(rowBytes: 4)
    for (entry, value) in [("good", 64), ("bad", -64), ("cool", 64), ("can't stand", -100), (":)", 80), ("😀", 90)] {
      let key = SentimentReader.lexiconKey(tokenized(entry, "en"), seed: SentimentLexicon.seed("en"))
      let byte = UInt8(bitPattern: Int8(value))
      if let key { table.add(key, row: [byte, 0, 0, 0]) }
    }
    var writer = ModelFileWriter()
    writer.add("lexicon", bytes: table.serialized())
    writer.add("lexicon.languages", text: "en en 0")
    let file = try ModelFile(ModelBytes(copying: writer.serialized()))
    return SentimentReader(lexicon: try SentimentLexicon(file), language: language)
  }

  private func read(_ text: String) throws -> SentimentReading {
    let tokens = tokenized(text, "en")
    return try reader().read(tokens, sentences: tokens.sentences.indices)
  }

  private func polarities(_ text: String) throws -> [Float] {
    try read(text).tokens.map(\.polarity).filter { $0 != 0 }
  }

  @Test func negationTurnsAndWeakens() throws {
    let plain = try polarities("it is good")[0]
    for text in ["it is not good", "it isn't good", "never really that good"] {
      let negated = try polarities(text)[0]
      #expect(negated < 0)
      #expect(abs(negated) < plain * 1.3)
    }
  }

  @Test(arguments: ["not at home today. good", "not here but good", "not one two three four good"])
  func negationEndsWithItsClause(text: String) throws { #expect(try polarities(text)[0] > 0) }

  @Test func strengtheningWordsAndCapitals() throws {
    let plain = try polarities("good")[0]
    #expect(try polarities("very good")[0] > plain)
    #expect(try polarities("slightly good")[0] < plain)
    let small = try polarities("so good")[0]
    #expect(try polarities("so GOOD")[0] > small)
  }

  @Test(arguments: ["coool", "COOOOL", "cooooool"])
  func readsElongatedWords(text: String) throws {
    let reading = try read(text)
    #expect(reading.tokens[0].traits.contains(.elongated))
    #expect(reading.tokens[0].polarity > 0)
  }

  @Test func phrasesSpeakForTheirWords() throws {
    #expect(try polarities("I can't stand it").count == 1)
    #expect(try polarities("I can't stand it")[0] < 0)
  }

  @Test(arguments: [":)", "😀"])
  func knowsEmoticonsAndEmoji(text: String) throws { #expect(try polarities("ok \(text)")[0] > 0) }

  @Test(arguments: [
    ("aaa", "aa", true), ("aabb", "aabb", false), ("", "", false), ("ééé", "éé", true), ("don’t", "don't", false),
    ("’’’", "'", true), ("abccc", "abcc", true),
  ])
  func cutsLongRuns(text: String, expected: String, isCut: Bool) {
    var bytes = Array(text.utf8)
    #expect(SentimentReader.squeeze(&bytes, from: 0, to: 2) == isCut)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func readsOneTokenForOne() throws {
    let tokens = tokenized("Well... http://x.org @anna #great 12 :-) ok?!", "en")
    let reading = try reader().read(tokens, sentences: tokens.sentences.indices)
    #expect(reading.tokens.count == tokens.tokens.count)
    #expect(reading.sentences == tokens.sentences)
  }
}

import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

/// What annotators remember from text to text changes nothing of what they find.
@Suite struct WorkerMemoryTests {
  private static let texts = [
    "Ada Lovelace met Charles Babbage in London. Lovelace wrote to Mr Babbage, and the letters were great.",
    "THE NEW YORK OFFICE OF ACME CORP IS CLOSED. It opened on 5 May 2020 and was never good.",
    "New York, New York: the city of New York is wonderful!!! Not bad at all, said Anna Smith-Jones.",
    "Ada Lovelace met Charles Babbage in London, but London is not what it was in 1843.", "", "42", "a a a a a",
  ]

  private func each(
    _ language: LanguageTag, _ same: (TokenizedText) throws -> Bool
  ) rethrows {
    let tokenizer = Tokenizer()
    for text in Self.texts + Self.texts.reversed() {
      let isSame = try same(tokenizer.tokenize(DocumentText(text), language: language))
      #expect(isSame, "\(text)")
    }
  }

  @Test(arguments: ["en", "de", "pt", "sv"] as [LanguageTag])
  func entitiesAreTheSame(language: LanguageTag) throws {
    let annotator = try EntityAnnotator.shipped()
    let memory = EntityMemory()
    each(language) {
      annotator.annotate($0, language: language, memory: memory) == annotator.annotate($0, language: language)
    }
  }

  @Test(arguments: ["en", "de"] as [LanguageTag])
  func partsOfSpeechAreTheSame(language: LanguageTag) throws {
    let annotator = try SyntaxAnnotator.shipped()
    let memory = SyntaxMemory()
    each(language) {
      annotator.annotate($0, language: language, memory: memory)?.choices
        == annotator.annotate($0, language: language)?.choices
    }
  }

  @Test(arguments: ["en", "de", "ar"] as [LanguageTag])
  func sentimentIsTheSame(language: LanguageTag) throws {
    let annotator = try SentimentAnnotator.shipped()
    let memory = SentimentMemory()
    each(language) {
      annotator.annotate($0, language: language, memory: memory).document
        == annotator.annotate($0, language: language).document
    }
  }

  @Test(arguments: ["en", "fi"] as [LanguageTag])
  func keyPhrasesAreTheSame(language: LanguageTag) throws {
    let annotator = try KeyPhraseAnnotator.shipped()
    let syntax = try SyntaxAnnotator.shipped()
    let memory = KeyPhraseMemory()
    each(language) { text in
      let tags = syntax.annotate(text, language: language)
      return annotator.annotate(text, language: language, syntax: tags, memory: memory)
        == annotator.annotate(text, language: language, syntax: tags)
    }
  }

  @Test func keysAreNumberedInTheOrderOfTheirAppearance() {
    var keys = RecentKeys(limit: 1000)
    for key in 0..<1000 as Range<UInt64> {
      #expect(keys.hasRoom(for: 1))
      #expect(keys.number(of: key &* 0x9E37_79B9_7F4A_7C15).number == Int(key))
    }
    #expect(!keys.hasRoom(for: 1))
    for key in 0..<1000 as Range<UInt64> {
      let (number, isNew) = keys.number(of: key &* 0x9E37_79B9_7F4A_7C15)
      #expect(number == Int(key) && !isNew)
    }
    keys.removeAll()
    #expect(keys[0x9E37_79B9_7F4A_7C15] == nil)
  }
}

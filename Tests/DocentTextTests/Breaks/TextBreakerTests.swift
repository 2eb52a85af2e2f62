import DocentDocument
import DocentText
import Testing

@Suite struct TextBreakerTests {
  @Test func findsWords() throws {
    #expect(try pieces(.word, "can't ไทยดี 12") == ["can't", " ", "ไทย", "ดี", " ", "12"])
  }

  @Test func findsSentences() throws {
    #expect(try pieces(.sentence, "One. Two? Three") == ["One. ", "Two? ", "Three"])
  }

  @Test func findsGraphemes() throws {
    #expect(try pieces(.grapheme, "e\u{301}👍🏽🇩🇪") == ["e\u{301}", "👍🏽", "🇩🇪"])
  }

  @Test(arguments: SampleTexts.byLanguage) func coversAnyText(_ sample: (language: LanguageTag, text: String)) throws {
    for kind in [TextBreaker.Kind.word, .sentence, .grapheme, .line] {
      #expect(try pieces(kind, sample.text, sample.language).joined() == sample.text)
    }
  }

  @Test func isUsedAgain() throws {
    let breaker = try #require(TextBreaker(.word))
    for text in ["one two", "", "three"] {
      var count = 0
      Array(text.utf8).withUnsafeBufferPointer { breaker.forEachPiece(of: $0) { _, _ in count += 1 } }
      #expect(count == ["one two": 3, "": 0, "three": 1][text])
    }
  }

  private func pieces(_ kind: TextBreaker.Kind, _ text: String, _ language: LanguageTag = "und") throws -> [String] {
    let breaker = try #require(TextBreaker(kind, language: language))
    let bytes = Array(text.utf8)
    var result: [String] = []
    bytes.withUnsafeBufferPointer { buffer in
      breaker.forEachPiece(of: buffer) { piece, _ in result.append(String(decoding: buffer[piece], as: UTF8.self)) }
    }
    return result
  }
}

import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

/// Texts made to break or to stall; what grows faster than the text would not finish.
@Suite struct SentimentHostileTextTests {
  private static let unit = 1 << 13
  private static let texts: [String] = [
    String(repeating: "x", count: 1 << 20), String(repeating: "good", count: 4 * unit),
    String(repeating: "\u{301}", count: unit), "e" + String(repeating: "\u{301}", count: unit),
    String(repeating: "\u{202E}evil \u{202C}", count: unit / 4),
    String(repeating: "\u{0}\u{7}\u{1B}[31m", count: unit / 4),
    String(repeating: "not ", count: unit), String(repeating: "!", count: unit),
    String(repeating: "😀", count: unit / 4),
    String(repeating: "a'b'", count: unit / 4), String(repeating: "\u{FEFF}\u{200B}", count: unit / 4),
    String(repeating: "but, not ", count: unit / 8),
  ]

  @Test(arguments: texts.indices)
  func givesAnAnswer(index: Int) throws {
    let annotator = try SentimentAnnotator.shipped()
    for language in ["en", "ar"] as [LanguageTag] {
      let text = tokenized(Self.texts[index], language)
      let found = annotator.annotate(text, language: language)
      let score = found.document.score
      #expect(abs(score.positive + score.negative + score.neutral + score.mixed - 1) < 1e-9)
      #expect(found.sentences.count == text.sentences.count)
    }
  }

  @Test func oneEndlessLine() throws {
    let annotator = try SentimentAnnotator.shipped()
    let text = tokenized(String(repeating: "lovely room and terrible food ", count: 20_000), "en")
    #expect(annotator.annotate(text, language: "en").sentences.count == text.sentences.count)
  }
}

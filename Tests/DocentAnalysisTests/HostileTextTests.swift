import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

/// Texts made to break or to stall the annotators; what grows faster than the text would not finish.
@Suite struct HostileTextTests {
  private static let texts: [String] = [
    String(repeating: "x", count: 1 << 20),
    String(repeating: "abcdefghijklmnopqrstuvwxyz0123456789", count: 1 << 13),
    String(repeating: "\u{672C}\u{65E5}", count: 1 << 13),
    String(repeating: "\u{0}\u{1}\u{7}\u{1B}[2J\u{9F}", count: 1 << 13),
    String(repeating: "\u{301}\u{338}\u{489}", count: 1 << 14),
    String(repeating: "\u{202E}txt.exe \u{2066}\u{2069}\u{202C}", count: 1 << 12),
    String(repeating: "the old tram line to the harbour is late again ", count: 1 << 12),
    String(repeating: "tram ", count: 1 << 14), String(repeating: "tram\n", count: 1 << 14),
    String(repeating: "a-", count: 1 << 15), String(repeating: "l'", count: 1 << 14),
    String(repeating: "((((", count: 1 << 13),
    String(repeating: "\u{FFFD}\u{10FFFF}\u{E000}", count: 1 << 13),
    String(repeating: "\u{1F468}\u{200D}", count: 1 << 13),
  ]

  @Test(arguments: texts.indices, ["en", "fr", "ja", "ar"] as [LanguageTag])
  func givesAnAnswer(index: Int, language: LanguageTag) throws {
    let text = tokenized(Self.texts[index], language)
    let syntax = try SyntaxAnnotator.shipped().annotate(text, language: language)
    #expect(syntax.map { $0.count == text.tokens.count } ?? true)
    let phrases = try KeyPhraseAnnotator.shipped().annotate(text, language: language, syntax: syntax)
    #expect(phrases.count <= KeyPhraseAnnotator.maximumPhrases)
    #expect(phrases.allSatisfy { !$0.mentions.isEmpty && (0...1).contains($0.score) })
    let sentiment = try SentimentAnnotator.shipped().annotate(text, language: language)
    #expect(sentiment.sentences.count == text.sentences.count)
    let score = sentiment.document.score
    #expect(abs(score.positive + score.negative + score.neutral + score.mixed - 1) < 1e-9)
  }
}

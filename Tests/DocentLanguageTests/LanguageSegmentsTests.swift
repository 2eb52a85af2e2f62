import DocentDocument
import DocentLanguage
import DocentLearning
import Testing

@Suite struct LanguageSegmentsTests {
  private func segments(_ text: String, allowed: Set<LanguageTag>? = nil) throws -> [(String, String)] {
    let text = DocumentText(text)
    return try Shipped.detector.get().segments(of: text, allowed: allowed).map { ($0.language.rawValue, text[$0.span]) }
  }

  private static let english = "The delivery was late again, and nobody answered my calls for three days. "
  private static let german = "Die Lieferung kam schon wieder zu spät, und niemand ging ans Telefon. "
  private static let russian = "Доставка снова опоздала, и никто не отвечал на мои звонки. "

  @Test func oneLanguageIsOneSegment() throws {
    let text = Self.english + "OK. " + Self.english
    let segments = try segments(text)
    #expect(segments.map(\.0) == ["en"])
    #expect(segments.map(\.1) == [text])
  }

  @Test func changesAtSentences() throws {
    let segments = try segments(Self.english + Self.german + Self.russian)
    #expect(segments.map(\.0) == ["en", "de", "ru"])
    #expect(segments.map(\.1) == [Self.english, Self.german, Self.russian])
  }

  @Test func changesAtLinesWithoutFullStops() throws {
    let english = "minutes of the meeting held on Monday in the main building\n"
    let french = "procès-verbal de la réunion tenue lundi dans le bâtiment principal\n"
    #expect(try segments(english + french).map(\.1) == [english, french])
  }

  @Test func aForeignNameIsNoSegment() throws {
    let text = "Wir haben gestern „The Great Gatsby“ gesehen, und es hat uns sehr gefallen. Danach gingen wir essen."
    #expect(try segments(text).map(\.0) == ["de"])
  }

  @Test(arguments: ["123 456\n789", "https://example.com", "😀"])
  func nothingToGoByIsUndetermined(text: String) throws {
    #expect(try segments(text).map(\.0) == ["und"])
    #expect(try segments(text).map(\.1) == [text])
  }

  @Test func emptyTextHasNoSegments() throws {
    #expect(try segments("").isEmpty)
  }

  @Test func keepsToAllowedLanguages() throws {
    #expect(try Set(segments(Self.english + Self.german, allowed: ["de", "fr"]).map(\.0)).isSubset(of: ["de", "fr"]))
  }

  @Test func tellsChineseScriptsApart() throws {
    let simplified = "这个问题应该由开发团队来处理，我们会尽快给您答复。\n"
    #expect(try segments(simplified).map(\.0) == ["zh"])
    #expect(try segments("這個問題應該由開發團隊來處理，我們會盡快給您答覆。\n").map(\.0) == ["zh-TW"])
  }

  @Test func coversAnyTextWithoutGaps() throws {
    let detector = try Shipped.detector.get()
    let parts = [Self.english, Self.german, Self.russian, "。", "\n\n", "1.5 ", "日本語です。", "\u{301}", "  ", "a", "»"]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let text = DocumentText((0..<random.below(40)).map { _ in parts[random.below(parts.count)] }.joined())
      let segments = detector.segments(of: text)
      var position = 0
      for segment in segments {
        #expect(segment.span.lower.rawValue == position)
        #expect(!segment.span.isEmpty)
        #expect((0...1).contains(segment.score))
        position = segment.span.upper.rawValue
      }
      #expect(position == text.count)
      for (left, right) in zip(segments, segments.dropFirst()) { #expect(left.language != right.language) }
    }
  }
}

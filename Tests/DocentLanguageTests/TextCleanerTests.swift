import DocentLearning
import Testing

@testable import DocentLanguage

@Suite struct TextCleanerTests {
  private func words(_ text: String) throws -> [String] {
    let cleaner = try Shipped.detector.get().cleaner
    var cleaned = CleanedText()
    Array(text.utf8).withUnsafeBufferPointer { cleaner.append($0, to: &cleaned) }
    var words: [String] = []
    cleaned.forEachWord { letters, _ in
      words.append(String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) })))
    }
    return words
  }

  @Test(arguments: [
    ("Straße UND Weg", ["straße", "und", "weg"]), ("it's", ["it", "s"]), ("Hello, WORLD!", ["hello", "world"]),
    ("Ελλάς ΕΛΛΑΣ", ["ελλάσ", "ελλασ"]), ("Ｆｕｌｌ", ["full"]), ("co\u{AD}operate", ["cooperate"]), ("كتـــاب", ["كتاب"]),
    ("see https://example.com/x now", ["see", "now"]), ("mail ada@example.org today", ["mail", "today"]),
    ("2024年に東京で", ["年に東京で"]), ("東京ABCです", ["東京", "abc", "です"]), ("and/or", ["and", "or"]), ("a/b/c", []),
    ("call() it", ["it"]), ("<b>bold</b>", []), ("snake_case name", ["name"]), ("fett&nbsp;", []), ("example.com", []),
    ("end. Next", ["end", "next"]), (":smile: yes", ["yes"]), ("Note: yes", ["note", "yes"]), ("R2D2 3rd", []),
    ("😀ok", ["ok"]), ("", []),
  ])
  func keepsWordsOnly(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test func longRunsAreCut() throws {
    let words = try words(String(repeating: "x", count: 100))
    #expect(words.map(\.count) == [40, 40, 20])
  }
}

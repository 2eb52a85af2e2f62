import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct WordFormTests {
  private func form(_ word: String) -> WordForm? {
    var words = WordForms()
    let bytes = Array(word.utf8)
    bytes.withUnsafeBufferPointer { words.load($0, tokens: [TextSpan(0..<bytes.count)]) }
    return words.forms.first
  }

  @Test(arguments: [
    ("Anna", WordForm.Case.capitalised), ("anna", .lower), ("NATO", .upper), ("iPhone", .mixed), ("42", .none),
    ("Élan", .capitalised), ("МОСКВА", .upper), ("東京", .none), ("A", .capitalised),
  ])
  func tellsHowAWordIsWritten(word: String, expected: WordForm.Case) throws {
    #expect(try #require(form(word)).letterCase == expected)
  }

  @Test func sameShapeForSameKindsOfLetters() throws {
    #expect(try #require(form("Anna")).shape == (try #require(form("Émil")).shape))
    #expect(try #require(form("1999")).word == (try #require(form("2024")).word))
    #expect(try #require(form("Anna")).word == (try #require(form("ANNA")).word))
    #expect(try #require(form("A4")).hasDigit)
  }
}

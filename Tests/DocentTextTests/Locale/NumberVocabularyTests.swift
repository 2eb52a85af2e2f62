import DocentDocument
import DocentText
import Testing

@Suite struct NumberVocabularyTests {
  @Test(
    arguments: [("en", ".", ","), ("de", ",", "."), ("fr", ",", "\u{202F}"), ("de-CH", ".", "’")]
      as [(LanguageTag, String, String)])
  func knowsSeparators(_ language: LanguageTag, _ decimal: String, _ grouping: String) {
    let numbers = NumberVocabulary(language: language)
    #expect(numbers.decimalSeparator == decimal)
    #expect(numbers.groupingSeparator == grouping)
  }

  @Test func knowsNativeDigits() {
    #expect(NumberVocabulary(language: "fa").digits.joined() == "۰۱۲۳۴۵۶۷۸۹")
    #expect(NumberVocabulary(language: "hi").digits.first == "०")
    #expect(NumberVocabulary(language: "xx").digits.joined() == "0123456789")
  }

  @Test func writesOrdinals() {
    #expect(NumberVocabulary.ordinal(2, language: "en") == "2nd")
    #expect(NumberVocabulary.ordinal(5, language: "de") == "5.")
  }

  @Test func spellsNumbers() throws {
    #expect(try #require(NumberSpeller(language: "en")).spellings(of: 21).contains("twenty-one"))
    let german = try #require(NumberSpeller(language: "de"))
    #expect(german.spellings(of: 21).contains("einundzwanzig"))
    #expect(german.ordinalSpellings(of: 3).contains("dritte"))
    #expect(Set(try #require(NumberSpeller(language: "fr")).spellings(of: 1)).isSuperset(of: ["un", "une"]))
    #expect(NumberSpeller(language: "xx") == nil)
  }
}

import DocentText
import Testing

@Suite struct TransliteratorTests {
  @Test(arguments: [
    ("Müller", "Muller"), ("Чайковский", "Cajkovskij"), ("Αθήνα", "Athena"), ("北京", "bei jing"), ("plain", "plain"),
    ("", ""),
  ])
  func writesInASCII(_ text: String, _ expected: String) throws {
    let transliterator = try #require(Transliterator.toASCII())
    #expect(transliterator.transliterate(text) == expected)
  }

  @Test func refusesUnknownNames() { #expect(Transliterator("No-Such-Script") == nil) }
}

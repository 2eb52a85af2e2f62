import DocentDocument
import DocentText
import Testing

@Suite struct CurrencyVocabularyTests {
  @Test(
    arguments: [
      ("en", "USD", "$", ["US dollar", "US dollars"]), ("de", "EUR", "€", ["Euro"]),
      ("fr", "EUR", "€", ["euro", "euros"]),
      ("ru", "RUB", "₽", ["российский рубль", "российских рублей"]),
    ] as [(LanguageTag, String, String, [String])])
  func namesCurrencies(_ language: LanguageTag, _ code: String, _ symbol: String, _ names: [String]) throws {
    let currency = try #require(CurrencyVocabulary(language: language).currencies.first { $0.code == code })
    #expect(currency.symbols.contains(symbol))
    #expect(Set(currency.names).isSuperset(of: names))
  }

  @Test func keepsSignsForUnknownLanguages() throws {
    let euro = try #require(CurrencyVocabulary(language: "und").currencies.first { $0.code == "EUR" })
    #expect(euro.symbols.contains("€") && euro.names.isEmpty)
  }
}

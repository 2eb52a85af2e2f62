import DocentDocument
import DocentText
import Testing

@Suite struct UnitVocabularyTests {
  @Test(
    arguments: [
      ("en", "kilogram", ["kilogram", "kilograms"], "kg"), ("de", "hour", ["Stunde", "Stunden"], "Std."),
      ("ru", "kilometer", ["километр", "километра", "километров"], "км"), ("fr", "percent", ["pour cent"], "%"),
      ("pl", "year", ["rok", "lata", "lat"], "rok"),
    ] as [(LanguageTag, String, [String], String)])
  func namesUnitsInAllPlurals(_ language: LanguageTag, _ identifier: String, _ names: [String], _ symbol: String) {
    let unit = UnitVocabulary(language: language, identifiers: [identifier]).units[0]
    #expect(Set(unit.names).isSuperset(of: names))
    #expect(unit.symbols.contains(symbol))
  }

  @Test func knowsManyUnits() {
    #expect(UnitVocabulary.identifiers.count > 100)
    #expect(UnitVocabulary(language: "xx", identifiers: ["meter"]).units[0].names.isEmpty)
  }
}

import DocentDocument
import DocentLanguage
import Testing

@Suite struct LanguageChoiceTests {
  private func best(_ text: String, likely: Set<LanguageTag>) throws -> String? {
    let reading = try Shipped.detector.get().read(DocumentText(text), LanguageChoice(likely: likely))
    return reading.languages.first?.language.rawValue
  }

  @Test(arguments: [("problema", "es"), ("problema", "pt"), ("dag", "da"), ("dag", "nl"), ("gratis", "de")])
  func hintsDecideWhereTheTextIsInDoubt(text: String, hint: String) throws {
    #expect(try best(text, likely: [LanguageTag(hint)]) == hint)
  }

  @Test func hintsDoNotOverruleTheText() throws {
    let german = "Die Lieferung kam schon wieder zu spät, und niemand ging ans Telefon."
    #expect(try best(german, likely: ["nl", "da"]) == "de")
    #expect(try best("12 km", likely: ["nl"]) == "und")
  }

  @Test(arguments: [
    ("en-US", "en"), ("no", "nb"), ("iw", "he"), ("fil", "tl"), ("deu", "de"), ("DE", "de"), ("zh-Hant", "zh-TW"),
    ("zh-CN", "zh"), ("zh_HK", "zh-TW"), ("pt-BR", "pt"), ("zh-TW", "zh-TW"),
  ])
  func knowsTagsInTheirManyForms(tag: String, expected: String) throws {
    #expect(try Shipped.detector.get().known(LanguageTag(tag))?.rawValue == expected)
  }

  @Test(arguments: ["xx", "", "klingon", "-"])
  func doesNotKnowOthers(tag: String) throws {
    #expect(try Shipped.detector.get().known(LanguageTag(tag)) == nil)
  }
}

import DocentDocument
import DocentText
import Testing

@Suite struct LocaleDataTests {
  @Test func namesLanguagesRegionsAndScripts() {
    #expect(LocaleData.name(of: "de", in: "en") == "German")
    #expect(LocaleData.name(of: "en", in: "fr") == "anglais")
    #expect(LocaleData.name(ofRegion: "DE", in: "it") == "Germania")
    #expect(LocaleData.name(of: .cyrillic, in: "en") == "Cyrillic")
    #expect(LocaleData.regions.contains("JP"))
  }

  @Test func knowsItsLanguages() {
    #expect(LocaleData.languages.count > 150)
    #expect(LocaleData.knows("zh-TW") && LocaleData.knows("no"))
    #expect(!LocaleData.knows("und") && !LocaleData.knows("xx"))
  }

  @Test func namesCities() {
    #expect(LocaleData.cities(in: "it").contains("Parigi"))
    #expect(LocaleData.cities(in: "de").count > 300)
  }

  @Test func hasAbbreviations() {
    #expect(LocaleData.abbreviations(of: "de").contains("z.B."))
    #expect(LocaleData.abbreviations(of: "xx").isEmpty)
  }
}

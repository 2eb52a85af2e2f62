import DocentDocument
import DocentText
import Testing

@Suite struct DateVocabularyTests {
  @Test(
    arguments: [
      ("en", ["January", "Jan"]), ("de", ["Januar", "Jan.", "Jan"]), ("pl", ["stycznia", "styczeń", "sty"]),
      ("ru", ["января", "январь", "янв."]), ("zh", ["一月", "1月"]), ("nb", ["januar", "jan."]),
      ("pt-BR", ["janeiro", "jan."]),
    ] as [(LanguageTag, [String])])
  func namesMonthsInAllForms(_ language: LanguageTag, _ january: [String]) {
    let dates = DateVocabulary(language: language)
    #expect(dates.months.count == 12 && dates.weekdays.count == 7)
    for form in january { #expect(dates.months.first?.contains(form) == true, "\(form)") }
  }

  @Test(
    arguments: [
      ("en", [DateVocabulary.Field.month, .day, .year]), ("de", [.day, .month, .year]), ("zh", [.year, .month, .day]),
      ("hu", [.year, .month, .day]), ("en-GB", [.day, .month, .year]),
    ] as [(LanguageTag, [DateVocabulary.Field])])
  func knowsTheOrderOfFields(_ language: LanguageTag, _ order: [DateVocabulary.Field]) {
    #expect(DateVocabulary(language: language).fieldOrder == order)
  }

  @Test func knowsRelativeDates() {
    let dates = DateVocabulary(language: "de").relativeDates
    #expect(dates.contains { $0.words == "übermorgen" && $0.unit == .day && $0.distance == 2 })
    #expect(dates.contains { $0.words == "letzte Woche" && $0.unit == .week && $0.distance == -1 })
  }

  @Test(arguments: ["und", "xx", "", "tlh", "not a tag"] as [LanguageTag])
  func isEmptyForUnknownLanguages(_ language: LanguageTag) {
    let dates = DateVocabulary(language: language)
    #expect(dates.months.isEmpty && dates.weekdays.isEmpty && dates.relativeDates.isEmpty)
    #expect(dates.fieldOrder.count == 3)
  }

  @Test func holdsForEveryLanguage() {
    for language in LocaleData.languages {
      let dates = DateVocabulary(language: language)
      #expect(dates.months.count == 12 && dates.weekdays.count == 7, "\(language)")
      #expect(Set(dates.fieldOrder).count == 3, "\(language)")
    }
  }
}

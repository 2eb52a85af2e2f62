import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct RuleScannerTests {
  static let lexicons = LexiconCache()

  private func spans(
    _ text: String, _ language: LanguageTag, others: [LanguageTag] = [], reference: CalendarDate? = nil
  ) -> [MarkedText.Span] {
    let scanner = RuleScanner(
      lexicon: Self.lexicons.lexicon(for: language), others: others.map { Self.lexicons.lexicon(for: $0) },
      reference: reference)
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      scanner.matches(in: bytes).map { match in
        MarkedText.Span(
          kind: match.kind.rawValue, range: match.range,
          text: String(decoding: bytes[match.range], as: UTF8.self), value: match.value)
      }
    }
  }

  @Test(
    arguments: [
      ("en", "It began on ⟦DATE 5 March 2024=2024-03-05⟧ and cost ⟦QUANTITY $12.50=12.5 USD⟧ in all."),
      (
        "en", "Due ⟦DATE March 5, 2024=2024-03-05⟧, paid ⟦DATE 2024-03-07=2024-03-07⟧, closed ⟦DATE 3/9/24=2024-03-09⟧."
      ),
      ("en", "Sales rose ⟦QUANTITY 30%=30 %⟧ to ⟦QUANTITY €1.5 million=1500000 EUR⟧ in ⟦DATE March 2024=2024-03⟧."),
      ("en", "Meet on ⟦DATE Tuesday, 5 March 2024=2024-03-05⟧ or on ⟦DATE Friday=-W-5⟧, as it may be."),
      ("en", "The train leaves at ⟦DATE 3:30 pm=T15:30⟧ and takes ⟦QUANTITY 2 hours=PT2H⟧."),
      ("en", "In the ⟦DATE 1990s=199X⟧ and the ⟦DATE 19th century=18XX⟧, until ⟦DATE 2014=2014⟧."),
      ("en", "He came ⟦DATE yesterday=-P1D⟧, she left ⟦DATE 3 days ago=-P3D⟧; back ⟦DATE next week=P1W⟧."),
      (
        "en",
        "It weighs ⟦QUANTITY 5 kg=5 kg⟧ and is ⟦QUANTITY 1,200 metres=1200 m⟧ long; ⟦QUANTITY 177=177⟧ people saw it."
      ),
      ("en", "Version 1.2.3.4, call 555-0123, see A4 and [12]."),
      ("en-GB", "Signed on ⟦DATE 03/04/2024=2024-04-03⟧ for ⟦QUANTITY £1,234.56=1234.56 GBP⟧."),
      (
        "de",
        "Am ⟦DATE 5. März 2024 um 15:47 Uhr=2024-03-05T15:47⟧ kostete es ⟦QUANTITY 1.234,50 €=1234.5 EUR⟧."
      ),
      (
        "de",
        "Der Umsatz stieg ⟦DATE gestern=-P1D⟧ um ⟦QUANTITY 8 Prozent=8 %⟧ auf ⟦QUANTITY 34,2 Millionen Franken=34200000 CHF⟧."
      ),
      ("de", "Frist: ⟦DATE 05.03.2024=2024-03-05⟧, ⟦QUANTITY 3 Stunden=PT3H⟧ Fahrt, ⟦DATE vor 3 Tagen=-P3D⟧."),
      (
        "fr",
        "Le ⟦DATE 1er mai 2020=2020-05-01⟧, il a payé ⟦QUANTITY 12,50 €=12.5 EUR⟧ soit ⟦QUANTITY 30 %=30 %⟧ du prix."
      ),
      ("fr", "Le train part à ⟦DATE 15 h 30=T15:30⟧, soit ⟦QUANTITY 1 234,5 kilomètres=1234.5 km⟧."),
      ("es", "El ⟦DATE 5 de marzo de 2024=2024-03-05⟧ costó ⟦QUANTITY 3 millones de euros=3000000 EUR⟧."),
      (
        "es",
        "Nació el ⟦DATE 12 de octubre=--10-12⟧ y pesa ⟦QUANTITY 70 kilogramos=70 kg⟧; ⟦DATE ayer=-P1D⟧ bajó un ⟦QUANTITY 5 %=5 %⟧."
      ),
      (
        "it",
        "Il ⟦DATE 5 marzo 2024=2024-03-05⟧ abbiamo pagato ⟦QUANTITY 1.500 euro=1500 EUR⟧, il ⟦QUANTITY 20 per cento=20 %⟧."
      ),
      ("pt", "Em ⟦DATE 25 de abril de 1974=1974-04-25⟧ custava ⟦QUANTITY R$ 50,00=50 BRL⟧."),
      (
        "nl",
        "Op ⟦DATE 5 maart 2024=2024-03-05⟧ kostte het ⟦QUANTITY € 12,50=12.5 EUR⟧ en duurde het ⟦QUANTITY 3 uur=PT3H⟧."
      ),
      (
        "da",
        "Den ⟦DATE 5. marts 2024=2024-03-05⟧ kostede det ⟦QUANTITY 100 kroner=100 DKK⟧, altså ⟦QUANTITY 20 procent=20 %⟧."
      ),
      ("sv", "Den ⟦DATE 5 mars 2024=2024-03-05⟧ sålde de ⟦QUANTITY 5 kilogram=5 kg⟧ för ⟦QUANTITY 200 kr=200 SEK⟧."),
      ("fi", "Kokous on ⟦DATE 5. maaliskuuta 2024=2024-03-05⟧ ja maksaa ⟦QUANTITY 20 euroa=20 EUR⟧."),
      (
        "pl",
        "Dnia ⟦DATE 5 marca 2024=2024-03-05⟧ zapłacił ⟦QUANTITY 100 złotych=100 PLN⟧, czyli ⟦QUANTITY 10 procent=10 %⟧."
      ),
      ("cs", "Schůzka je ⟦DATE 5. března 2024=2024-03-05⟧ a stojí ⟦QUANTITY 500 Kč=500 CZK⟧."),
      ("hu", "A találkozó ⟦DATE 2024. március 5=2024-03-05⟧. napján lesz, ára ⟦QUANTITY 5 euró=5 EUR⟧."),
      ("tr", "Toplantı ⟦DATE 5 Mart 2024=2024-03-05⟧ günü, fiyatı ⟦QUANTITY 100 Türk lirası=100 TRY⟧."),
      ("ru", "Встреча ⟦DATE 5 марта 2024 г.=2024-03-05⟧ обошлась в ⟦QUANTITY 3 миллиона рублей=3000000 RUB⟧."),
      ("uk", "Зустріч ⟦DATE 5 березня 2024=2024-03-05⟧ коштувала ⟦QUANTITY 20 гривень=20 UAH⟧."),
      ("el", "Η συνάντηση στις ⟦DATE 5 Μαρτίου 2024=2024-03-05⟧ κόστισε ⟦QUANTITY 20 ευρώ=20 EUR⟧."),
      ("ja", "会議は⟦DATE 2024年3月5日=2024-03-05⟧に開かれ、⟦QUANTITY 5000円=5000 JPY⟧かかった。"),
      ("zh", "会议于⟦DATE 2024年3月5日=2024-03-05⟧举行,⟦DATE 昨天=-P1D⟧下跌⟦QUANTITY 30%=30 %⟧。"),
      ("ko", "회의는 ⟦DATE 2024년 3월 5일=2024-03-05⟧에 열렸다."),
      ("ar", "الاجتماع في ⟦DATE ٥ مارس ٢٠٢٤=2024-03-05⟧ بنسبة ⟦QUANTITY ٣٠٪=30 %⟧."),
      ("hi", "बैठक ⟦DATE 5 मार्च 2024=2024-03-05⟧ को हुई और ⟦QUANTITY ₹500=500 INR⟧ लगे।"),
      ("th", "การประชุมวันที่ ⟦DATE 5 มีนาคม 2024=2024-03-05⟧"),
      ("vi", "Cuộc họp ngày ⟦DATE 5 tháng 3, 2024=2024-03-05⟧"),
      ("id", "Rapat pada ⟦DATE 5 Maret 2024=2024-03-05⟧ menghabiskan ⟦QUANTITY 5 kilometer=5 km⟧."),
    ] as [(LanguageTag, String)])
  func findsDatesAndQuantities(language: LanguageTag, marked: String) {
    let expected = MarkedText(marked)
    #expect(spans(expected.text, language) == expected.spans)
  }

  @Test(
    arguments: [
      ("en", "It lost ⟦QUANTITY £20 billion to £40 billion=20000000000..40000000000 GBP⟧ of revenue."),
      ("en", "Shares rose ⟦QUANTITY $2 million=2000000 USD⟧ to ⟦QUANTITY $30 million=30000000 USD⟧."),
      ("en", "It housed ⟦QUANTITY nearly a quarter of a million=~250000⟧ refugees."),
      ("en", "It took ⟦QUANTITY two more years=P2Y⟧ and ⟦QUANTITY three consecutive days=P3D⟧."),
      ("en", "There were ⟦QUANTITY three or four=3..4⟧ of them."),
      ("en", "They had ⟦QUANTITY 23=23⟧ of the ⟦QUANTITY 30=30⟧ Cabinet ministers on their side."),
      ("en", "He lives at 10 Downing Street."),
      ("en", "Tokens: ⟦QUANTITY 42 , 500=42500⟧ people."),
      ("en", "It was common in ⟦DATE 1940 s=194X⟧ already."),
      ("de", "Mit RB 47 und EN 463 nach Ulm."),
    ] as [(LanguageTag, String)])
  func readsAmountsToTheirEnd(language: LanguageTag, marked: String) {
    let expected = MarkedText(marked)
    #expect(spans(expected.text, language) == expected.spans)
  }

  @Test(
    arguments: [
      ("en", "In ⟦DATE November that year=--11⟧ it came.", nil),
      ("en", "It began on ⟦DATE 3 March last year=2023-03-03⟧.", 2024),
      ("en", "It ends in ⟦DATE May of next year=2025-05⟧.", 2024),
      ("de", "Der höchste Stand seit ⟦DATE Februar letzten Jahres=2023-02⟧.", 2024),
      ("de", "Am ⟦DATE Mittwoch vergangener Woche=2024-03-06⟧ stieg er.", 2024),
      ("en", "It fell in the ⟦DATE fourth quarter last year=2023-Q4⟧.", 2024),
      (
        "en",
        "It ends ⟦DATE later this year=2024⟧, on the ⟦DATE first of July=--07-01⟧ or by the ⟦DATE end of the week=2024-W11:late⟧.",
        2024
      ),
      ("en", "Held ⟦DATE late Monday night=-W-1TNI⟧ until ⟦DATE 8 p.m. EST=T20⟧.", nil),
      ("en", "⟦DATE Nearly four decades ago=-P40Y⟧, for ⟦QUANTITY $14.26=14.26 USD⟧ a barrel.", nil),
      ("fr", "Depuis ⟦DATE mars de l'année dernière=2023-03⟧ déjà.", 2024),
    ] as [(LanguageTag, String, Int?)])
  func takesInTheYearOrWeekThatADateIsSeenFrom(language: LanguageTag, marked: String, year: Int?) {
    let reference = year.map { CalendarDate(year: $0, month: 3, day: 13) }
    let expected = MarkedText(marked)
    #expect(spans(expected.text, language, reference: reference) == expected.spans)
  }

  @Test func knowsEnglishMonthsInEveryLanguage() {
    let german = MarkedText(
      "Der Vertrag vom ⟦DATE 21 January 2024=2024-01-21⟧, fällig ⟦DATE 3 May=--05-03⟧, May war da.")
    #expect(spans(german.text, "de") == german.spans)
  }

  @Test func knowsTheMonthsOfTheOtherLanguagesOfADocument() {
    let text = MarkedText("Der Vertrag vom ⟦DATE 21 janvier 2024=2024-01-21⟧ und ⟦DATE 3 luglio=--07-03⟧ gilt.")
    #expect(spans(text.text, "de", others: ["fr", "it"]) == text.spans)
  }
}

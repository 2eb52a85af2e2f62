import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentLanguage

/// What holds for every text.
@Suite struct LanguagePropertyTests {
  private static let paragraphs: [(language: String, text: String)] = [
    ("en", "The delivery was late again, and nobody answered my calls. I would like to have my money back, please."),
    ("de", "Die Lieferung kam schon wieder zu spät, und niemand ging ans Telefon. Ich möchte bitte mein Geld zurück."),
    ("fr", "La livraison était encore en retard et personne n'a répondu au téléphone. Je voudrais être remboursé."),
    (
      "es",
      "La entrega llegó tarde otra vez y nadie contestó el teléfono. Quiero que me devuelvan el dinero, por favor."
    ),
    ("it", "La consegna è arrivata di nuovo in ritardo e nessuno ha risposto al telefono. Vorrei essere rimborsato."),
    ("pl", "Dostawa znowu się spóźniła, a nikt nie odbierał telefonu. Chciałbym otrzymać zwrot pieniędzy."),
    ("vi", "Việc giao hàng lại bị trễ và không ai trả lời điện thoại. Tôi muốn được hoàn tiền lại."),
    ("ru", "Доставка снова опоздала, и никто не отвечал на мои звонки. Я хотел бы вернуть свои деньги."),
    ("uk", "Доставка знову запізнилася, і ніхто не відповідав на мої дзвінки. Я хотів би повернути свої гроші."),
    ("el", "Η παράδοση άργησε πάλι και κανείς δεν απάντησε στο τηλέφωνο. Θα ήθελα τα χρήματά μου πίσω."),
    ("ko", "배송이 또 늦었고 아무도 전화를 받지 않았습니다. 환불을 받고 싶습니다."),
    ("hi", "डिलीवरी फिर से देर से हुई और किसी ने फोन का जवाब नहीं दिया। मुझे अपने पैसे वापस चाहिए।"),
    ("ja", "配達がまた遅れて、誰も電話に出ませんでした。返金していただきたいです。"),
    ("ar", "تأخر التسليم مرة أخرى ولم يرد أحد على الهاتف. أريد استرداد أموالي من فضلك."),
  ]

  private func languages(_ segments: [LanguageSegment]) -> [String] { segments.map(\.language.rawValue) }

  @Test(arguments: [" ", "\n", "\n\n"])
  func textsOfTwoLanguagesTogetherHaveBoth(separator: String) throws {
    let detector = try Shipped.detector.get()
    for first in Self.paragraphs {
      for second in Self.paragraphs where second.language != first.language {
        let text = DocumentText(first.text + separator + second.text)
        let segments = detector.segments(of: text)
        #expect(languages(segments) == [first.language, second.language])
        #expect(segments.first.map { text[$0.span] } == first.text + separator)
      }
    }
  }

  @Test func sharesOfAMixedTextAreThoseOfItsBytes() throws {
    let detector = try Shipped.detector.get()
    let (german, english) = (Self.paragraphs[1].text, Self.paragraphs[0].text)
    let text = DocumentText(german + " " + german + " " + english)
    let reading = detector.read(text)
    let share = Double(2 * german.utf8.count + 2) / Double(text.count)
    #expect(reading.languages.map(\.language) == ["de", "en"])
    #expect(abs(reading.languages[0].score - share) < 1e-4)
    #expect(abs(reading.languages.reduce(0) { $0 + $1.score } - 1) < 1e-3)
  }

  @Test func aTextInOneLanguageHasRankedAlternatives() throws {
    let detector = try Shipped.detector.get()
    for (language, text) in Self.paragraphs {
      let reading = detector.read(DocumentText(text))
      #expect(reading.languages.first?.language.rawValue == language)
      #expect(reading.languages == reading.languages.sorted { $0.score > $1.score })
    }
  }

  @Test func answersDoNotDependOnWhatWasReadBefore() throws {
    let detector = try Shipped.detector.get()
    var random = SeededGenerator(seed: 5)
    var texts = Self.paragraphs.map(\.text) + ["", "12 km", "OK", Self.paragraphs[0].text + Self.paragraphs[7].text]
    let expected = Dictionary(uniqueKeysWithValues: texts.map { ($0, detector.segments(of: DocumentText($0))) })
    for _ in 0..<3 {
      texts.shuffle(using: &random)
      for text in texts { #expect(detector.segments(of: DocumentText(text)) == expected[text]) }
    }
  }

  @Test func composedAndDecomposedTextsHaveTheSameLanguages() throws {
    let detector = try Shipped.detector.get()
    for (_, text) in Self.paragraphs {
      let decomposed = UnicodeNormalization.normalized(Array(text.utf8), to: .nfd)
      let composed = UnicodeNormalization.normalized(Array(text.utf8), to: .nfc)
      #expect(
        detector.read(DocumentText(validUTF8: decomposed)).languages
          == detector.read(DocumentText(validUTF8: composed)).languages)
    }
  }

  @Test func segmentsOfAnyBytesCoverTheText() throws {
    let detector = try Shipped.detector.get()
    var random = SeededGenerator(seed: 7)
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let text = DocumentText(repairing: bytes)
      var position = 0
      for segment in detector.segments(of: text) {
        #expect(segment.span.lower.rawValue == position)
        position = segment.span.upper.rawValue
      }
      #expect(position == text.count)
    }
  }

  /// Each is one line without an end. Were any of them more than linear, this would not come back.
  @Test(arguments: [
    "a", "\u{301}", "\u{315}\u{300}\u{5AE}", "\u{202E}", "\u{7}", "a\u{301}\u{302}\u{303}", "漢", ". ", "(", "\"", "„",
    "x=", "/", "&a", ":a", "12 km ", "Ab ",
  ])
  func hostileTextsAreReadInTime(unit: String) throws {
    let text = DocumentText(String(repeating: unit, count: 200_000 / unit.utf8.count))
    let segments = try Shipped.detector.get().segments(of: text)
    #expect(segments.reduce(0) { $0 + $1.span.count } == text.count)
  }
}

import DocentDocument
import DocentText
import Testing

@Suite struct SentenceSplitterTests {
  /// A text with its sentence ends marked by `|`.
  struct Sample: Sendable, CustomTestStringConvertible {
    let language: LanguageTag
    let marked: String
    init(_ language: LanguageTag, _ marked: String) {
      self.language = language
      self.marked = marked
    }
    var testDescription: String { "\(language): \(marked)" }
  }

  static let marks: [Sample] = [
    Sample("en", "It rained.| We stayed in!| Why?| Nobody knows"),
    Sample("en", "Dr. Smith met Mr. J. R. Jones at 5 p.m. on Main St. in Washington.| They talked."),
    Sample("en", "We sell fruit, e.g. Apples, pears etc. to anyone.| Buy!"),
    Sample("en", "He works for Acme Inc.| The firm is big."),
    Sample("en", "He moved to the U.S.| He likes it."),
    Sample("en", "The U.S. Senate voted.| See No. 5 and Fig. 3 there."),
    Sample("en", "\"Why?\" she asked.| \"Because.\"| He left (in a hurry).| Then nothing."),
    Sample("en", "Great food!!! 😀|Will come again :-)"),
    Sample("en", "Wait... what?| No...| Yes"),
    Sample("en", "i loved this place.| it was great... really!| nice staff, approx. five of them."),
    Sample("en", "It ends.|The next starts."),
    Sample("en", "Version 2.0 is out.| Visit example.com for more."),
    Sample("de", "Am 5. Mai kam z. B. Herr Dr. Müller, d. h. er kam im 19. Jahrhundert.| Dann ging er."),
    Sample("de", "Das kostet ca. 5 Mio. Euro usw.| Die Firma zahlt."),
    Sample("fr", "M. Dupont et Mme. Durand sont là.| « Pourquoi ? » dit-il.| Rien."),
    Sample("de", "»Warum?« fragte er.| „So.“| Und er ging.| »Wie?«| Er kam."),
    Sample("es", "¿Qué tal?| El Sr. García llegó.| ¡Hola!"),
    Sample("ru", "А. С. Пушкин жил в г. Москве, т. е. дома.| Он писал."),
    Sample("el", "Τι κάνεις;| Καλά."),
    Sample("zh", "你好吗？|“很好！”|她说。|再见"),
    Sample("ja", "はい。|「いいえ。」|そうです！"),
    Sample("hi", "यह है।| वह है।"),
    Sample("ar", "كيف حالك؟| أنا بخير."),
    Sample("hy", "Բարեւ։| Ինչպես ես։"),
  ]

  static let lines: [Sample] = [
    Sample("en", "A heading|\n\nSome text that\ngoes on."),
    Sample("en", "Buy:|\n- milk and\nbutter|\n- eggs|\n* bread"),
    Sample("en", "1. Introduction|\n2. The method|\n2.1. Data|\na) one|\n(iv) four"),
    Sample("en", "Ada Lovelace|\nLondon|\nEngland"),
    Sample("en", "first line.|\nSecond line"),
    Sample(
      "en",
      """
      The committee met on Tuesday and agreed that the plan of Mrs
      Ada Lovelace was better than all the others that had been on
      the table, and so it was sent to the office of the President
      without delay.| It was then read by everybody who could read,
      and kept.|
      Signed
      """),
  ]

  @Test(arguments: marks + lines) func endsSentences(_ sample: Sample) {
    let expected = sample.marked.split(separator: "|").map { trimmed(String($0)) }
    let text = DocumentText(sample.marked.replacing("|", with: ""))
    let result = Tokenizer().tokenize(text, language: sample.language)
    let sentences = result.sentences.indices.map { text[result.span(ofSentence: $0)] }
    #expect(sentences == expected)
  }

  private func trimmed(_ string: String) -> String {
    let scalars = string.unicodeScalars.drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(scalars))
  }
}

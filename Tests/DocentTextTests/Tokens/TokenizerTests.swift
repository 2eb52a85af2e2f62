import DocentDocument
import DocentText
import Testing

@Suite struct TokenizerTests {
  /// A sample with its tokens separated by `|` (blanks between them stay in the text).
  struct Sample: Sendable, CustomTestStringConvertible {
    let language: LanguageTag
    let marked: String
    init(_ language: LanguageTag, _ marked: String) {
      self.language = language
      self.marked = marked
    }
    var text: String { marked.replacing("|", with: "") }
    var expected: [String] {
      marked.split(separator: "|").flatMap { $0.split(separator: " ") }.map(String.init)
    }
    var testDescription: String { "\(language): \(text)" }
  }

  static let samples: [Sample] = [
    Sample("en", "I do|n't think Anna|'s car|, bought in 2019|, cost $|5,000.50|."),
    Sample("en", "We|'ll meet Dr. Smith at 12:30 p.m. on 05/03/2024|."),
    Sample("en", "A state-of-the-art AT&T phone| (|v1.2|) with C++ and C# !"),
    Sample("en", "b/c of w/o <|b|> a|/|b|/|c and|/|or >>> |$$$"),
    Sample("en", "It is 20 °C or 5 kg|. He paid US$ 20 to J.-P. B. |''|x|''"),
    Sample("en", "Wow|!!! Really|?! No|... yes -- maybe"),
    Sample("en", "mail ada.lovelace+test@example.org|, or see https://example.org/a_(b)?c=d|."),
    Sample("en", "(|www.example.com/x|) and example.com|, not end|.|The"),
    Sample("en", "@ada loves #rust2024 and #größe |:-) <3 |:D"),
    Sample("en", "👩‍👩‍👧‍👦|🇩🇪|👍🏽 ok|👍|1️⃣"),
    Sample("en", "J. R. R. Tolkien of the U.S. Army"),
    Sample("fr", "L'|homme qu'|il a vu aujourd'hui n'|est pas l’|ami"),
    Sample("it", "L'|arte dell'|uomo è un'|altra"),
    Sample("de", "Am 5. März geht|'s z.B. Dipl.-Ing. Maier nach Baden-Württemberg|, Nr. 7"),
    Sample("nl", "Hij kocht foto's van 's morgens"),
    Sample("tr", "Ankara'da 29 Ekim'de"),
    Sample("uk", "п'ять м’яса"),
    Sample("sv", "EU:n sade"),
    Sample("he", "צה\"ל הודיע"),
    Sample("zh", "我们|在|北京|大学|学习|。"),
    Sample("th", "ภาษา|ไทย|ง่าย"),
    Sample("ja", "2024|年|に|東京|で"),
    Sample("ko", "서울에서 만나요|."),
    Sample("hi", "यह एक परीक्षा है|।"),
    Sample("ar", "مرحبا بالعالم|، كيف حالك|؟"),
  ]

  @Test(arguments: samples) func splitsAsTreebanksDo(_ sample: Sample) {
    let text = DocumentText(sample.text)
    let result = Tokenizer().tokenize(text, language: sample.language)
    #expect(result.tokens.map { text[$0.span] } == sample.expected)
  }
}

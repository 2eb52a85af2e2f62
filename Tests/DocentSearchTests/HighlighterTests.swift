import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct HighlighterTests {
  /// The text with matches in brackets.
  private func marked(_ text: String, _ spans: [TextSpan]) -> String {
    let document = DocumentText(text)
    var result = ""
    var end = UTF8Offset(0)
    for span in spans {
      result += document[TextSpan(end, span.lower)] + "[" + document[span] + "]"
      end = span.upper
    }
    return result + document[TextSpan(end, UTF8Offset(document.count))]
  }

  @Test(arguments: [
    ("refund", "en", "A [Refund], two [refunds], [refunded]; no fund."),
    ("\"late delivery\"", "en", "late [Late delivery], delivery late"),
    ("deliv*", "en", "[Delivery] and [delivered] live"),
    ("refund -late", "en", "A late [refund]"), ("title:refund", "en", "A refund in the body"),
    ("erstattung", "de", "Die [Erstattungen] kamen"), ("ecole", "fr", "Les [écoles] de l’été, [l’école]"),
    ("wi-fi", "en", "The [Wi-Fi] is fine, Fi Wi"), ("東京", "ja", "これは[東京]都です。東 京"), ("京", "ja", "東[京]都"),
    ("日本の首都", "ja", "[日本][の][首都]"), ("\"日本の首都\"", "ja", "これは[日本の首都]です"),
    ("เงินคืน", "th", "ฉันต้องการ[เงิน][คืน]ครับ"), ("lang:en", "en", "nothing to mark"),
    ("a \"b c\"", "en", "[a] [b c] b [a] c"), ("refnud~", "en", "A [refund] and [refunds] in the fund"),
    ("wom?n", "en", "[woman] [women] wombat"), ("*fund", "en", "[refund] [fund] funds"),
    ("\"late order\"~2", "en", "[late] is the [order]; order and then some more late ones"),
    ("late NEAR/2 order", "en", "The [orders] were [late]. Now five words go by late"),
    ("late NEAR/1 \"my order\"", "en", "[my order] is [late], my late order"),
    ("refund^3 OR +late", "en", "[late] [refunds]"),
  ])
  func marksWhatMatched(query: String, language: LanguageTag, expected: String) {
    let text = expected.filter { $0 != "[" && $0 != "]" }
    let highlighter = Highlighter(QueryParser.parse(query), languages: [language])
    #expect(marked(text, highlighter.matches(in: DocumentText(text), language: language)) == expected)
  }

  @Test func titlesShowMatchesOfBothFields() {
    let text = DocumentText("Refund of the delivery")
    let highlighter = Highlighter(QueryParser.parse("title:refund delivery"), languages: ["en"])
    #expect(
      marked(text.string, highlighter.matches(in: text, language: "en", field: .title)) == "[Refund] of the [delivery]")
  }

  @Test func choosesThePassageWhereTheQueryComesTogether() throws {
    let filler = String(repeating: "Nothing of interest stands here. ", count: 40)
    let text = DocumentText(
      "refund " + filler + "the late delivery led to a refund at last " + filler + "delivery " + filler)
    let highlighter = Highlighter(QueryParser.parse("refund delivery"), languages: ["en"])
    let snippets = highlighter.snippets(of: text, language: "en", length: 120)
    let snippet = try #require(snippets.first)
    #expect(snippets.count == 1)
    #expect(snippet.matches.map { text[$0] } == ["delivery", "refund"])
    #expect(snippet.span.count <= 120)
    let before = snippet.span.lower.rawValue - 1
    #expect(text.utf8[before] == 0x20 && text.utf8[snippet.span.upper.rawValue] == 0x20, "cut between words")
    let three = highlighter.snippets(of: text, language: "en", count: 3, length: 60)
    #expect(three.count == 3)
    #expect(three[0].matches.count == 2, "the best first")
    let ordered = three.sorted { $0.span.lower < $1.span.lower }
    #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0.span.upper <= $1.span.lower })
  }

  @Test(arguments: ["", " \n\t ", "word", String(repeating: "x", count: 1000), String(repeating: "漢", count: 1000)])
  func withoutMatchesTheStartIsShown(text: String) {
    let document = DocumentText(text)
    for query in ["", "missing", "lang:en"] {
      let snippets = Highlighter(QueryParser.parse(query), languages: ["en"]).snippets(
        of: document, language: "en", length: 50)
      for snippet in snippets {
        #expect(snippet.matches.isEmpty)
        #expect(snippet.span.count <= 50)
        #expect(String(validating: document.utf8[snippet.span.range], as: UTF8.self) != nil)
      }
      #expect(snippets.isEmpty == text.allSatisfy(\.isWhitespace))
    }
  }

  @Test func randomTextsGiveSpansInsideThem() {
    var generator = SeededGenerator(state: 4)
    let pieces = ["refund", "late", "é", " ", "\n", "東京", "都", "…", "😀", "l’été", "a.b", "x_y", "\u{301}"]
    for _ in 0..<500 {
      let text = DocumentText((0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
      for query in ["refund late", "東京 ete", "\"late late\"", "x_y", "re* 都"] {
        let highlighter = Highlighter(QueryParser.parse(query), languages: ["en", "fr", "ja"])
        for snippet in highlighter.snippets(of: text, language: "fr", count: 2, length: 40) {
          #expect(snippet.span.upper.rawValue <= text.count)
          #expect(snippet.matches.allSatisfy { snippet.span.contains($0) })
          for span in snippet.matches + [snippet.span] {
            #expect(String(validating: text.utf8[span.range], as: UTF8.self) != nil, "cut inside a code point")
          }
        }
      }
    }
  }

  /// What is found is marked, and what is marked is found.
  @Test(arguments: ["refund", "late delivery", "\"the order\"", "del*", "京都", "école", "wi-fi"])
  func marksAgreeWithHits(query: String) throws {
    let texts = [
      "A refunded order", "late deliveries of the order", "the late order", "東京都", "Les écoles", "Wi-Fi order", "fi",
      "del",
    ]
    let index = try SampleIndex(texts.enumerated().map { .sample("\($0)", $1, language: $0 == 4 ? "fr" : "en") })
    let found = Set(try index.keys(query))
    let parsed = QueryParser.parse(query)
    for (number, text) in texts.enumerated() {
      let highlighter = Highlighter(parsed, languages: index.searcher.languages)
      let matches = highlighter.matches(in: DocumentText(text), language: number == 4 ? "fr" : "en")
      if found.contains("\(number)") { #expect(!matches.isEmpty, "\(text)") }
      if case .and = parsed { continue }
      #expect(matches.isEmpty != found.contains("\(number)"), "\(text)")
    }
  }
}

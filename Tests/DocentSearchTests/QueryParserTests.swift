import Testing

@testable import DocentSearch

@Suite struct QueryParserTests {
  @Test(arguments: [
    ("", Query.all), ("  ", .all), ("*", .all), ("refund", .word("refund")),
    ("late delivery", .and([.word("late"), .word("delivery")])),
    ("a b OR c", .or([.and([.word("a"), .word("b")]), .word("c")])),
    ("a (b | c)", .and([.word("a"), .or([.word("b"), .word("c")])])),
    ("a AND NOT b", .and([.word("a"), .not(.word("b"))])), ("-\"x y\"", .not(.phrase("x y"))),
    ("+a -b", .and([.word("a"), .not(.word("b"))])), ("refun*", .prefix("refun")),
    ("title:refun*", .prefix("refun", in: .title)),
    ("title:(a b)", .and([.word("a", in: .title), .word("b", in: .title)])),
    ("„late delivery“", .phrase("late delivery")), ("«x y»", .phrase("x y")), ("lang:de", .keyword(.language, "de")),
    ("PERSON:\"Ada Lovelace\"", .keyword(.person, "Ada Lovelace")),
    ("place:Par*", .keyword(.location, "Par", isPrefix: true)),
    ("tag:product=\"X 200\"", .keyword(.tag, "product=X 200")),
  ])
  func reads(text: String, expected: Query) { #expect(QueryParser.parse(text) == expected) }

  @Test(arguments: [
    ("\"open phrase", Query.phrase("open phrase")), ("(a b", .and([.word("a"), .word("b")])),
    ("a) b", .and([.word("a"), .word("b")])),
    ("OR", .word("OR")), ("a OR", .or([.word("a"), .word("OR")])), ("AND b", .and([.word("AND"), .word("b")])),
    ("NOT", .word("NOT")), ("a - b", .and([.word("a"), .word("-"), .word("b")])), ("wi-fi", .word("wi-fi")),
    ("re: invoice", .and([.word("re:"), .word("invoice")])), ("http://x.org", .word("http://x.org")),
    ("lang:", .word("lang")), ("date:soon", .phrase("date soon")), ("date:2024-13", .phrase("date 2024-13")),
    ("12:30", .word("12:30")), ("()", .all), ("((((", .all),
  ])
  func takesTheRestAsWords(text: String, expected: Query) { #expect(QueryParser.parse(text) == expected) }

  @Test(arguments: [
    ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023..2024", "2023-01-01", "2024-12-31"),
    ("2024-03-05", "2024-03-05", "2024-03-05"), ("2024-01..2024-03", "2024-01-01", "2024-03-31"),
  ])
  func readsDates(text: String, first: String, last: String) throws {
    let expected = try #require(CivilDay(iso8601: first))...#require(CivilDay(iso8601: last))
    #expect(QueryParser.parse("date:" + text) == .date(expected))
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2024, 3, 5, 19787), (1, 1, 1, -719_162),
  ])
  func numbersDays(year: Int, month: Int, day: Int, number: Int32) {
    #expect(CivilDay(year: year, month: month, day: day)?.rawValue == number)
  }

  @Test func hostileInputEndsQuickly() {
    let nested = String(repeating: "(-", count: 50_000)
    let operators = String(repeating: "OR AND NOT - \" ( ) : title: ", count: 3000)
    for text in [nested, operators, String(repeating: "a ", count: 100_000), "\u{0}\u{FFFF}", "title:title:title:"] {
      _ = QueryParser.parse(text)
    }
    var generator = SeededGenerator(state: 5)
    let pieces = [
      "\"", "(", ")", "-", "OR", "NOT", " ", "a", ":", "title:", "date:", "*", "lang:x", "|", "«", "日本", ">=",
    ]
    for _ in 0..<2000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = QueryParser.parse(text)
    }
  }
}

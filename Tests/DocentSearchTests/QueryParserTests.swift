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
    ("text:(a b)", .and([.word("a"), .word("b")])), ("text:OR", .word("OR")), ("text:a:b", .word("a:b")),
    ("„late delivery“", .phrase("late delivery")), ("«x y»", .phrase("x y")), ("lang:de", .keyword(.language, "de")),
    ("PERSON:\"Ada Lovelace\"", .keyword(.person, "Ada Lovelace")),
    ("person:lovelace", .keywords(.person, .words("lovelace"))),
    ("person:\"Ada L\"*", .keyword(.person, "Ada L", isPrefix: true)),
    ("person:l*ace", .keywords(.person, .wildcard("l*ace"))),
    ("person:lovlace~", .keywords(.person, .fuzzy("lovlace", distance: nil))),
    ("author:\"Ada Lovlace\"~1", .keywords(.author, .fuzzy("Ada Lovlace", distance: 1))),
    ("place:Par*", .keyword(.location, "Par", isPrefix: true)),
    ("tag:product=\"X 200\"", .keyword(.tag, "product=X 200")),
  ])
  func reads(text: String, expected: Query) { #expect(QueryParser.parse(text) == expected) }

  @Test(arguments: [
    ("\"late delivery\"~3", Query.phrase("late delivery", slop: 3)), ("\"a b\"~", .phrase("a b", slop: 10)),
    ("title:\"a b\"~2", .phrase("a b", in: .title, slop: 2)),
    ("a NEAR/5 b", .near([.word("a"), .word("b")], distance: 5)),
    ("a NEAR b NEAR c", .near([.word("a"), .word("b"), .word("c")], distance: 10)),
    ("x \"b c\" NEAR/2 d*", .and([.word("x"), .near([.phrase("b c"), .prefix("d")], distance: 2)])),
    ("(a OR b) NEAR/3 c~1", .near([.or([.word("a"), .word("b")]), .fuzzy("c", distance: 1)], distance: 3)),
    ("colo?r", .wildcard("colo?r")), ("*ing", .wildcard("*ing")), ("a*b*", .wildcard("a*b*")), ("why?", .word("why?")),
    ("refnud~", .fuzzy("refnud")), ("refnud~1", .fuzzy("refnud", distance: 1)),
    ("refnud~7", .fuzzy("refnud", distance: 2)), ("title:refnud~2", .fuzzy("refnud", in: .title, distance: 2)),
    ("refund^2", .boost(.word("refund"), 2)), ("\"a b\"~1^0.5", .boost(.phrase("a b", slop: 1), 0.5)),
    ("(a b)^3", .boost(.and([.word("a"), .word("b")]), 3)), ("refnud~1^2", .boost(.fuzzy("refnud", distance: 1), 2)),
    ("+a OR b", .and([.word("a"), .optional(.word("b"))])),
    ("a OR +b OR c", .and([.word("b"), .optional(.or([.word("a"), .word("c")]))])),
    ("source:a.csv#1", .source("a.csv#1")), ("source:mail/*", .source("mail/", isPrefix: true)),
    ("source:\"my file.txt\"", .source("my file.txt")),
  ])
  func readsMarks(text: String, expected: Query) { #expect(QueryParser.parse(text) == expected) }

  @Test(arguments: [
    ("size:>1M", NumberField.size, (1_048_576.0).nextUp, Double.infinity), ("size:10k..20kB", .size, 10_240, 20_480),
    ("score:>0.8", .confidence, (0.8).nextUp, .infinity), ("confidence:>=0.8", .confidence, 0.8, .infinity),
    ("positive:..0.5", .positive, -.infinity, 0.5), ("amount:10..20", "amount", 10, 20),
    ("amount:-3", "amount", -3, -3),
    ("AMOUNT:<2k", "amount", -.infinity, (2000.0).nextDown),
  ])
  func readsNumbers(text: String, field: NumberField, lower: Double, upper: Double) {
    let read = QueryParser.read(text, fields: QueryFields(numbers: ["amount"]))
    #expect(read.query == .number(field, lower...upper))
    #expect(read.notes.isEmpty)
  }

  @Test(arguments: [
    ("\"open phrase", Query.phrase("open phrase")), ("(a b", .and([.word("a"), .word("b")])),
    ("a) b", .and([.word("a"), .word("b")])), ("OR", .word("OR")), ("a OR", .and([.word("a"), .word("OR")])),
    ("AND b", .and([.word("AND"), .word("b")])), ("NOT", .word("NOT")), ("NEAR/2", .word("NEAR/2")),
    ("a NEAR", .and([.word("a"), .word("NEAR")])),
    ("a NEAR/2 -b", .and([.and([.word("a"), .word("NEAR/2")]), .not(.word("b"))])),
    ("a - b", .and([.word("a"), .word("-"), .word("b")])), ("wi-fi", .word("wi-fi")),
    ("re: invoice", .and([.word("re:"), .word("invoice")])), ("http://x.org", .word("http://x.org")),
    ("lang:", .word("lang")), ("date:soon", .phrase("date soon")), ("date:2024-13", .phrase("date 2024-13")),
    ("date:2024..2023", .phrase("date 2024..2023")), ("size:big", .phrase("size big")),
    ("amount:10..20", .word("amount:10..20")),
    ("12:30", .word("12:30")), ("x^", .word("x^")), ("~", .word("~")), ("a~b", .word("a~b")), ("\"\"", .all),
    ("()", .all), ("((((", .all), ("what is this?", .and([.word("what"), .word("is"), .word("this?")])),
  ])
  func takesTheRestAsWords(text: String, expected: Query) { #expect(QueryParser.parse(text) == expected) }

  @Test(arguments: [
    ("late delivery", 0), ("a OR", 1), ("date:soon", 1), ("lang: x", 1), ("amount:10..20", 1), ("refnud~5", 1),
    ("a NEAR/99999 b", 1), ("a NEAR lang:de", 1), ("http://example.org re: 12:30", 0),
  ])
  func saysWhatWasTakenLiterally(text: String, notes: Int) { #expect(QueryParser.read(text).notes.count == notes) }

  @Test(arguments: [
    ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023..2024", "2023-01-01", "2024-12-31"), ("2024-q2", "2024-04-01", "2024-06-30"),
    ("2024-03-05", "2024-03-05", "2024-03-05"), ("2024-01..2024-03", "2024-01-01", "2024-03-31"),
    (">=2024", "2024-01-01", "9999-12-31"), ("<2024-03", "0001-01-01", "2024-02-29"),
    (">2023-Q4", "2024-01-01", "9999-12-31"),
  ])
  func readsDates(text: String, first: String, last: String) throws {
    let expected = try #require(CivilDay(iso8601: first))...#require(CivilDay(iso8601: last))
    #expect(QueryParser.parse("date:" + text) == .date(expected))
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2024, 3, 5, 19787), (1, 1, 1, -719_162),
  ])
  func numbersDays(year: Int, month: Int, day: Int, number: Int32) throws {
    let civil = try #require(CivilDay(year: year, month: month, day: day))
    #expect(civil.rawValue == number)
    #expect(civil.fields == (year, month, day))
  }

  /// What a query prints as reads back as the same query.
  @Test(arguments: 0..<4) func printedQueriesReadBack(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let pieces = [
      "\"", "(", ")", "-", "+", "OR", "AND", "NOT", "NEAR/3", "NEAR", " ", " ", " ", "a", "bc", ":", "title:", "text:",
      "date:2024", "date:>=2024-03", "size:>1k", "score:0.5..", "*", "?", "~", "~1", "^2", "^0.25", "lang:x", "person:",
      "tag:a=b", "|", "&&", "«", "日本", ">=", "source:", "..", "\u{0}", "\u{FFFF}", "é", "1",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 1...14, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let query = QueryParser.parse(text)
      let printed = query.description
      #expect(QueryParser.parse(printed) == query, "\(text) → \(printed)")
    }
  }

  @Test func anyBytesAreAQuery() {
    var generator = SeededGenerator(state: 77)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Array("()\"*?~^:-+ .>".utf8).randomElement(using: &generator) ?? 0
      }
      let query = QueryParser.parse(String(decoding: bytes, as: UTF8.self))
      #expect(QueryParser.parse(query.description) == query, "\(bytes)")
    }
  }

  @Test func hostileInputEndsQuickly() {
    let nested = String(repeating: "(-", count: 50_000)
    let operators = String(repeating: "OR AND NOT NEAR/2 - \" ( ) : title: ~ ^2 ", count: 3000)
    for text in [nested, operators, String(repeating: "a ", count: 100_000), "\u{0}\u{FFFF}", "title:title:title:"] {
      _ = QueryParser.parse(text).description
    }
  }
}

import DocentDocument
import Testing

@testable import DocentSearch

/// What helps people with a query: spelling, similar documents, more words, explanations.
@Suite struct QueryHelpTests {
  private static func index() throws -> SampleIndex {
    var documents: [IndexDocument] = []
    for number in 0..<40 {
      documents.append(
        .sample(
          "r\(number)", "The refund for the late delivery of order \(number) was paid", title: "Refund",
          keywords: [(.person, "Ada Lovelace"), (.sentiment, "NEGATIVE")]))
      documents.append(.sample("p\(number)", "The printer prints colourful pages \(number % 7)", title: "Printing"))
    }
    for number in 0..<120 { documents.append(.sample("m\(number)", "Minutes of the meeting \(number)")) }
    return try SampleIndex(documents, commitEvery: 23)
  }

  @Test(arguments: [
    ("refnud", "refund"), ("delivry late", "delivery"), ("prinetr", "printer"), ("title:refumd", "title:refund"),
    ("person:lovelase", "person:\"Ada Lovelace\""), ("person:\"Ada Lovelade\"", "person:\"Ada Lovelace\""),
    ("colorful -ink", "colourful"),
  ])
  func suggestsBetterSpellings(query: String, expected: String) throws {
    let searcher = try Self.index().searcher
    let suggestions = try searcher.suggestions(for: QueryParser.parse(query))
    let best = try #require(suggestions.first)
    #expect(best.replacement == expected)
    #expect(try searcher.count(best.query) > 0)
  }

  @Test(arguments: ["refund", "the", "order late", "zzzzzzzz", "", "\"refnud\"", "lang:en"])
  func leavesGoodAndHopelessQueriesAlone(query: String) throws {
    #expect(try Self.index().searcher.suggestions(for: QueryParser.parse(query)).isEmpty)
  }

  @Test func saysWhichPartFoundNothing() throws {
    let counts = try Self.index().searcher.partCounts(of: QueryParser.parse("refund unobtainium -late lang:en"))
    #expect(counts.map(\.documents) == [40, 0, 200])
    #expect(counts.map { "\($0.part)" } == ["refund", "unobtainium", "lang:\"en\""])
  }

  @Test func findsDocumentsLikeOne() throws {
    let searcher = try Self.index().searcher
    let text = FeedbackText(body: DocumentText("Late refunds, late deliveries and unique words"), language: "en")
    let query = try #require(try MoreLikeThis.query(text, in: searcher))
    let hits = try searcher.search(query, limit: 40).hits
    #expect(hits.count == 40)
    #expect(hits.allSatisfy { $0.key.rawValue.hasPrefix("r") })
    #expect(try MoreLikeThis.query(FeedbackText(body: DocumentText("12 %"), language: "en"), in: searcher) == nil)
  }

  @Test func expandsWithWordsOfTheBestDocuments() throws {
    let searcher = try Self.index().searcher
    let query = QueryParser.parse("refund sentiment:negative")
    let texts = [FeedbackText(body: DocumentText("refund of a late delivery"), language: "en", weight: 2)]
    let expanded = try QueryExpansion.expanded(query, by: texts, in: searcher)
    #expect(expanded == (try QueryExpansion.expanded(query, by: texts, in: searcher)))
    let result = try searcher.search(expanded, limit: 100)
    #expect(result.hits.allSatisfy { $0.key.rawValue.hasPrefix("r") }, "filters stay")
    #expect("\(expanded)".contains("deliver"))
    let filtered = QueryParser.parse("refund (lang:de OR lang:fr)")
    #expect(
      try searcher.count(try QueryExpansion.expanded(filtered, by: texts, in: searcher)) == 0, "any of filters stays")
    #expect(
      try QueryExpansion.expanded(QueryParser.parse("lang:en"), by: texts, in: searcher) == QueryParser.parse("lang:en")
    )
  }

  @Test(arguments: [
    "refund", "refund late", "refund OR printer", "title:refund^3 late", "\"late delivery\" refund", "refnud~ order",
    "+refund OR late", "deliv* late", "late NEAR/3 order", "refund sentiment:negative -printer", "(refund late)^2",
    "lang:en", "refund OR (late delivery^0.5)",
  ])
  func explanationsAddUp(query: String) throws {
    let searcher = try Self.index().searcher
    let query = QueryParser.parse(query)
    for hit in try searcher.search(query, limit: 3).hits {
      let explanation = try #require(try searcher.explanation(of: hit, for: query))
      #expect(explanation.value == hit.score)
      check(explanation)
    }
    func check(_ explanation: Explanation) {
      if let factors = explanation.factors {
        let product = factors.boost * factors.idf * (factors.weight + factors.bonus)
        // Scores are rounded.
        #expect(abs(product - explanation.value) <= Double(BM25.step), "\(explanation)")
      }
      guard !explanation.parts.isEmpty else { return }
      let sum = explanation.parts.reduce(0) { $0 + $1.value }
      #expect(abs(sum - explanation.value) < 1e-5 * max(1, explanation.value), "\(explanation)")
      for part in explanation.parts { check(part) }
    }
  }

  @Test func explainsNothingThatWasNotFound() throws {
    let searcher = try Self.index().searcher
    var hit = try #require(try searcher.search(.word("printer"), limit: 1).hits.first)
    #expect(try searcher.explanation(of: hit, for: .word("refund")) == nil)
    hit.key = SourceKey("gone")
    #expect(try searcher.explanation(of: hit, for: .word("printer")) == nil)
  }

  @Test func signaturesIgnoreHowTextIsSet() {
    func signature(_ text: String) -> UInt64? { TextSignature.of(DocumentText(text)) }
    #expect(signature("Late  delivery,\n again.") == signature("late delivery again"))
    #expect(signature("late delivery") != signature("late deliverz"))
    #expect(signature("Käse") != signature("Kase"))
    #expect(signature(" - ") == nil)
  }
}

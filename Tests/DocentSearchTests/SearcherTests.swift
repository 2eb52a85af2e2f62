import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct SearcherTests {
  private static let documents: [IndexDocument] = [
    .sample(
      "tickets/1.txt", "The delivery was late and I want a refund.", title: "Late delivery",
      keywords: [
        (.type, "text/plain"), (.type, "txt"), (.sentiment, "NEGATIVE"), (.folder, "tickets/2024/spring"),
        (.tag, "product=X200"), (.person, "Ada Lovelace"),
      ], date: "2024-03-05"),
    .sample(
      "tickets/2.pdf", "Refunds are paid within a week. Delivery is free.", title: "Terms",
      keywords: [
        (.type, "application/pdf"), (.type, "pdf"), (.sentiment, "NEUTRAL"), (.folder, "./tickets/2024/"),
        (.organization, "ACME"), (.person, "ada lovelace"),
      ], date: "2024-12-31"),
    .sample(
      "notes/3.txt", "Wi-Fi works with user@example.com, see #refund at https://example.org/help_page.",
      title: "Refund",
      keywords: [(.type, "text/plain"), (.sentiment, "POSITIVE"), (.folder, "notes"), (.location, "ACME")]),
    .sample("de/4.txt", "Die Erstattungen kamen spät. Die Lieferung auch.", language: "de", date: "2023-07-01"),
    .sample("fr/5.txt", "Le café de l'école a remboursé les élèves.", language: "fr"),
    .sample("ja/6.txt", "東京都は日本の首都です。払い戻しをお願いします。", language: "ja"),
    .sample("zh/7.txt", "我要退款，因为送货太晚了。", language: "zh-CN"),
    .sample("th/8.txt", "ฉันต้องการเงินคืนเพราะสินค้ามาช้า", language: "th"),
    .sample("ar/9.txt", "أُرِيدُ اِسْتِرْدَادَ الأموالِ للمنتجات", language: "ar"),
    .sample("ko/10.txt", "서울에서 환불을 받았습니다", language: "ko"),
    .sample("emoji/11.txt", "Great product 😀 thanks", language: "und"),
  ]

  @Test(arguments: [
    ("refund", ["notes/3.txt", "tickets/1.txt", "tickets/2.pdf"]),
    ("REFUNDS", ["notes/3.txt", "tickets/1.txt", "tickets/2.pdf"]),
    ("refund delivery", ["tickets/1.txt", "tickets/2.pdf"]),
    ("refund AND delivery", ["tickets/1.txt", "tickets/2.pdf"]),
    ("week OR wi-fi", ["notes/3.txt", "tickets/2.pdf"]),
    ("refund -delivery", ["notes/3.txt"]),
    ("refund NOT (late OR week)", ["notes/3.txt"]),
    ("\"late delivery\"", ["tickets/1.txt"]),
    ("\"delivery the\"", []),
    ("\"delivery late\"", []),
    ("deliv*", ["tickets/1.txt", "tickets/2.pdf"]),
    ("title:refund", ["notes/3.txt"]),
    ("title:\"late delivery\"", ["tickets/1.txt"]),
    ("title:ter*", ["tickets/2.pdf"]),
    ("wi-fi", ["notes/3.txt"]),
    ("fi-wi", []),
    ("example.com", ["notes/3.txt"]),
    ("user@example.com", ["notes/3.txt"]),
    ("#refund", ["notes/3.txt", "tickets/1.txt", "tickets/2.pdf"]),
    ("help_page", ["notes/3.txt"]),
    ("type:pdf", ["tickets/2.pdf"]),
    ("type:text/plain", ["notes/3.txt", "tickets/1.txt"]),
    ("sentiment:negative", ["tickets/1.txt"]),
    ("folder:tickets", ["tickets/1.txt", "tickets/2.pdf"]),
    ("folder:tickets/2024/", ["tickets/1.txt", "tickets/2.pdf"]),
    ("folder:tickets/2024/spring", ["tickets/1.txt"]),
    ("folder:ticket", []),
    ("tag:product=x200", ["tickets/1.txt"]),
    ("tag:product=*", ["tickets/1.txt"]),
    ("person:\"Ada  lovelace\"", ["tickets/1.txt", "tickets/2.pdf"]),
    ("person:ada*", ["tickets/1.txt", "tickets/2.pdf"]),
    ("entity:acme", ["notes/3.txt", "tickets/2.pdf"]),
    ("org:acme", ["tickets/2.pdf"]),
    ("date:2024", ["tickets/1.txt", "tickets/2.pdf"]),
    ("date:2024-03", ["tickets/1.txt"]),
    ("date:2023..2024-03-05", ["de/4.txt", "tickets/1.txt"]),
    ("date:>2024-03-05", ["tickets/2.pdf"]),
    ("date:<=2024-03-04", ["de/4.txt"]),
    ("lang:de", ["de/4.txt"]),
    ("lang:zh", ["zh/7.txt"]),
    ("lang:zh-cn", ["zh/7.txt"]),
    ("refund lang:en sentiment:neutral", ["tickets/2.pdf"]),
    ("erstattung", ["de/4.txt"]),
    ("spat", ["de/4.txt"]),
    ("ecole", ["fr/5.txt"]),
    ("école", ["fr/5.txt"]),
    ("cafe", ["fr/5.txt"]),
    ("l’école", ["fr/5.txt"]),
    ("rembourser", ["fr/5.txt"]),
    ("東京", ["ja/6.txt"]),
    ("京都", ["ja/6.txt"]),
    ("首都", ["ja/6.txt"]),
    ("京", ["ja/6.txt"]),
    ("す", ["ja/6.txt"]),
    ("払い戻し", ["ja/6.txt"]),
    ("\"日本の首都\"", ["ja/6.txt"]),
    ("大阪", []),
    ("退款", ["zh/7.txt"]),
    ("送货", ["zh/7.txt"]),
    ("เงินคืน", ["th/8.txt"]),
    ("สินค้า", ["th/8.txt"]),
    ("استرداد", ["ar/9.txt"]),
    ("منتج", ["ar/9.txt"]),
    ("서울", ["ko/10.txt"]),
    ("환불", ["ko/10.txt"]),
    ("😀", ["emoji/11.txt"]),
    ("???", []),
    ("refund ???", ["notes/3.txt", "tickets/1.txt", "tickets/2.pdf"]),
    ("nothing-like-this", []),
  ])
  func finds(query: String, expected: [String]) throws {
    let once = try SampleIndex(Self.documents)
    #expect(try once.keys(query).sorted() == expected)
    let manySegments = try SampleIndex(Self.documents, commitEvery: 1)
    #expect(try manySegments.keys(query) == once.keys(query))
  }

  @Test func ranksTheTitleAndTheWordAsTypedHigher() throws {
    let index = try SampleIndex([
      .sample("a", "We sent refunds and more words here"), .sample("b", "We sent refund and more words here"),
      .sample("c", "We sent it and more words", title: "Refund"),
    ])
    #expect(try index.keys("refund") == ["c", "b", "a"])
  }

  @Test func filtersOrderByKeyAndScoreNothing() throws {
    let index = try SampleIndex(Self.documents.reversed(), commitEvery: 3)
    let result = try index.searcher.search(QueryParser.parse(""), limit: 2, offset: 1)
    #expect(result.total == Self.documents.count)
    #expect(result.hits.map(\.key.rawValue) == ["de/4.txt", "emoji/11.txt"])
    #expect(result.hits.allSatisfy { $0.score == 0 })
  }

  @Test func partsOfALargeDocumentAreOneHit() throws {
    let index = try SampleIndex(
      [
        .sample("big", "apple", storeID: 1, keywords: [(.person, "Ada")]),
        .sample("big", "apple pear pear pear", part: 1, storeID: 2, keywords: [(.person, "Ada")]),
        .sample("big", "plum", part: 2, storeID: 3), .sample("small", "apple and other fruit", storeID: 4),
      ], commitEvery: 2)
    let apples = try index.searcher.search(.word("apple"), limit: 10)
    #expect(apples.total == 2)
    #expect(apples.hits.map(\.key.rawValue).sorted() == ["big", "small"])
    let pears = try index.searcher.search(.word("pear"), limit: 10)
    #expect(pears.hits.map(\.part) == [1])
    #expect(pears.hits.map(\.storeID) == [2])
    #expect(try index.searcher.search(.all, limit: 1).total == 2)
    #expect(index.searcher.documentCount == 2)
    #expect(try index.searcher.values(.all, .person) == [ValueCount(value: "Ada", count: 1)])
  }

  @Test func facetsCountValuesOfWhatWasFound() throws {
    let index = try SampleIndex(Self.documents, commitEvery: 2)
    #expect(
      try index.searcher.values(.word("refund"), .sentiment).map(\.value) == ["NEGATIVE", "NEUTRAL", "POSITIVE"])
    #expect(try index.searcher.values(.all, .person) == [ValueCount(value: "Ada Lovelace", count: 2)])
    #expect(try index.searcher.values(.all, .folder, limit: 2).map(\.value) == ["tickets", "tickets/2024"])
    #expect(try index.searcher.values(.word("missing"), .person).isEmpty)
    #expect(try index.searcher.values(.all, .entity).map(\.count) == [2, 2])
  }

  @Test func hitsCarryWhatTheStoreGave() throws {
    let index = try SampleIndex([.sample("x", "word", language: "pt-BR", storeID: 1 << 40)])
    let hit = try #require(try index.searcher.search(.word("word"), limit: 1).hits.first)
    #expect(hit.storeID == 1 << 40)
    #expect(hit.language == "pt-BR")
  }

  @Test func wordsOfSegmentsAreStemmedInTheirLanguage() throws {
    var document = IndexDocument.sample("x", "Wir brauchen Erstattungen now", language: "en")
    document.segments = [LanguageSegment(span: TextSpan(0..<25), language: "de", score: 1)]
    let index = try SampleIndex([document, .sample("y", "leer", language: "de")])
    #expect(try index.keys("erstattung") == ["x"])
  }

  @Test func relaxedQueriesTakeAnyWord() throws {
    let index = try SampleIndex(Self.documents)
    let query = QueryParser.parse("refund unobtainium lang:en")
    #expect(try index.searcher.search(query, limit: 10).total == 0)
    #expect(try index.searcher.search(query.relaxed, limit: 10).total == 3)
  }

  @Test func anEmptyIndexFindsNothing() throws {
    let index = try SampleIndex([])
    #expect(try index.searcher.search(.all, limit: 10) == FoundDocuments(total: 0, hits: []))
    #expect(try index.keys("refund").isEmpty)
  }

  @Test func hugeLimitsAndOffsetsAreHarmless() throws {
    let index = try SampleIndex(Self.documents)
    #expect(try index.searcher.search(.all, limit: .max, offset: .max).hits.isEmpty)
    #expect(try index.searcher.search(.all, limit: -1, offset: -1).hits.isEmpty)
  }
}

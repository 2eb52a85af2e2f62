import DocentDocument
import Testing

@testable import DocentSearch

/// Pages, exports and counts against what brute force says, on random collections with several segments, deletions, large
/// documents and duplicates.
@Suite struct ResultsTests {
  private struct Entry {
    var key: String
    var words: [String]
    var date: Int32?
    var size: Double
    var positive: Double?
    var language: LanguageTag
    var sentiment: String
    var people: [String]
    var signature: UInt64
  }

  private struct Collection {
    let directory: TemporaryDirectory
    let searcher: Searcher
    let entries: [Entry]

    init(seed: UInt64) throws {
      var generator = SeededGenerator(state: seed)
      directory = try TemporaryDirectory()
      let writer = try IndexWriter(directory: directory.path, generation: nil)
      var live: [String: Entry] = [:]
      for number in 0..<220 {
        let key = "k\(Int.random(in: 0..<140, using: &generator))"
        if try writer.delete(SourceKey(key)) { live[key] = nil }
        if number % 9 == 0 { continue }
        let entry = Entry(
          key: key,
          words: (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            ["a", "b", "c", "d", "e"].randomElement(using: &generator) ?? "a"
          },
          date: Bool.random(using: &generator) ? Int32.random(in: 19_000...20_100, using: &generator) : nil,
          size: Double(Int.random(in: 0...9, using: &generator)),
          positive: Bool.random(using: &generator)
            ? Double(Int.random(in: 0...1000, using: &generator)) / 1000 : nil,
          language: ["en", "de", "fr"].randomElement(using: &generator) ?? "en",
          sentiment: ["POSITIVE", "NEGATIVE", "Negative"].randomElement(using: &generator) ?? "",
          people: ["Ada", "Alan", "Grace"].filter { _ in Bool.random(using: &generator) },
          signature: UInt64(Int.random(in: 0...60, using: &generator)))
        live[key] = entry
        // Now and then a document of several parts with the same fields.
        for part in 0..<(number % 13 == 5 ? 3 : 1) {
          var numbers: [NumberField: Double] = [.size: entry.size]
          numbers[.positive] = entry.positive
          try writer.add(
            IndexDocument(
              key: SourceKey(key), part: part, storeID: 0, body: DocumentText(entry.words.joined(separator: " ")),
              language: entry.language,
              keywords: [.init(.sentiment, entry.sentiment)] + entry.people.map { .init(.person, $0) },
              date: entry.date.map { CivilDay(rawValue: $0) }, numbers: numbers,
              signature: entry.signature == 0 ? nil : entry.signature))
        }
        if number % 31 == 0 { try writer.commit() }
      }
      searcher = try Searcher(directory: directory.path, generation: try writer.commit())
      entries = live.values.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    }

    func matching(_ word: String?) -> [Entry] { entries.filter { word.map($0.words.contains) ?? true } }
  }

  private static let orders = [
    "relevance", "relevance:asc", "source", "source:desc", "date", "date:asc", "size", "size:asc", "positive",
    "positive:asc",
  ]

  @Test(arguments: 0..<4) func pagesLeaveNothingOutAndRepeatNothing(seed: UInt64) throws {
    let collection = try Collection(seed: seed)
    for name in Self.orders {
      let order = try #require(SortOrder(name, fields: []))
      for query in [Query.all, .word("a"), .or([.word("b"), .word("c")])] {
        let whole = try collection.searcher.page(SearchRequest(query, order: order, limit: .max))
        #expect(whole.items.count == whole.total)
        #expect(Set(whole.items.map(\.hit.key)).count == whole.total)
        var paged: [SearchResult.Hit] = []
        var request = SearchRequest(query, order: order, limit: 7)
        while true {
          let page = try collection.searcher.page(request)
          #expect(page.total == whole.total)
          paged += page.items.map(\.hit)
          guard let last = page.items.last else { break }
          let cursor = try #require(SearchCursor(last.cursor.text))
          #expect(request.accepts(cursor))
          request.after = cursor
        }
        #expect(paged == whole.items.map(\.hit), "\(name) \(query)")
        let skipped = try collection.searcher.page(SearchRequest(query, order: order, limit: 4, offset: 9))
        #expect(skipped.items.map(\.hit) == Array(whole.items.map(\.hit).dropFirst(9).prefix(4)))
      }
    }
  }

  @Test(arguments: 0..<3) func ordersEqualBruteForce(seed: UInt64) throws {
    let collection = try Collection(seed: seed)
    func keys(_ order: String) throws -> [String] {
      let order = try #require(SortOrder(order, fields: []))
      return try collection.searcher.page(SearchRequest(.word("a"), order: order, limit: .max)).items.map(
        \.hit.key.rawValue)
    }
    let found = collection.matching("a")
    func sorted(_ value: (Entry) -> Double?, ascending: Bool) -> [String] {
      // Stable, so that equals keep the order of their keys.
      found.enumerated().sorted { left, right in
        switch (value(left.element), value(right.element)) {
        case (nil, nil): return left.offset < right.offset
        case (nil, _): return false
        case (_, nil): return true
        case (let first?, let second?):
          if first == second { return left.offset < right.offset }
          return ascending ? first < second : first > second
        }
      }.map(\.element.key)
    }
    #expect(try keys("source") == found.map(\.key))
    #expect(try keys("source:desc") == found.map(\.key).reversed())
    #expect(try keys("size") == sorted({ $0.size }, ascending: false))
    #expect(try keys("size:asc") == sorted({ $0.size }, ascending: true))
    #expect(try keys("date") == sorted({ $0.date.map(Double.init) }, ascending: false))
    #expect(try keys("date:asc") == sorted({ $0.date.map(Double.init) }, ascending: true))
    #expect(try keys("positive") == sorted(\.positive, ascending: false))
    let ranked = try collection.searcher.search(.word("a"), limit: .max).hits
    #expect(try collection.searcher.page(SearchRequest(.word("a"), limit: .max)).items.map(\.hit) == ranked)
  }

  @Test(arguments: 0..<3) func exportsEveryHitInTheOrderOfSources(seed: UInt64) throws {
    let collection = try Collection(seed: seed)
    for word in [nil, "a", "b"] {
      var exported: [SearchResult.Hit] = []
      let query = word.map { Query.word($0) } ?? .all
      try collection.searcher.forEachHit(query) { exported.append($0) }
      #expect(exported.map(\.key.rawValue) == collection.matching(word).map(\.key))
      let ranked = try collection.searcher.search(query, limit: .max).hits
      #expect(exported == ranked.sorted { $0.key < $1.key })
    }
  }

  @Test(arguments: 0..<3) func collapsesWhatSaysTheSame(seed: UInt64) throws {
    let collection = try Collection(seed: seed)
    let order = try #require(SortOrder("date", fields: []))
    let all = try collection.searcher.page(SearchRequest(.word("a"), order: order, limit: .max)).items.map(
      \.hit.key.rawValue)
    let signatures = Dictionary(uniqueKeysWithValues: collection.entries.map { ($0.key, $0.signature) })
    var seen: [UInt64: Int] = [:]
    let expected = all.filter { key in
      guard let signature = signatures[key], signature != 0 else { return true }
      seen[signature, default: 0] += 1
      return seen[signature] == 1
    }
    var request = SearchRequest(.word("a"), order: order, limit: .max, collapsesDuplicates: true)
    let page = try collection.searcher.page(request)
    #expect(page.items.map(\.hit.key.rawValue) == expected)
    #expect(page.total == expected.count)
    for item in page.items {
      let signature = signatures[item.hit.key.rawValue] ?? 0
      #expect(item.duplicates == (signature == 0 ? 0 : (seen[signature] ?? 1) - 1))
    }
    request.limit = 3
    var paged: [String] = []
    while let last = try collection.searcher.page(request).items.map({
      paged.append($0.hit.key.rawValue); return $0
    }).last {
      request.after = last.cursor
    }
    #expect(paged == expected)
  }

  @Test func cursorsSurviveDeletedDocuments() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    for number in 0..<50 {
      try writer.add(.sample("k\(number + 10)", "word", date: number % 2 == 0 ? "2024-01-01" : nil))
    }
    var searcher = try Searcher(directory: directory.path, generation: try writer.commit())
    var request = SearchRequest(.word("word"), order: SortOrder(.date), limit: 10)
    var keys: [String] = []
    for step in 0..<6 {
      let page = try searcher.page(request)
      keys += page.items.map(\.hit.key.rawValue)
      guard let last = page.items.last else { break }
      request.after = last.cursor
      // Documents that were shown, the last one included, disappear.
      try writer.delete(last.hit.key)
      if step == 1 { try writer.add(.sample("k0", "word", date: "2025-01-01")) }
      searcher = try Searcher(directory: directory.path, generation: try writer.commit())
    }
    let expected = (0..<50).filter { $0 % 2 == 0 } + (0..<50).filter { $0 % 2 == 1 }
    #expect(keys == expected.map { "k\($0 + 10)" })
  }

  @Test(arguments: ["", "x", "AQAAAA", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "é", "////"])
  func otherTextIsNoCursor(text: String) { #expect(SearchCursor(text) == nil) }

  @Test func cursorsBelongToTheirQuery() throws {
    let index = try SampleIndex([.sample("a", "word"), .sample("b", "word")])
    let item = try #require(try index.searcher.page(SearchRequest(.word("word"))).items.first)
    #expect(!SearchRequest(.word("other")).accepts(item.cursor))
    #expect(!SearchRequest(.word("word"), order: SortOrder(.date)).accepts(item.cursor))
  }

  @Test(arguments: 0..<3) func facetsEqualBruteForce(seed: UInt64) throws {
    let collection = try Collection(seed: seed)
    for word in [nil, "a"] {
      let found = collection.matching(word)
      let query = word.map { Query.word($0) } ?? .all
      func counts(_ entries: [Entry], _ values: (Entry) -> [String]) -> [String: Int] {
        entries.reduce(into: [:]) { counts, entry in for value in Set(values(entry)) { counts[value, default: 0] += 1 }
        }
      }
      func facet(_ text: String) throws -> FacetResult {
        let facet = try #require(Facet(text, limit: 0, fields: []))
        return try collection.searcher.facets(query, [facet])[0]
      }
      func buckets(_ result: FacetResult, _ name: (String) -> String = { $0 }) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: result.buckets.map { (name($0.value), $0.count) })
      }
      let people = try facet("person")
      #expect(buckets(people) == counts(found) { $0.people })
      #expect(people.missing == found.count { $0.people.isEmpty })
      #expect(zip(people.buckets, people.buckets.dropFirst()).allSatisfy { $0.count >= $1.count })
      #expect(buckets(try facet("sentiment")) { $0.lowercased() } == counts(found) { [$0.sentiment.lowercased()] })
      for interval in DateInterval.allCases {
        let dates = try facet("date:\(interval.rawValue)")
        let expected = counts(found) { entry in
          entry.date.map { [interval.label(startingAt: interval.start(of: CivilDay(rawValue: $0)))] } ?? []
        }
        #expect(buckets(dates) == expected)
        #expect(dates.buckets.map(\.value) == dates.buckets.map(\.value).sorted())
        #expect(dates.missing == found.count { $0.date == nil })
      }
      #expect(
        buckets(try facet("size:3/5"))
          == counts(found) { [$0.size < 3 ? "..3" : $0.size < 5 ? "3..5" : "5.."] })
      let positive = try #require(try facet("positive").statistics)
      let values = found.compactMap(\.positive)
      #expect(positive.count == values.count)
      #expect(positive.minimum == values.min() && positive.maximum == values.max())
      #expect(abs(positive.sum - values.reduce(0, +)) < 1e-9)
      let nested = try facet("lang>person>size")
      for bucket in nested.buckets {
        let inside = found.filter { $0.language.rawValue == bucket.value }
        #expect(bucket.count == inside.count)
        #expect(buckets(bucket.within[0]) == counts(inside) { $0.people })
        for person in bucket.within[0].buckets {
          let theirs = inside.filter { $0.people.contains(person.value) }
          #expect(person.within[0].statistics?.count == theirs.count)
          #expect(person.within[0].statistics?.sum == theirs.reduce(0) { $0 + $1.size })
        }
      }
    }
  }

  @Test(arguments: ["", "nothing", "lang:x", "date:decade", "size:b", "size:5/3", "lang>", ">lang"])
  func otherTextIsNoFacet(text: String) { #expect(Facet(text, limit: 0, fields: []) == nil) }

  @Test(arguments: [
    ("2024-12-30", "2025-W01"), ("2024-01-01", "2024-W01"), ("2021-01-03", "2020-W53"), ("2023-06-15", "2023-W24"),
  ])
  func numbersWeeksAfterISO8601(day: String, expected: String) throws {
    let day = try #require(CivilDay(iso8601: day))
    #expect(DateInterval.week.label(startingAt: DateInterval.week.start(of: day)) == expected)
  }
}

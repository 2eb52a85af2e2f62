import DocentDocument
import Testing

@testable import DocentSearch

/// The index against the model, and against itself with another history.
@Suite struct ExactnessTests {
  private static let vocabulary = [
    "refund", "refunds", "refunded", "late", "later", "delivery", "deliveries", "order", "orders", "the", "of", "x200",
    "printer", "printing", "run", "running", "7", "42",
  ]
  private static let queries: [Query] = [
    .all, .word("refund"), .word("order"), .word("the"), .word("missing"), .word("printing", in: .title),
    .prefix("re"), .prefix("p", in: .title), .phrase("late delivery"), .phrase("the order"),
    .phrase("the late delivery"), .phrase("order of", in: .title), .phrase("refunds"),
    .keyword(.sentiment, "negative"), .keyword(.person, "ADA LOVELACE"), .keyword(.person, "a", isPrefix: true),
    .date(CivilDay(rawValue: 10)...CivilDay(rawValue: 30)), .not(.word("the")),
    .and([.word("refund"), .word("late")]), .or([.word("refund"), .word("x200"), .word("42")]),
    .and([.word("order"), .not(.word("late"))]), .and([.prefix("deliver"), .keyword(.sentiment, "positive")]),
    .or([.and([.word("run"), .word("the")]), .phrase("of the")]),
    .and([.or([.word("late"), .word("7")]), .not(.phrase("the order")), .word("delivery")]),
    .and([.not(.word("the")), .not(.word("of"))]), .or([.not(.word("refund")), .word("refund")]),
    .phrase("late delivery", slop: 1), .phrase("the order", slop: 3), .phrase("order the of", slop: 4),
    .phrase("the the", slop: 5), .phrase("order of", in: .title, slop: 2),
    .wildcard("re*d"), .wildcard("?rder*"), .wildcard("*r?n*"), .wildcard("*e?", in: .title),
    .fuzzy("refunt"), .fuzzy("deliverise"), .fuzzy("rnu", distance: 1), .fuzzy("odrers", distance: 2),
    .fuzzy("latte", in: .title, distance: 2), .fuzzy("7"), .fuzzy("printing", distance: 0),
    .near([.word("late"), .word("order")], distance: 2), .near([.word("the"), .word("the")], distance: 4),
    .near([.word("the"), .phrase("of the"), .prefix("re")], distance: 6),
    .near([.or([.word("run"), .phrase("late order")]), .fuzzy("delivrey")], distance: 3),
    .near([.wildcard("*ing"), .word("of")], distance: 1),
    .keywords(.person, .words("lovelace")), .keywords(.person, .words("love")),
    .keywords(.person, .wildcard("*o*e*")), .keywords(.person, .fuzzy("grcae hoper", distance: nil)),
    .number(.size, 10...20), .number(.positive, 0.5...Double.infinity), .number("amount", -5...5),
    .number("missing", 0...1), .source("doc7"), .source("doc1", isPrefix: true), .source("nothing"),
    .and([.word("order"), .optional(.word("late"))]), .and([.optional(.word("the")), .number(.size, 0...30)]),
    .boost(.word("refund"), 2.5), .or([.boost(.word("late"), 0.5), .word("order")]),
    .boost(.and([.word("the"), .prefix("o")]), 3),
    .and([.word("the"), .number(.size, 5...25), .not(.number("amount", 0...9))]),
  ]

  private struct History {
    var live: [String: ModelEngine.Entry] = [:]
    var generator: SeededGenerator

    private mutating func numbers() -> [NumberField: Double] {
      var numbers: [NumberField: Double] = [.size: Double(Int.random(in: 0...40, using: &generator))]
      if Bool.random(using: &generator) {
        numbers[.positive] = Double(Int.random(in: 0...10_000, using: &generator)) / 10_000
      }
      if Bool.random(using: &generator) { numbers["amount"] = Double.random(in: -10...10, using: &generator) }
      return numbers
    }

    mutating func entry(_ key: String) -> ModelEngine.Entry {
      func words(_ range: ClosedRange<Int>) -> [String] {
        (0..<Int.random(in: range, using: &generator)).map { _ in
          // Squared, so that some words are frequent and some rare.
          let x = Double.random(in: 0..<1, using: &generator)
          return vocabulary[Int(x * x * Double(vocabulary.count))]
        }
      }
      let people = ["Ada Lovelace", "Alan Turing", "Grace Hopper"].filter { _ in Bool.random(using: &generator) }
      return ModelEngine.Entry(
        key: key, title: words(0...4), body: words(0...40),
        date: Bool.random(using: &generator) ? Int32.random(in: 0...40, using: &generator) : nil,
        keywords: people.map { (.person, $0) }
          + [(.sentiment, ["POSITIVE", "NEGATIVE"].randomElement(using: &generator) ?? "")],
        numbers: numbers())
    }
  }

  private static func document(_ entry: ModelEngine.Entry) -> IndexDocument {
    IndexDocument(
      key: SourceKey(entry.key), storeID: Int64(entry.key.utf8.count), title: entry.title.joined(separator: " "),
      body: DocumentText(entry.body.joined(separator: " ")), language: "en",
      keywords: entry.keywords.map { .init($0.0, $0.1) }, date: entry.date.map { CivilDay(rawValue: $0) },
      numbers: entry.numbers)
  }

  @Test(arguments: 0..<12) func equalsTheModelAndARebuiltIndex(seed: Int) throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(
      directory: directory.path, generation: nil, memoryBudget: seed % 3 == 0 ? 1 : 1 << 20)
    var history = History(generator: SeededGenerator(state: UInt64(seed)))
    for step in 0..<Int.random(in: 30...150, using: &history.generator) {
      let key = "doc\(Int.random(in: 0..<80, using: &history.generator))"
      if history.live[key] != nil {
        #expect(try writer.delete(SourceKey(key)))
        history.live[key] = nil
      }
      if step % 7 != 0 {
        let entry = history.entry(key)
        history.live[key] = entry
        try writer.add(Self.document(entry))
      }
      if Int.random(in: 0..<10, using: &history.generator) == 0 { try writer.commit() }
      if Int.random(in: 0..<60, using: &history.generator) == 0 { try writer.mergeAll() }
    }
    let searcher = try Searcher(directory: directory.path, generation: try writer.commit())
    let entries = history.live.values.sorted { $0.key < $1.key }
    let rebuilt = try SampleIndex(entries.map(Self.document))
    let model = ModelEngine(entries, language: "en")
    #expect(searcher.documentCount == entries.count)
    for query in Self.queries {
      let found = try searcher.search(query, limit: .max)
      #expect(try found == rebuilt.searcher.search(query, limit: .max), "\(query)")
      let expected = model.search(query)
      #expect(found.total == expected.count, "\(query)")
      #expect(found.hits.map(\.key.rawValue).sorted() == expected.map(\.key).sorted(), "\(query)")
      let scores = Dictionary(uniqueKeysWithValues: expected.map { ($0.key, $0.score) })
      for hit in found.hits {
        let expected = Double(scores[hit.key.rawValue] ?? -1)
        #expect(abs(hit.score - expected) <= 1e-5 * max(1, expected) + 4 * Double(BM25.step), "\(query) \(hit.key)")
      }
      for (first, second) in zip(found.hits, found.hits.dropFirst()) {
        #expect(first.score > second.score || first.score == second.score && first.key < second.key)
      }
      for offset in [0, 1, 5] {
        let page = try searcher.search(query, limit: 3, offset: offset)
        #expect(page.total == found.total)
        #expect(page.hits == Array(found.hits.dropFirst(offset).prefix(3)), "\(query)")
      }
    }
    #expect(try searcher.values(.all, .person) == rebuilt.searcher.values(.all, .person))
    _ = try IndexVerifier.verify(directory: directory.path, generation: searcher.generation)
  }

  @Test func mergedSegmentsHaveTheBytesOfARebuiltIndex() throws {
    var history = History(generator: SeededGenerator(state: 99))
    let entries = (0..<200).map { history.entry("doc\($0 % 2 == 0 ? $0 : 1000 - $0)") }
    let directories = [try TemporaryDirectory(), try TemporaryDirectory()]
    for (index, directory) in directories.enumerated() {
      let writer = try IndexWriter(directory: directory.path, generation: nil)
      for (number, entry) in (index == 0 ? entries : entries.reversed()).enumerated() {
        try writer.add(Self.document(entry))
        if index == 1, number % 13 == 0 {
          try writer.add(.sample("gone\(number)", "refund of the late delivery"))
          try writer.commit()
          try writer.delete(SourceKey("gone\(number)"))
        }
      }
      try writer.mergeAll()
      try writer.commit()
    }
    let segments = try directories.map { directory in
      try directory.names.filter { $0.hasSuffix(".seg") }.map { try directory.bytes($0) }
    }
    #expect(segments[0].count == 1)
    #expect(segments[0] == segments[1])
  }

  @Test func manyDocumentsCrossBlocksAndWindows() throws {
    // More than a window of 4,096 documents and many blocks of 128, with deletions in between.
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    for number in 0..<9000 {
      let key = String(number + 10000)
      let rare = number % 1000 == 7 ? " rare word" : ""
      try writer.add(.sample(key, "common \(number % 3 == 0 ? "third" : "other") \(number % 128)\(rare)"))
      if number == 5000 { try writer.commit() }
    }
    try writer.commit()
    for number in stride(from: 0, to: 9000, by: 9) { try writer.delete(SourceKey(String(number + 10000))) }
    let searcher = try Searcher(directory: directory.path, generation: try writer.commit())
    let live = (0..<9000).filter { $0 % 9 != 0 }
    func total(_ query: String) throws -> Int {
      try searcher.search(QueryParser.parse(query), limit: 10).total
    }
    #expect(try total("common") == live.count)
    #expect(try total("third") == live.filter { $0 % 3 == 0 }.count)
    #expect(try total("third rare") == live.filter { $0 % 3 == 0 && $0 % 1000 == 7 }.count)
    #expect(try total("\"common third\"") == live.filter { $0 % 3 == 0 }.count)
    #expect(try total("\"rare word\" OR 77") == live.filter { $0 % 1000 == 7 || $0 % 128 == 77 }.count)
    #expect(try total("-common") == 0)
    #expect(try total("oth*") == live.filter { $0 % 3 != 0 }.count)
    #expect(try searcher.search(.all, limit: 3).hits.map(\.key.rawValue) == ["10001", "10002", "10003"])
    _ = try IndexVerifier.verify(directory: directory.path, generation: searcher.generation)
  }
}

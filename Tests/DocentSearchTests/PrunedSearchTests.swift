import DocentDocument
import Testing

@testable import DocentSearch

/// What leaves work out finds the same documents, scores and order as what scores everything.
@Suite struct PrunedSearchTests {
  /// A collection large enough for many blocks, with lengths and frequencies that spread.
  private struct Collection {
    let directory: TemporaryDirectory
    let searcher: Searcher

    init(seed: UInt64, analysis: Analysis, documents: Int, segments: Int, deletes: Bool) throws {
      directory = try TemporaryDirectory()
      var generator = SeededGenerator(state: seed)
      let writer = try IndexWriter(
        directory: IndexDirectory(path: directory.path), generation: nil, analysis: analysis, storesTexts: false,
        memoryBudget: 1 << 26)
      for number in 0..<documents {
        let length = Int.random(in: 1...12, using: &generator) * Int.random(in: 1...6, using: &generator)
        let words = (0..<length).map { _ in Self.word(&generator) }
        try writer.add(
          .sample(
            "key\(number * 7919 % documents)", words.joined(separator: " "),
            keywords: [(.sentiment, number % 3 == 0 ? "POSITIVE" : "NEGATIVE")],
            date: number % 5 == 0 ? nil : "20\(10 + number % 15)-06-01"))
        if (number + 1) % max(documents / segments, 1) == 0 { try writer.commit() }
      }
      try writer.commit()
      if deletes {
        for number in stride(from: 0, to: documents, by: 6) { try writer.delete(SourceKey("key\(number)")) }
      }
      searcher = try Searcher(directory: directory.path, generation: try writer.commit())
    }

    /// Frequencies fall as in language.
    static func word(_ generator: inout SeededGenerator) -> String {
      let x = Double.random(in: 0..<1, using: &generator)
      return "word\(Int(x * x * x * x * 300))"
    }
  }

  private func query(_ generator: inout SeededGenerator) -> Query {
    let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      Query.word(Collection.word(&generator))
    }
    var query: Query
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: query = words[0]
    case 1, 2: query = .or(words)
    case 3, 4: query = .and(words)
    case 5: query = .phrase("\(Collection.word(&generator)) \(Collection.word(&generator))")
    case 6: query = .prefix(String(Collection.word(&generator).dropLast()))
    default: query = .and([.or(words), .not(.word("word7"))])
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: query = .and([query, .keyword(.sentiment, "positive")])
    case 1:
      query = .and([
        query, .date((CivilDay(year: 2012, month: 1, day: 1) ?? .init(rawValue: 0))...CivilDay(rawValue: 30000)),
      ])
    default: break
    }
    return query
  }

  @Test(arguments: [
    (Analysis.stems("en"), 1, false), (.stems("en"), 3, false), (.stems("en"), 4, true), (.multilingual, 1, true),
    (.multilingual, 3, true),
  ])
  func equalsExhaustiveSearch(analysis: Analysis, segments: Int, deletes: Bool) throws {
    let collection = try Collection(
      seed: UInt64(segments), analysis: analysis, documents: 9000, segments: segments, deletes: deletes)
    var generator = SeededGenerator(state: 11)
    for _ in 0..<300 {
      let query = query(&generator)
      let limit = [1, 3, 10, 100].randomElement(using: &generator) ?? 10
      let expected = try collection.searcher.search(query, limit: limit).hits
      let found = try collection.searcher.best(query, limit: limit).map { (match) throws(IndexError) in
        try collection.searcher.hit(match)
      }
      #expect(found == expected, "\(query)")
    }
  }

  @Test func scoresAreMultiplesOfTheStep() {
    let formula = BM25(documentCount: 1000, totalLength: 50_000)
    var generator = SeededGenerator(state: 5)
    for _ in 0..<1000 {
      let factor = Float.random(in: 0..<20, using: &generator)
      let frequency = UInt32.random(in: 1...50, using: &generator)
      let length = UInt32.random(in: 1...5000, using: &generator)
      let score = formula.contribution(factor, frequency: frequency, norm: formula.norm(length: length))
      #expect((score / BM25.step).rounded() == score / BM25.step)
      #expect(
        abs(score - factor * formula.weight(frequency: frequency, norm: formula.norm(length: length))) <= BM25.step)
    }
  }

  @Test func boundsHoldForOtherAverages() {
    let small = BM25(documentCount: 10, totalLength: 100)
    var generator = SeededGenerator(state: 6)
    for _ in 0..<2000 {
      let other = BM25(documentCount: 10, totalLength: UInt64.random(in: 1...10_000, using: &generator))
      let frequency = UInt32.random(in: 1...30, using: &generator)
      let length = UInt32.random(in: 1...3000, using: &generator)
      #expect(
        other.weight(frequency: frequency, norm: other.norm(length: length))
          <= small.weight(frequency: frequency, norm: small.norm(length: length)) * other.boundScale(from: small))
    }
  }
}

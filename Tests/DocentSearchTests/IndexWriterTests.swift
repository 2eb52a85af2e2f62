import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct IndexWriterTests {
  private func total(_ directory: TemporaryDirectory, _ generation: Int, _ query: String = "") throws -> Int {
    try Searcher(directory: directory.path, generation: generation).search(QueryParser.parse(query), limit: 0).total
  }

  @Test func aPreparedCommitIsSeenOnlyWhenTheStoreNamesIt() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    try writer.add(.sample("a", "first"))
    let first = try writer.commit()
    try writer.add(.sample("b", "second"))
    let second = try writer.prepareCommit()
    #expect(second == first + 1)
    #expect(try total(directory, first) == 1)
    #expect(try total(directory, second) == 2)
    try writer.commitSucceeded(second)
    #expect(writer.generation == second)
    #expect(throws: IndexError.self) { try total(directory, first) }
  }

  @Test func abandoningGoesBackToTheGenerationBefore() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    try writer.add(.sample("a", "first"))
    let first = try writer.commit()
    let files = directory.names
    try writer.add(.sample("b", "second"))
    try writer.delete(SourceKey("a"))
    _ = try writer.prepareCommit()
    try writer.abandon()
    #expect(directory.names == files)
    #expect(writer.documentCount == 1)
    try writer.add(.sample("c", "third"))
    #expect(try total(directory, writer.commit(), "first OR third") == 2)
    #expect(writer.generation == first + 1)
  }

  /// Each leftover is what a `kill -9` at another moment leaves behind.
  @Test(arguments: ["segmentWritten", "temporaryFiles", "manifestWritten", "committedButNotSwept"])
  func opensAfterACrash(at moment: String) throws {
    let directory = try TemporaryDirectory()
    var current: Int
    do {
      let writer = try IndexWriter(directory: directory.path, generation: nil)
      try writer.add(.sample("a", "first"))
      try writer.commit()
      try writer.add(.sample("b", "second"))
      current = try writer.commit()
    }
    let files = directory.names
    switch moment {
    case "segmentWritten":
      try directory.write(directory.bytes(files.first { $0.hasSuffix(".seg") } ?? ""), "000000ff.seg")
    case "temporaryFiles":
      try directory.write([1, 2, 3], "000000ff.seg.tmp")
      try directory.write([], "MANIFEST-9.tmp")
      try directory.write([7], "spool-AbCdEf.tmp")
    default:
      let writer = try IndexWriter(directory: directory.path, generation: current)
      try writer.delete(SourceKey("a"))
      try writer.add(.sample("c", "third"))
      let next = try writer.prepareCommit()
      if moment == "committedButNotSwept" { current = next }
    }
    try directory.write([9], "README")
    let writer = try IndexWriter(directory: directory.path, generation: current)
    #expect(try total(directory, current, "first") == (moment == "committedButNotSwept" ? 0 : 1))
    #expect(directory.names.contains("README"), "files of others are left alone")
    #expect(!directory.names.contains { $0.hasSuffix(".tmp") })
    #expect(directory.names.filter { $0.hasPrefix("MANIFEST-") } == ["MANIFEST-\(current)"])
    try writer.add(.sample("d", "fourth"))
    #expect(try total(directory, writer.commit(), "fourth") == 1)
  }

  @Test func aLostManifestOrSegmentIsNamed() throws {
    for lost in ["MANIFEST-", ".seg"] {
      let directory = try TemporaryDirectory()
      let writer = try IndexWriter(directory: directory.path, generation: nil)
      try writer.add(.sample("a", "first"))
      let generation = try writer.commit()
      for name in directory.names where name.contains(lost) { try directory.remove(name) }
      do throws(IndexError) {
        _ = try IndexWriter(directory: directory.path, generation: generation)
        Issue.record("opened without \(lost)")
      } catch { #expect(error.code == .missing) }
      // The way out: start again from the store.
      _ = try IndexWriter(directory: directory.path, generation: nil)
      #expect(directory.names.isEmpty)
    }
  }

  @Test func readersKeepTheirGeneration() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    try writer.add(.sample("a", "first word"))
    let searcher = try Searcher(directory: directory.path, generation: try writer.commit())
    try writer.delete(SourceKey("a"))
    try writer.add(.sample("b", "second word"))
    try writer.commit()
    try writer.mergeAll()
    try writer.commit()
    #expect(try searcher.search(.word("word"), limit: 9).hits.map(\.key.rawValue) == ["a"])
  }

  @Test func aDeletedKeyMayComeBack() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    for round in 0..<30 {
      #expect(try writer.delete(SourceKey("a")) == (round > 0))
      try writer.add(.sample("a", "round\(round)"))
      if round % 2 == 0 { try writer.commit() }
    }
    let generation = try writer.commit()
    #expect(try total(directory, generation) == 1)
    #expect(try total(directory, generation, "round29") == 1)
    #expect(try total(directory, generation, "round28") == 0)
    #expect(try !writer.delete(SourceKey("b")))
  }

  @Test func withoutChangesTheGenerationStays() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    #expect(try writer.commit() == 1)
    #expect(try writer.commit() == 1)
    #expect(try total(directory, 1) == 0)
  }

  @Test func manySmallCommitsLeaveFewSegments() throws {
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    for number in 0..<150 {
      try writer.add(.sample("doc\(number)", "word number\(number)"))
      try writer.commit()
      #expect(writer.segmentCount < 2 * MergePolicy.width)
    }
    #expect(try total(directory, writer.generation, "word") == 150)
  }

  @Test func aSmallBudgetGivesTheSameAnswers() throws {
    let documents = (0..<400).map { number in
      IndexDocument.sample("doc\(number)", (0..<60).map { "word\(($0 * number) % 97)" }.joined(separator: " "))
    }
    let directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil, memoryBudget: 300_000)
    for document in documents { try writer.add(document) }
    let small = try Searcher(directory: directory.path, generation: try writer.commit())
    let large = try SampleIndex(documents)
    for query in ["word1", "word7 word9", "\"word0 word0\"", "word1*"] {
      let parsed = QueryParser.parse(query)
      #expect(try small.search(parsed, limit: 400) == large.searcher.search(parsed, limit: 400))
    }
  }

  @Test func oddDocumentsAreIndexed() throws {
    let index = try SampleIndex([
      .sample("empty", ""), .sample("", "no key"), .sample("zero", "a\u{0}b \u{FEFF}c\u{200B}d"),
      .sample("long", String(repeating: "x", count: 100_000) + " end"),
      .sample("han", String(repeating: "漢字", count: 50_000) + "終"), .sample("marks", "\u{301}\u{301} ' '' '''"),
      .sample("one", "a", keywords: [(.person, ""), (.person, "\u{0}"), (.folder, "/"), (.folder, "."), (.tag, "=")]),
    ])
    #expect(try index.keys("end") == ["long"])
    #expect(try index.keys("字終") == ["han"])
    #expect(try index.searcher.search(.all, limit: 0).total == 7)
    #expect(try index.keys(String(repeating: "x", count: 100_000)) == ["long"])
    _ = try IndexVerifier.verify(directory: index.directory.path, generation: index.searcher.generation)
  }
}

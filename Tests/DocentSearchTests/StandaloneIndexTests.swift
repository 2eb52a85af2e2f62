import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct StandaloneIndexTests {
  private func keys(_ directory: TemporaryDirectory, _ query: String = "") throws -> [String] {
    let searcher = try StandaloneIndex.searcher(directory.path)
    return try searcher.search(QueryParser.parse(query), limit: 1000).hits.map(\.key.rawValue).sorted()
  }

  /// What the folder would be had the process ended now.
  private func copy(of directory: TemporaryDirectory) throws -> TemporaryDirectory {
    let copy = try TemporaryDirectory()
    for name in directory.names where name != IndexDirectory.lockName {
      try copy.write(directory.bytes(name), name)
    }
    try copy.write([], IndexDirectory.lockName)
    return copy
  }

  @Test func acknowledgedChangesSurviveWithoutACommit() throws {
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    try index.add(.sample("a", "first"))
    try index.commit()
    try index.add(.sample("b", "second", title: "Title", keywords: [(.person, "Ada")], date: "2024-02-03"))
    try index.add(.sample("a", "first again"))
    try index.add(.sample("c", "third"))
    try index.delete(SourceKey("c"))
    try index.acknowledge()
    try index.add(.sample("d", "never acknowledged"))
    let crashed = try copy(of: directory)
    #expect(try keys(crashed) == ["a", "b"])
    #expect(try keys(crashed, "again") == ["a"])
    #expect(try keys(crashed, "title:title person:ada date:2024-02") == ["b"])
    #expect(try StandaloneIndex.verify(crashed.path).documents == 2)
    // Recovery happens once.
    #expect(try keys(crashed) == ["a", "b"])
  }

  @Test func aTornRecordIsCutOffAndADamagedOneNamed() throws {
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    for number in 0..<5 { try index.add(.sample("doc\(number)", "word")) }
    try index.acknowledge()
    let log = try directory.bytes("WAL-0")
    let crashed = try copy(of: directory)
    for length in stride(from: 16, to: log.count, by: 3) {
      let torn = try copy(of: crashed)
      try torn.write(Array(log[..<length]), "WAL-0")
      let found = (try? keys(torn)) ?? []
      #expect(found == (0..<found.count).map { "doc\($0)" })
      // The last record, of 13 bytes, only says that all before it were acknowledged.
      #expect(found.count < 5 || length >= log.count - 13)
    }
    for offset in 16..<log.count - 13 {
      var damaged = log
      damaged[offset] ^= 0x41
      let victim = try copy(of: crashed)
      try victim.write(damaged, "WAL-0")
      #expect(throws: IndexError.self, "byte \(offset)") { try StandaloneIndex.verify(victim.path) }
      #expect(throws: IndexError.self, "byte \(offset)") { try keys(victim) }
    }
  }

  @Test func everyStateOfTheFolderDuringACommitOpens() throws {
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    var expected: [String] = []
    for round in 0..<30 {
      expected.append("doc\(round + 10)")
      try index.add(.sample(expected[round], "word number\(round)"))
      try index.acknowledge()
      #expect(try keys(copy(of: directory)) == expected)
      if round % 2 == 0 {
        try index.commit()
        #expect(try keys(copy(of: directory)) == expected)
      }
    }
  }

  @Test func theNewLogIsThereBeforeTheGenerationIsCurrent() throws {
    // The moment between the two: both logs and both manifests are there, CURRENT names the older.
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    try index.add(.sample("a", "first"))
    try index.commit()
    try index.add(.sample("b", "second"))
    try index.acknowledge()
    let before = try copy(of: directory)
    try index.commit()
    for name in directory.names where !before.names.contains(name) { try before.write(directory.bytes(name), name) }
    #expect(try keys(before) == ["a", "b"])
  }

  @Test func oneWriterAtATimeAndReadersBeside() throws {
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    try index.add(.sample("a", "first"))
    try index.commit()
    try index.add(.sample("b", "second"))
    try index.acknowledge()
    do throws(IndexError) {
      _ = try StandaloneIndex(directory.path)
      Issue.record("opened twice")
    } catch { #expect(error.code == .locked) }
    #expect(try keys(directory) == ["a"])
    try index.commit()
    #expect(try keys(directory) == ["a", "b"])
  }

  @Test func textsAreStoredAndSurviveMerges() throws {
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    var generator = SeededGenerator(state: 8)
    func text(_ number: Int) -> String {
      (0..<(number * 37 % 400)).map { "word\($0 * number)é" }.joined(separator: " ")
    }
    for number in 0..<300 {
      try index.add(.sample("doc\(number)", text(number), title: "Title \(number)"))
      if Int.random(in: 0..<40, using: &generator) == 0 { try index.commit() }
    }
    for number in stride(from: 0, to: 300, by: 4) { try index.delete(SourceKey("doc\(number)")) }
    try index.commit()
    for round in 0..<2 {
      let searcher = try StandaloneIndex.searcher(directory.path)
      let matches = try searcher.best(.all, limit: 300)
      #expect(matches.count == 225)
      for match in matches {
        let number = Int(try searcher.hit(match).key.rawValue.dropFirst(3)) ?? 0
        let stored = try #require(try searcher.storedText(match))
        #expect(String(decoding: stored.title, as: UTF8.self) == "Title \(number)")
        #expect(String(decoding: stored.text, as: UTF8.self) == text(number))
      }
      _ = try StandaloneIndex.verify(directory.path)
      if round == 0 {
        try index.mergeAll()
        try index.commit()
      }
    }
  }

  @Test(arguments: [Analysis.multilingual, .stems("en")])
  func bulkBuildsGiveTheSameBytesWithAnyNumberOfThreads(analysis: Analysis) async throws {
    var lines = ""
    for number in 0..<4000 {
      let words = (0..<40 + number % 300).map { "word\($0 * number % 1013)" }.joined(separator: " ")
      lines += "{\"id\": \"\(number % 3900)\", \"title\": \"t\(number)\", \"text\": \"\(words)\", \"lang\": \"en\"}\n"
    }
    lines += "no json\n{\"title\": \"no id\"}\n\n"
    let source = try TemporaryDirectory()
    try source.write(Array(lines.utf8), "docs.jsonl")
    var bytes: [[[UInt8]]] = []
    for threads in 1...3 {
      let directory = try TemporaryDirectory()
      let index = try StandaloneIndex(directory.path, StandaloneIndex.Options(analysis: analysis, isLogging: false))
      let build = BulkBuild(threads: threads) { _, _ in }
      let result = try await build.run(try LineChunks("\(source.path)/docs.jsonl"), into: index)
      #expect(result.documents == 4000 && result.problems == 2)
      try index.commit()
      #expect(try StandaloneIndex.searcher(directory.path).documentCount == 3900)
      #expect(try StandaloneIndex.searcher(directory.path).analysis == analysis)
      bytes.append(try directory.names.filter { $0.hasSuffix(".seg") }.map { try directory.bytes($0) })
    }
    #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2])
  }

  @Test func attachedSegmentsAnswerAsOneIndex() throws {
    let pieces = [try TemporaryDirectory(), try TemporaryDirectory()]
    for (number, piece) in pieces.enumerated() {
      let index = try StandaloneIndex(piece.path)
      for document in 0..<20 { try index.add(.sample("doc\(document + number * 15)", "word piece\(number)")) }
      try index.commit()
    }
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    try index.attach(
      pieces.flatMap { piece in piece.names.filter { $0.hasSuffix(".seg") }.map { "\(piece.path)/\($0)" } })
    try index.commit()
    #expect(try keys(directory).count == 35)
    #expect(try keys(directory, "piece1").count == 20)
    #expect(try keys(directory, "piece0").count == 15)
    _ = try StandaloneIndex.verify(directory.path)
  }
}

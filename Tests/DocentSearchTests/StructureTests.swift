import DocentDocument
import Testing

@testable import DocentSearch

/// Random data through every structure: written, read back, and read again with any byte changed, which may fail but not
/// leave the memory given.
@Suite struct StructureTests {
  @Test(arguments: 0..<20) func documentsOfTheLogComeBack(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func text(_ length: Int) -> String {
      String(decoding: (0..<length).map { _ in UInt8.random(in: 32...126, using: &generator) }, as: UTF8.self)
    }
    var document = IndexDocument.sample(
      text(9), text(Int.random(in: 0...2000, using: &generator)), title: text(20), part: Int(seed % 3),
      storeID: Int64(bitPattern: generator.next()), keywords: [(.person, text(5)), (.tag, text(7))],
      date: seed % 2 == 0 ? "2024-02-29" : nil)
    if document.body.count > 10 {
      document.segments = [LanguageSegment(span: TextSpan(2..<9), language: "de", score: 0.25)]
    }
    var bytes: [UInt8] = []
    DocumentCoding.append(document, to: &bytes)
    let read = try #require(bytes.withUnsafeBytes { DocumentCoding.document($0) })
    var again: [UInt8] = []
    DocumentCoding.append(read, to: &again)
    #expect(again == bytes)
    for _ in 0..<300 {
      var damaged = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
      if !damaged.isEmpty {
        damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = damaged.withUnsafeBytes { DocumentCoding.document($0) }
    }
  }

  @Test(arguments: 0..<4) func spooledBytesComeBack(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let directory = try TemporaryDirectory()
    let spool = SpoolFile(directory: directory.path)
    var expected: [UInt8] = []
    // Little and much, up to several times what is kept in memory.
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      let count =
        Int.random(in: 0...9, using: &generator) == 0 ? 3 << 20 : Int.random(in: 0...300_000, using: &generator)
      let byte = UInt8.random(in: 0...255, using: &generator)
      let bytes = (0..<count).map { byte &+ UInt8(truncatingIfNeeded: $0 >> 8) }
      try spool.append(bytes)
      expected += bytes
      #expect(spool.count == expected.count)
    }
    let output = try OutputFile("\(directory.path)/whole")
    try spool.copy(to: output)
    try output.finish()
    #expect(try directory.bytes("whole") == expected)
    #expect(directory.names == ["whole"])
  }

  @Test func jsonLinesAreReadAsWritten() throws {
    func document(_ line: String) -> IndexDocument? {
      Array(line.utf8).withUnsafeBytes { try? DocumentLine.document($0) }
    }
    let read = try #require(
      document(
        #"{"id": 7, "x": [{"y": null}, 1.5e3], "title": "a\n\"b\"", "text": "\u00e9\ud83d\ude00\ud83d", "#
          + #""lang": "de", "date": 20240229, "entities": ["Ada", 5, "Bob"], "sentiment": "POSITIVE"}"#))
    #expect(read.key.rawValue == "7" && read.title == "a\n\"b\"" && read.body.string == "é😀\u{FFFD}")
    #expect(read.language == "de" && read.date == CivilDay(year: 2024, month: 2, day: 29))
    #expect(
      read.keywords == [.init(.entity, "Ada"), .init(.entity, "Bob"), .init(.sentiment, "POSITIVE")])
    for bad in [
      "", "[]", "{", "{\"id\"}", "{\"id\": }", "{\"id\": \"a\",}", "{\"title\": \"no id\"}", "{\"id\": \"a\"} x",
      "{\"id\": \"a\", \"text\": \"\\u12\"}", "{\"id\": \"a\", \"text\": \"open", String(repeating: "[", count: 500),
      "{\"id\": \"a\", \"x\": " + String(repeating: "[", count: 100_000),
    ] {
      #expect(document(bad) == nil, "\(bad.prefix(40))")
    }
  }

  @Test func anyJSONIsSafe() {
    let line = Array(
      #"{"id": "a", "x": [{"y": null}, 1.5e3, true], "title": "a\n\"b\"", "text": "\u00e9", "date": "2024-01-01"}"#.utf8
    )
    var generator = SeededGenerator(state: 4)
    for _ in 0..<5000 {
      var damaged = Array(line.prefix(Int.random(in: 0...line.count, using: &generator)))
      for _ in 0..<Int.random(in: 0...3, using: &generator) where !damaged.isEmpty {
        damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = damaged.withUnsafeBytes { try? DocumentLine.document($0) }
    }
  }

  @Test func chunksOfLinesLoseNothing() throws {
    let directory = try TemporaryDirectory()
    var generator = SeededGenerator(state: 2)
    for last in ["", "\n"] {
      var text: [UInt8] = []
      for _ in 0..<40 {
        text += [UInt8](
          repeating: UInt8.random(in: 65...90, using: &generator), count: Int.random(in: 0...300_000, using: &generator)
        )
        text.append(0x0A)
      }
      text += Array("end\(last)".utf8)
      try directory.write(text, "lines")
      let chunks = try LineChunks("\(directory.path)/lines")
      var read: [UInt8] = []
      while let chunk = try chunks.next() {
        #expect(chunk.last == 0x0A || read.count + chunk.count == text.count)
        read += chunk
      }
      #expect(read == text)
    }
  }

  @Test func filtersNeverMissAKey() throws {
    let index = try SampleIndex((0..<3000).map { .sample("key\($0)", "word") })
    let name = try #require(index.directory.names.first { $0.hasSuffix(".seg") })
    let filter = try KeyFilter(SegmentReader("\(index.directory.path)/\(name)"))
    #expect((0..<3000).allSatisfy { filter.mayContain(Array("key\($0)".utf8)) })
    #expect((0..<3000).filter { filter.mayContain(Array("other\($0)".utf8)) }.count < 300)
  }
}

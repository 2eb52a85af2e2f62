import DocentDocument
import Foundation
import Testing

@testable import DocentStore

@Suite struct CodingTests {
  private var insights: PartInsights {
    let score = SentimentScore(positive: 0.5, negative: 0.25, neutral: 0.125, mixed: 0.125)
    return PartInsights(
      segments: [LanguageSegment(span: TextSpan(0..<40), language: "de", score: 0.75)],
      sentences: [
        SentenceSentiment(
          span: TextSpan(0..<20), language: "de", result: SentimentResult(label: .mixed, score: score))
      ],
      entities: [
        Entity(kind: .person, span: TextSpan(3..<8), score: 0.5, group: 3),
        Entity(kind: .date, span: TextSpan(9..<12), score: 1, value: "2024-03-05"),
      ],
      keyPhrases: [
        KeyPhrase(
          text: "späte Lieferung", key: "spat lieferung", score: 0.5, mentions: [TextSpan(30..<38), TextSpan(2..<9)])
      ])
  }

  @Test func insightsComeBackAsTheyWere() throws {
    #expect(try PartInsights(decoding: insights.encoded()[...]) == insights)
  }

  @Test func insightsOfTheFirstFormatAreReadWithoutGroups() throws {
    // No languages, segments and sentences; a person at 3 of 5 letters with a score of one; no phrases.
    var writer = ByteWriter()
    for value in [1, 0, 0, 0, 1] { writer.unsigned(value) }
    writer.signed(3)
    for value in [5, 0] { writer.unsigned(value) }
    writer.float(1)
    writer.optional(nil)
    writer.unsigned(0)
    let read = try PartInsights(decoding: writer.bytes[...])
    #expect(read.entities == [Entity(kind: .person, span: TextSpan(3..<8), score: 1)])
  }

  @Test func damagedInsightsAreAnErrorAndNothingWorse() throws {
    let bytes = insights.encoded()
    for length in 0..<bytes.count {
      #expect(throws: StoreError.self) { try PartInsights(decoding: bytes.prefix(length)) }
    }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var damaged = bytes
      damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      _ = try? PartInsights(decoding: damaged[...])
    }
  }

  private var documentInsights: DocumentInsights {
    DocumentInsights(
      language: "de",
      languages: [LanguageScore(language: "de", score: 0.75), LanguageScore(language: "en", score: 0.25)],
      sentiment: SentimentResult(
        label: .negative, score: SentimentScore(positive: 0.1, negative: 0.6, neutral: 0.2, mixed: 0.1)),
      sentences: 3, positiveSentences: 1, negativeSentences: 2,
      keyPhrases: [PhraseSummary(text: "späte Lieferung", key: "spat lieferung", score: 1.0 / 3, mentions: 2)],
      entities: [EntitySummary(kind: .date, text: "5. März", value: "2024-03-05", score: 0.9, mentions: 1)])
  }

  @Test func documentInsightsComeBackWithStoredPrecision() throws {
    var writer = ByteWriter()
    documentInsights.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    let stored = try DocumentInsights(from: &reader)
    #expect(stored == documentInsights.withStoredPrecision)
    #expect(stored == stored.withStoredPrecision)
    #expect(abs((stored.keyPhrases.first?.score ?? 0) - 1.0 / 3) < 2e-5)
    for length in 0..<writer.bytes.count {
      #expect(throws: StoreError.self) {
        var reader = ByteReader(writer.bytes.prefix(length))
        _ = try DocumentInsights(from: &reader)
      }
    }
  }

  @Test(arguments: [0, 1, 0.5, 1e-9, 0.123456789, -3.25, 17.5])
  func scoresComeBackClose(score: Double) throws {
    for (precision, step) in [(StoredScore.Precision.brief, 2e-5), (.fine, 1e-7)] {
      var writer = ByteWriter()
      writer.score(score, precision)
      var reader = ByteReader(writer.bytes)
      let read = try reader.score(precision)
      #expect(abs(read - score) < step)
      #expect(StoredScore(read, precision).value == read)
    }
  }

  @Test func metadataComesBackAsItWas() throws {
    var metadata = Metadata()
    metadata.title = "Ein Brief"
    metadata.authors = ["Anna", "Bo"]
    metadata.sent = "2024-03-05"
    metadata.language = "de"
    metadata.pageCount = 0
    metadata.cc = ["c@example.org"]
    metadata.tags = [Metadata.Tag(name: "product", value: "X200")]
    metadata.extra = ["encoding": "utf-8", "a": "ü"]
    for value in [metadata, Metadata()] {
      var writer = ByteWriter()
      value.encode(to: &writer)
      var reader = ByteReader(writer.bytes)
      #expect(try Metadata(from: &reader) == value)
    }
  }

  @Test func blocksComeBackPageByPage() throws {
    let blocks = [
      Block(kind: .page, span: TextSpan(0..<10), page: 1),
      Block(
        kind: .word, span: TextSpan(0..<4), parent: 0, page: 1,
        box: Box(left: 0.5, top: 0.25, width: 0.125, height: 0.5), confidence: 96.5),
      Block(
        kind: .cell, span: TextSpan(5..<9), parent: 0, page: 2,
        cell: CellPosition(row: 2, column: 3, rowSpan: 1, columnSpan: 2)),
      Block(kind: .heading, span: TextSpan(9..<10), page: 2, level: 2),
    ]
    let pages = BlockCoding.pages(of: blocks)
    #expect(pages.map(\.page) == [1, 2])
    let decoded = try pages.flatMap { try BlockCoding.decode(BlockCoding.encode(blocks[$0.range]), page: $0.page) }
    #expect(decoded == blocks)
  }

  @Test(arguments: [0, 1, 511, 512, 100_000])
  func compressionGivesBackWhatItGot(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let compressed = Compression.compress(bytes)
    #expect(try Compression.decompress(compressed) == bytes)
    #expect(compressed.count <= bytes.count + 1)
  }

  @Test func aLengthThatLiesIsRefused() {
    var bytes = Compression.compress([UInt8](repeating: 7, count: 5000))
    bytes[7] = 0x7F
    #expect(throws: StoreError.self) { try Compression.decompress(bytes) }
  }

  @Test(arguments: [1, 40])
  func spoolsPartsInOrderInMemoryAndOnDisk(count: Int) throws {
    let path = NSTemporaryDirectory() + UUID().uuidString
    let text = (0..<60_000).map { String(($0 * 7919) % 10_007) }.joined()
    do {
      let spool = PartSpool(path: path)
      for index in 0..<count {
        let part = DocumentPart(index: index, base: UTF8Offset(index * 10), text: DocumentText("\(index) " + text))
        try spool.append(EncodedPart(AnalyzedPart(part: part, insights: insights)))
      }
      #expect(FileManager.default.fileExists(atPath: path) == (count > 10))
      for _ in 0..<2 {
        var seen: [Int] = []
        try spool.forEach { part in
          seen.append(part.index)
          let decoded = try part.decoded()
          #expect(decoded.part.text.string.hasPrefix("\(part.index) "))
          #expect(decoded.insights == insights)
        }
        #expect(seen == Array(0..<count))
      }
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct CompoundFileTests {
  private func content(_ bytes: [UInt8]) -> SourceContent { SourceContent(bytes, name: "file") }

  @Test(arguments: [512, 4096]) func readsSmallAndLargeStreamsInStorages(sectorSize: Int) throws {
    let large = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let bytes = CompoundFileWriter.file(
      [
        .stream("Small", [1, 2, 3]), .stream("Large", large), .stream("Empty", []),
        .storage("Folder", [.stream("Inner", Array("inner".utf8)), .storage("Deeper", [.stream("x", [9])])]),
      ], sectorSize: sectorSize)
    let root = try CompoundFile(content(bytes)).root
    #expect(root.stream(named: "Small")?.bytes() == [1, 2, 3])
    #expect(root.stream(named: "LARGE")?.bytes() == large)
    #expect(root.stream(named: "Empty")?.bytes() == [])
    #expect(root.stream(named: "Missing") == nil)
    #expect(root.storage(named: "Folder")?.stream(named: "Inner")?.bytes() == Array("inner".utf8))
    #expect(root.storage(named: "Folder")?.storage(named: "Deeper")?.stream(named: "x")?.bytes() == [9])
  }

  @Test func writesStoragesAsFilesOfTheirOwn() throws {
    let bytes = CompoundFileWriter.file([.storage("Folder", [.stream("Inner", Array("inner".utf8))])])
    let folder = try #require(try CompoundFile(content(bytes)).root.storage(named: "Folder"))
    let own = try CompoundFile(content(try folder.file(limit: 1 << 20)))
    #expect(own.root.stream(named: "Inner")?.bytes() == Array("inner".utf8))
    #expect(throws: ExtractionError.self) { try folder.file(limit: 10) }
  }

  @Test func givesWhatIsLeftOfAFileCutShort() throws {
    let large = [UInt8](repeating: 7, count: 20_000)
    let whole = CompoundFileWriter.file([.stream("Large", large)])
    // The directory and the table stand at the end here: a file cut before them has nothing to go by.
    #expect(throws: ExtractionError.self) { try CompoundFile(content(Array(whole.prefix(4000)))) }
    let cut = try CompoundFile(content(Array(whole.dropLast(400))))
    #expect(cut.root.stream(named: "Large")?.bytes() == large)
  }

  @Test func findsMainStreamsWithoutTheirDirectory() async throws {
    let cells = (0..<400).flatMap { BinaryWorkbook.cell(0x203, $0, 0, BinaryWorkbook.number(Double($0))) }
    let book = try await Reading.of(Array(BinaryWorkbook.file(sheet: cells).prefix(5000)), name: "x.xls")
    #expect(book.outcome.status == .partial)
    #expect(book.cells.count > 200)
    let paragraphs = (0..<8).map {
      BinaryWordDocument.Paragraph(text: "Paragraph \($0) with" + String(repeating: " some words", count: 30))
    }
    let whole = BinaryWordDocument(paragraphs: paragraphs, isNarrow: false).file()
    let document = try await Reading.of(Array(whole.prefix(4000)), name: "x.doc")
    #expect(document.outcome.status == .partial)
    #expect(document.text.hasPrefix("Paragraph 0 with some words"))
  }

  @Test func endsChainsAtTheirFirstRepetition() throws {
    var bytes = CompoundFileWriter.file([.stream("Large", [UInt8](repeating: 7, count: 5000))])
    // Of the ten sectors of the stream, the third one leads back to the first.
    let table = bytes.count - 512
    bytes.replaceSubrange(table + 8..<table + 12, with: [0, 0, 0, 0])
    let stream = try CompoundFile(content(bytes)).root.stream(named: "Large")
    #expect((stream?.count ?? .max) <= 5000)
  }

  @Test func directoriesThatLeadBackAreReadOnce() throws {
    var bytes = CompoundFileWriter.file([.stream("A", [1]), .stream("B", [2]), .stream("C", [3])])
    let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: CompoundFiles.utf16("Root Entry")) })
    for entry in 1...3 {
      // Every entry names the first one on both sides, and as what it holds.
      for field in [68, 72, 76] {
        bytes.replaceSubrange(
          directory + 128 * entry + field..<directory + 128 * entry + field + 4, with: [1, 0, 0, 0])
      }
    }
    #expect(try CompoundFile(content(bytes)).root.entries.count <= 3)
  }

  @Test(arguments: [
    (["WordDocument", "1Table"], "doc"), (["Workbook"], "xls"), (["Book"], "xls"), (["PowerPoint Document"], "ppt"),
    (["__properties_version1.0"], "msg"), (["EncryptedPackage", "EncryptionInfo"], "ole"), (["VisioDocument"], "vsd"),
    (["Contents"], "ole"),
  ])
  func tellsDocumentsByTheirStreams(streams: [String], format: String) {
    let bytes = CompoundFiles.file(streams.map { ($0, [1, 2, 3]) })
    #expect(MediaTypeDetector().detect(SourceContent(bytes, name: "wrong.pdf")).shortName == format)
  }

  @Test func readsPropertySets() throws {
    let bytes = CompoundFiles.file([
      (
        "\u{5}SummaryInformation",
        CompoundFiles.propertySet([(2, "Гавань"), (4, "Ada; Bob"), (5, "a, b"), (18, "Word")])
      )
    ])
    var metadata = Metadata()
    SummaryInformation.read(try CompoundFile(content(bytes)).root, into: &metadata)
    #expect(metadata.title == "Гавань")
    #expect(metadata.authors == ["Ada", "Bob"])
    #expect(metadata.extra["keywords"] == "a, b")
    #expect(metadata.producer == "Word")
  }
}

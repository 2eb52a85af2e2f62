import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct DOCExtractorTests {
  @Test(arguments: [false, true]) func readsParagraphsHeadingsAndTables(isNarrow: Bool) async throws {
    let document = BinaryWordDocument(
      paragraphs: [
        .init(text: "Harbour log", style: 3), .init(text: "Arrivals", style: 1), .init(text: "Two ships \u{E4}."),
        .init(text: "Name", mark: 7, sprms: BinaryWordDocument.inTable),
        .init(text: "Tons", mark: 7, sprms: BinaryWordDocument.inTable),
        .init(text: "", mark: 7, sprms: BinaryWordDocument.rowEnd),
        .init(text: "Lark", mark: 7, sprms: BinaryWordDocument.inTable),
        .init(text: "120", mark: 7, sprms: BinaryWordDocument.inTable),
        .init(text: "", mark: 7, sprms: BinaryWordDocument.rowEnd),
        .init(text: "After it."),
      ], isNarrow: isNarrow)
    let reading = try await Reading.of(document.file(), name: "x.doc")
    #expect(reading.outcome == .extracted)
    #expect(reading.metadata.title == "Set title")
    #expect(reading.metadata.authors == ["Ada"])
    #expect(reading.texts(.title) == ["Harbour log"])
    #expect(reading.texts(.heading) == ["Arrivals"])
    #expect(reading.cells == [["Name", "Tons"], ["Lark", "120"]])
    #expect(reading.text.hasSuffix("After it."))
    #expect(reading.text.contains("Two ships ä."))
    #expect(reading.parts[0].blocks.count { $0.kind == .table } == 1)
  }

  @Test func readsBytesAsWindowsLatin() async throws {
    let document = BinaryWordDocument(paragraphs: [.init(text: "\u{80} \u{93}x\u{94} \u{96}")], isNarrow: true)
    #expect(try await Reading.of(document.file()).text == "€ “x” –")
  }

  @Test func keepsResultsOfFieldsAndDropsInstructionsAndDeletions() async throws {
    let text = "See \u{13}HYPERLINK \"http://x\"\u{14}the site\u{15} gone now\u{1E}here"
    let start = text.unicodeScalars.count - "gone now\u{1E}here".unicodeScalars.count
    let document = BinaryWordDocument(paragraphs: [.init(text: text)], deleted: start..<start + 5)
    #expect(try await Reading.of(document.file()).text == "See the site now\u{2011}here")
  }

  @Test func readsNotesAndComments() async throws {
    let document = BinaryWordDocument(
      paragraphs: [.init(text: "Body\u{2}")], footnotes: "\u{2} The note", comments: "\u{5}The comment")
    let reading = try await Reading.of(document.file())
    #expect(reading.blocks == ["paragraph: Body", "note: The note", "note: The comment"])
  }

  @Test func namesEncryptedDocuments() async throws {
    let document = BinaryWordDocument(paragraphs: [.init(text: "secret")], flags: 0x0100)
    let reading = try await Reading.of(document.file())
    #expect(reading.outcome.reason == .encrypted)
    #expect(reading.text.isEmpty)
  }

  @Test func readsTextBeforeWord97InItsCodePage() async throws {
    var bytes = [UInt8](repeating: 0, count: 0x300)
    func set(_ offset: Int, _ value: [UInt8]) { bytes.replaceSubrange(offset..<offset + value.count, with: value) }
    set(0, little(UInt16(0xA5DC)) + little(UInt16(101)))
    set(6, little(UInt16(0x419)))
    set(0x18, little(UInt32(0x300)) + little(UInt32(0x308)))
    set(0x34, little(UInt32(8)))
    bytes += [0xC3, 0xE0, 0xE2, 0xE0, 0xED, 0xFC, 0x21, 0x0D]
    #expect(try await Reading.of(CompoundFiles.file([("WordDocument", bytes)])).text == "Гавань!")
  }

  @Test func handsOnEmbeddedFiles() async throws {
    let document = BinaryWordDocument(paragraphs: [.init(text: "Body")])
    let native: [UInt8] =
      little(UInt32(0)) + [2, 0] + Array("note.txt\0C:\\note.txt\0".utf8) + [0, 0, 3, 0] + little(UInt32(2)) + [
        0x43, 0,
      ]
      + little(UInt32(5)) + Array("hello".utf8)
    let book = BinaryWorkbook.stream(sheet: BinaryWorkbook.cell(0x203, 0, 0, BinaryWorkbook.number(5)))
    let bytes = CompoundFileWriter.file(
      document.streams.map { .stream($0.0, $0.1) } + [
        .storage(
          "ObjectPool",
          [
            .storage("_1", [.stream("\u{1}Ole10Native", native)]), .storage("_2", [.stream("Workbook", book)]),
            .storage("_3", [.stream("Equation Native", [1, 2])]),
          ])
      ])
    let reading = try await Reading.of(bytes)
    #expect(reading.members.map(\.name) == ["note.txt", "_2.xls"])
    #expect(reading.members.first?.content.bytes() == Array("hello".utf8))
    #expect(try await Reading.of(reading.members[1].content.bytes()).cells == [["5"]])
  }
}

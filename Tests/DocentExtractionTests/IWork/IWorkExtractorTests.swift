import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct IWorkExtractorTests {
  @Test func readsPages() async {
    let result = await Extraction.of(IWorkSamples.pages, with: IWorkExtractor())
    #expect(result.texts(.paragraph) == ["First line", "Second line"])
    #expect(result.texts(.header) == ["Head of the page"])
    #expect(result.texts(.note) == ["A note"])
  }

  @Test func readsNumbers() async {
    let result = await Extraction.of(IWorkSamples.numbers, with: IWorkExtractor())
    #expect(result.texts(.heading) == ["Stock"])
    #expect(result.texts(.caption) == ["Prices"])
    #expect(result.rows == [["Lantern", "12.5"]])
    #expect(result.blocks.last { $0.kind == .cell }?.block.cell == CellPosition(row: 1, column: 3))
    #expect(result.texts(.paragraph) == ["A box"])
  }

  @Test func readsKeynoteInTheOrderOfTheShow() async {
    let result = await Extraction.of(IWorkSamples.keynote, with: IWorkExtractor())
    #expect(result.texts(.title) == ["First slide", "Last slide"])
    #expect(result.texts(.note) == ["What to say"])
    #expect(result.metadata.pageCount == 2)
    #expect(!result.text.contains("Click"))
  }

  @Test func readsTheXMLOf2009() async {
    let result = await Extraction.of(IWorkSamples.pages09, with: IWorkExtractor())
    #expect(result.metadata.title == "Log")
    #expect(result.metadata.authors == ["Ada"])
    #expect(result.texts(.header) == ["Top"])
    #expect(result.texts(.paragraph) == ["One\ttwo", "Three"])
    #expect(result.rows == [["Item"], ["4", "2.5", "rich"]])
    #expect(result.blocks.first { $0.block.cell?.row == 2 }?.block.cell == CellPosition(row: 2, column: 1))
  }

  @Test func namesAPassword() async {
    let bytes = IWorkSamples.archive([(".iwpv2", [1, 2]), ("Index/Document.iwa", [3, 4])])
    #expect(await Extraction.of(bytes, with: IWorkExtractor()).failure?.code == .encrypted)
  }

  @Test func handsOverThePreviewWhereNothingElseIsRead() async {
    let bytes = IWorkSamples.archive([
      ("Index/Document.iwa", [0, 0, 0, 0]), ("QuickLook/Preview.pdf", Array("%PDF-".utf8)),
    ])
    #expect(await Extraction.of(bytes, with: IWorkExtractor()).members.map(\.name) == ["Preview.pdf"])
  }

  @Test(arguments: [
    // A length beyond the block, a copy from before its start, a literal that is cut.
    [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x00], [0x08, 0x01, 0x10], [0x08, 0x1C, 0x41],
  ]) func refusesDamagedBlocks(block: [UInt8]) {
    var output: [UInt8] = []
    #expect(!SnappyDecoder.decompress(block[...], into: &output, limit: 1 << 16))
  }

  @Test func copiesOverlappingBytes() {
    var output: [UInt8] = []
    // `ab` as a literal, then 6 bytes from 2 before.
    #expect(SnappyDecoder.decompress([8, 1 << 2, 0x61, 0x62, 5 << 2 | 2, 2, 0], into: &output, limit: 100))
    #expect(output == Array("abababab".utf8))
  }
}

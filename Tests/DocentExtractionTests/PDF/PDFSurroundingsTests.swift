import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PDFSurroundingsTests {
  private func extract(_ bytes: [UInt8]) async -> Extraction {
    await Extraction.of(bytes, with: PDFExtractor(), name: "a.pdf")
  }

  @Test func readsFieldsAsKeysAndValues() async {
    let content = [PDFWriter.show("Town", x: 60, y: 700), PDFWriter.show("Paid", x: 60, y: 660)].joined(separator: "\n")
    let result = await extract(
      PDFWriter.page(
        content: content, catalog: "/AcroForm << /Fields [ 6 0 R 7 0 R 8 0 R ] /NeedAppearances true >>",
        page: "/Annots [ 6 0 R 7 0 R 8 0 R ]",
        others: [
          "<< /Type /Annot /Subtype /Widget /FT /Tx /T (town) /V (Northport) /Rect [ 150 695 300 715 ] /F 4 >>",
          "<< /Type /Annot /Subtype /Widget /FT /Btn /T (paid) /V /Yes /AS /Yes /Rect [ 100 655 115 670 ] /F 4 >>",
          "<< /Type /Annot /Subtype /Widget /FT /Ch /T (way) /V (s) /Opt [ [ (a) (Air) ] [ (s) (Sea) ] ] >>",
        ]))
    #expect(result.texts(.key) == ["Town", "paid", "way"])
    #expect(result.texts(.value) == ["Northport", "Yes", "Sea"])
    #expect(result.text.hasPrefix("Town Northport"))
  }

  @Test func survivesFieldsThatContainThemselves() async {
    let result = await extract(
      PDFWriter.page(
        content: PDFWriter.show("words", x: 60, y: 700), catalog: "/AcroForm << /Fields [ 6 0 R ] >> /Outlines 7 0 R",
        others: [
          "<< /T (a) /Kids [ 6 0 R 6 0 R ] /Parent 6 0 R >>", "<< /First 8 0 R >>",
          "<< /Title (again) /Next 8 0 R /First 8 0 R >>",
        ]))
    #expect(result.text == "words")
    #expect(result.metadata.extra["outline"] == "again")
  }

  @Test func readsNotesLinksAndBookmarks() async {
    let result = await extract(
      PDFWriter.page(
        content: PDFWriter.show("words", x: 60, y: 700), catalog: "/Outlines 8 0 R /Lang (en-GB)",
        page: "/Annots [ 6 0 R 7 0 R ]",
        others: [
          "<< /Subtype /Text /Rect [ 10 10 20 20 ] /Contents (check this) >>",
          "<< /Subtype /Link /Rect [ 10 10 20 20 ] /A << /S /URI /URI (https://harbour.example/) >> >>",
          "<< /First 9 0 R >>", "<< /Title (Part one) /First 10 0 R >>", "<< /Title (Detail) >>",
        ]))
    #expect(result.texts(.note) == ["check this"])
    #expect(result.metadata.extra["links"] == "https://harbour.example/")
    #expect(result.metadata.extra["outline"] == "Part one\n  Detail")
    #expect(result.metadata.language == "en-GB")
  }

  @Test func handsOverAttachedFiles() async {
    let result = await extract(
      PDFWriter.page(
        content: PDFWriter.show("cover", x: 60, y: 700),
        catalog: "/Names << /EmbeddedFiles << /Names [ (n) 6 0 R ] >> >>",
        others: [
          "<< /Type /Filespec /F (../tide.txt) /EF << /F 7 0 R >> >>",
          "<< /Length 10 >>\nstream\nhigh water\nendstream",
        ]))
    #expect(result.members.map(\.name) == ["tide.txt"])
    #expect(result.members.map(\.text) == ["high water"])
  }

  @Test func readsTablesByTheirRulings() async {
    let texts = [["Region", "Half year", ""], ["", "First", "Second"], ["North", "10", "12"]]
    var content = "0.5 w\n"
    for (row, cells) in texts.enumerated() {
      for (column, text) in cells.enumerated() where !text.isEmpty {
        content += PDFWriter.show(text, x: 65 + 80 * column, y: 705 - 20 * row) + "\n"
      }
    }
    for y in [720, 680, 660] { content += "60 \(y) m 300 \(y) l S\n" }
    content += "140 700 m 300 700 l S\n60 660 m 60 720 l S\n140 660 m 140 720 l S\n300 660 m 300 720 l S\n"
    content += "220 660 m 220 700 l S\n"
    let result = await extract(PDFWriter.page(content: content))
    let cells = result.blocks.filter { $0.kind == .cell }
    #expect(cells.map(\.text) == ["Region", "Half year", "First", "Second", "North", "10", "12"])
    #expect(cells.first?.block.cell == CellPosition(row: 1, column: 1, rowSpan: 2, columnSpan: 1))
    #expect(cells.dropFirst().first?.block.cell == CellPosition(row: 1, column: 2, rowSpan: 1, columnSpan: 2))
  }

  @Test func readsTextOutsideThePaper() async {
    let result = await extract(PDFWriter.page(content: PDFWriter.show("beyond the edge", x: 60, y: 900)))
    #expect(result.text == "beyond the edge")
  }

  @Test func readsTurnedTextInItsOwnOrder() async {
    let side = ["first of side", "second of side"].enumerated().map { index, text in
      "BT /F1 11 Tf 0 1 -1 0 \(500 + 14 * index) 300 Tm (\(text)) Tj ET"
    }
    let result = await extract(
      PDFWriter.page(content: ([PDFWriter.show("upright words here", x: 60, y: 700)] + side).joined(separator: "\n")))
    #expect(result.texts(.line) == ["upright words here", "first of side", "second of side"])
  }

  @Test(arguments: ["junk\r\n\r\n", "<html>proxy</html>\n"]) func readsBehindJunk(junk: String) async throws {
    let bytes = Array(junk.utf8) + PDFWriter.document([PDFWriter.lines(["words behind junk"])])
    #expect(try await Reading.of(bytes, name: "a.pdf").text == "words behind junk")
  }
}

import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PDFExtractorTests {
  private func extract(_ pages: [[PDFWriter.Line]], title: String? = nil) async -> Extraction {
    await Extraction.of(PDFWriter.document(pages, title: title), with: PDFExtractor(), name: "a.pdf")
  }

  @Test func givesWordsWithBoxesOnTheirPages() async throws {
    let result = await extract(
      [PDFWriter.lines(["Hello world"]), PDFWriter.lines(["Second page"])], title: "Greetings")
    #expect(result.text == "Hello world\n\nSecond page")
    #expect(result.texts(.word) == ["Hello", "world", "Second", "page"])
    #expect(result.blocks.filter { $0.kind == .word }.compactMap(\.block.page) == [1, 1, 2, 2])
    let box = try #require(result.blocks.first { $0.kind == .word }?.block.box)
    #expect(abs(box.left - 0.1) < 0.01)
    #expect(abs(box.top - 0.115) < 0.02)
    #expect(result.metadata.title == "Greetings")
    #expect(result.metadata.pageCount == 2)
  }

  @Test func joinsWordsBrokenAtLineEnds() async {
    let result = await extract([
      PDFWriter.lines([
        "The master explained the navi-", "gation of the inner channel once", "more to the well-", "Known.",
      ])
    ])
    #expect(result.text.contains("the navigation of"))
    #expect(result.text.contains("well-Known"))
    // Both halves keep their boxes, and touch in the text.
    #expect(result.texts(.word).contains("navi"))
    #expect(result.texts(.word).contains("gation"))
  }

  @Test func readsColumnsOneAfterTheOther() async {
    let left = (1...8).map { "left column words number \($0)" }
    let right = (1...8).map { "right column words number \($0)" }
    let page =
      [PDFWriter.Line(x: 150, y: 60, size: 20, text: "A heading across both of them")]
      + zip(PDFWriter.lines(left, x: 50), PDFWriter.lines(right, x: 320)).flatMap { [$0, $1] }
    let result = await extract([page])
    #expect(result.texts(.heading) == ["A heading across both of them"])
    let order = result.texts(.line).dropFirst()
    #expect(Array(order) == left + right)
  }

  @Test func findsTables() async {
    let rows = [["Title", "Copies", "Sum"], ["Garden almanac", "20", "168.00"], ["River atlas", "5", "221.00"]]
    let lines = rows.enumerated().flatMap { row, cells in
      cells.enumerated().map { PDFWriter.Line(x: 60 + 180 * $0.offset, y: 100 + 20 * row, text: $0.element) }
    }
    let result = await extract([[PDFWriter.Line(x: 60, y: 60, text: "An account of goods sold")] + lines])
    #expect(result.rows == rows)
    #expect(result.text.contains("River atlas\t5\t221.00"))
  }

  @Test func marksRunningHeads() async {
    let pages = (1...4).map { number in
      [PDFWriter.Line(x: 60, y: 30, text: "Annual report, page \(number)")]
        + PDFWriter.lines(["This page is about subject \(number) alone and nothing else."])
    }
    let result = await extract(pages)
    #expect(result.texts(.header) == (1...4).map { "Annual report, page \($0)" })
    #expect(result.texts(.paragraph).count == 4)
  }

  @Test func readsEncryptedFilesWithTheirPasswordOnly() async throws {
    let directory = try TemporaryRoot.system.makeDirectory()
    let plain = try PDFWriter.document([PDFWriter.lines(["hidden words"])]).withUnsafeBytes { bytes in
      try directory.write(bytes, to: "plain.pdf")
    }
    _ = try await ChildProcess().run(
      .qpdf, ["--encrypt", "open", "own", "256", "--", plain, "locked.pdf"], in: directory,
      limits: ChildProcess.Limits())
    let locked = try SourceContent(file: "\(directory.path)/locked.pdf").bytes()
    let refused = await Extraction.of(locked, with: PDFExtractor())
    #expect(refused.failure?.code == .encrypted)
    #expect(refused.text.isEmpty)
    var options = ExtractionOptions()
    options.passwords = ["wrong", "open"]
    #expect(await Extraction.of(locked, with: PDFExtractor(), options: options).text == "hidden words")
  }

  @Test func salvagesAFileCutShort() async {
    let bytes = PDFWriter.document((1...6).map { PDFWriter.lines(["Words of page \($0) are here."]) })
    let result = await Extraction.of(Array(bytes[..<(bytes.count / 2)]), with: PDFExtractor())
    #expect(result.text.hasPrefix("Words of page 1 are here."))
    #expect(result.degradation?.code == .corrupted)
  }

  @Test(arguments: ["%PDF-1.4\n", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"])
  func namesAFileBeyondRepair(content: String) async {
    let result = await Extraction.of(Array(content.utf8), with: PDFExtractor())
    #expect(result.failure?.code == .corrupted)
  }
}

import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct OpenDocumentExtractorTests {
  private let names =
    ["office", "text", "table", "meta", "style", "presentation", "manifest"].map {
      "xmlns:\($0)='urn:oasis:names:tc:opendocument:xmlns:\($0):1.0'"
    }.joined(separator: " ")
    + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"

  private func extract(_ body: String, parts: [(String, String)] = []) async -> Extraction {
    let content = "<office:document-content \(names)><office:body>\(body)</office:body></office:document-content>"
    let package = ZipWriter.package(
      [("content.xml", content)] + parts.map { ($0.0, $0.1.replacing("NAMES", with: names)) })
    return await Extraction.of(package, with: OpenDocumentExtractor())
  }

  @Test func readsText() async {
    let result = await extract(
      "<office:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        + "<text:h text:outline-level='2'>Head</text:h><text:p>one<text:s text:c='2'/>two<text:tab/>x\n  y"
        + "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body>"
        + "</text:note></text:p><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        + "</office:text>")
    #expect(result.texts(.heading) == ["Head"])
    #expect(result.texts(.paragraph) == ["one  two\tx y"])
    #expect(result.texts(.note) == ["note"])
    #expect(result.texts(.listItem) == ["item"])
    #expect(!result.text.contains("deleted"))
  }

  @Test func readsSheetsWithoutRepeatedEmptyCells() async {
    let row =
      "<table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16000'/>"
      + "</table:table-row>"
    let cells =
      "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
      + "<table:table-cell table:number-columns-repeated='3'><text:p>b</text:p></table:table-cell></table:table-row>"
    let result = await extract(
      "<office:spreadsheet><table:table table:name='Sheet A'>\(row)\(cells)</table:table></office:spreadsheet>")
    #expect(result.texts(.heading) == ["Sheet A"])
    #expect(result.rows == [["a", "b", "b", "b"]])
    #expect(result.blocks.first { $0.kind == .cell }?.block.cell == CellPosition(row: 1_000_001, column: 1))
  }

  @Test func readsSlides() async {
    let result = await extract(
      "<office:presentation><draw:page><draw:frame><draw:text-box><text:p>Slide</text:p></draw:text-box></draw:frame>"
        + "<presentation:notes><draw:frame><text:p>spoken</text:p></draw:frame></presentation:notes></draw:page>"
        + "</office:presentation>")
    #expect(result.texts(.page).count == 1)
    #expect(result.texts(.note) == ["spoken"])
  }

  @Test func countsTheItemsOfLists() async {
    let style =
      "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' "
      + "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' "
      + "text:display-levels='2'/></text:list-style><text:list-style style:name='B'>"
      + "<text:list-level-style-bullet text:level='1' text:bullet-char='•'/></text:list-style>"
    func item(_ content: String) -> String { "<text:list-item>\(content)</text:list-item>" }
    let body =
      "<text:list text:style-name='L'>\(item("<text:p>one</text:p>"))"
      + item("<text:p>two</text:p><text:list>\(item("<text:p>inner</text:p>"))</text:list><text:p>more</text:p>")
      + "</text:list><text:p>between</text:p><text:list text:style-name='L' text:continue-numbering='true'>"
      + "\(item("<text:p>three</text:p>"))</text:list><text:list text:style-name='L'>\(item("<text:p>anew</text:p>"))"
      + "</text:list><text:list text:style-name='B'>\(item("<text:p>dot</text:p>"))</text:list>"
    let result = await extract(
      "<office:text>\(body)</office:text>",
      parts: [
        ("styles.xml", "<office:document-styles NAMES><office:styles>\(style)</office:styles></office:document-styles>")
      ])
    #expect(result.texts(.listItem) == ["1. one", "2. two", "2.a) inner", "more", "3. three", "1. anew", "• dot"])
  }

  @Test func leavesOutCoveredCellsAndNamesAuthors() async {
    let result = await extract(
      "<office:text><table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>wide</text:p>"
        + "</table:table-cell><table:covered-table-cell/></table:table-row></table:table><text:p>x<office:annotation>"
        + "<dc:creator>Ada</dc:creator><dc:date>2024</dc:date><text:p>look</text:p></office:annotation></text:p></office:text>"
    )
    #expect(result.rows == [["wide"]])
    #expect(result.texts(.note) == ["Ada: look"])
  }

  @Test func readsEmbeddedObjectsAndStoredValues() async {
    let chart =
      "<office:document-content NAMES><office:body><office:chart><table:table><table:table-row><table:table-cell>"
      + "<text:p>north</text:p></table:table-cell></table:table-row></table:table></office:chart></office:body>"
      + "</office:document-content>"
    let result = await extract(
      "<office:spreadsheet><table:table table:name='S'><table:table-row><table:table-cell office:value='2.50'/>"
        + "<table:table-cell office:date-value='2026-03-09'/></table:table-row></table:table></office:spreadsheet>",
      parts: [("Object 1/content.xml", chart)])
    #expect(result.rows == [["2.5", "2026-03-09"], ["north"]])
    #expect(result.metadata.pageCount == 1)
  }

  @Test func readsDocumentsOfOneFile() async throws {
    let xml =
      "<?xml version='1.0'?><office:document \(names) office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>"
      + "<office:meta><dc:title>T</dc:title></office:meta><office:master-styles><style:master-page><style:header>"
      + "<text:p>top</text:p></style:header></style:master-page></office:master-styles><office:body><office:spreadsheet>"
      + "<table:table table:name='Prices'><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
      + "</table:table-row></table:table></office:spreadsheet></office:body></office:document>"
    let result = try await Reading.of(xml, name: "prices.fods")
    #expect(result.report.mediaType == .ods)
    #expect(result.texts(.heading) == ["Prices"])
    #expect(result.texts(.header) == ["top"])
    #expect(result.texts(.cell) == ["a"])
    #expect(result.metadata.title == "T")
  }

  @Test func readsStarOfficeDocuments() async throws {
    let star = ["office", "text", "table", "style"].map { "xmlns:\($0)='http://openoffice.org/2000/\($0)'" }
      .joined(separator: " ")
    var writer = ZipWriter()
    writer.add("mimetype", Array("application/vnd.sun.xml.writer".utf8), deflated: false)
    let xml =
      "<office:document-content \(star)><office:body><text:h text:level='2'>Head</text:h><text:ordered-list><text:list-item>"
      + "<text:p>item</text:p></text:list-item></text:ordered-list><text:p>text<text:footnote><text:footnote-citation>1"
      + "</text:footnote-citation><text:footnote-body><text:p>note</text:p></text:footnote-body></text:footnote></text:p>"
      + "</office:body></office:document-content>"
    writer.add("content.xml", Array(xml.utf8))
    let result = try await Reading.of(writer.finished(), name: "letter.sxw")
    #expect(result.texts(.heading) == ["Head"])
    #expect(result.texts(.listItem) == ["item"])
    #expect(result.texts(.paragraph) == ["text"])
    #expect(result.texts(.note) == ["note"])
  }

  @Test func readsMetadataAndHeaders() async {
    let meta =
      "<office:document-meta NAMES><office:meta><dc:title>T</dc:title><meta:initial-creator>A</meta:initial-creator>"
      + "<dc:creator>B</dc:creator><meta:document-statistic meta:page-count='4'/></office:meta></office:document-meta>"
    let styles =
      "<office:document-styles NAMES><style:master-page><style:header><text:p>running</text:p></style:header>"
      + "</style:master-page></office:document-styles>"
    let result = await extract(
      "<office:text><text:p>x</text:p></office:text>", parts: [("meta.xml", meta), ("styles.xml", styles)])
    #expect(result.metadata.title == "T")
    #expect(result.metadata.authors == ["A"])
    #expect(result.metadata.pageCount == 4)
    #expect(result.texts(.header) == ["running"])
  }

  @Test func namesEncryption() async {
    let manifest =
      "<manifest:manifest NAMES><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    let result = await extract("<office:text/>", parts: [("META-INF/manifest.xml", manifest)])
    #expect(result.failure?.code == .encrypted)
  }
}

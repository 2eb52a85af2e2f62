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

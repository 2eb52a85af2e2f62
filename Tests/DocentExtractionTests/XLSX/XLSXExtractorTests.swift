import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct XLSXExtractorTests {
  private let main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
  private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"

  private func workbook(_ sheetData: String, comments: String? = nil) -> [UInt8] {
    var parts = [
      (
        "xl/workbook.xml",
        "<workbook \(main) xmlns:r='\(office)'><sheets><sheet name='Second &amp; last' r:id='r2'/>"
          + "<sheet name='First' r:id='r1'/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships \(package)><Relationship Id='r1' Type='\(office)/worksheet' Target='worksheets/sheet1.xml'/>"
          + "<Relationship Id='r2' Type='\(office)/worksheet' Target='/xl/worksheets/sheet2.xml'/></Relationships>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst \(main)><si><t>shared</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet \(main)><numFmts><numFmt numFmtId='170' formatCode='0.0%'/></numFmts>"
          + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs></styleSheet>"
      ),
      ("xl/worksheets/sheet1.xml", "<worksheet \(main)><sheetData>\(sheetData)</sheetData></worksheet>"),
      ("xl/worksheets/sheet2.xml", "<worksheet \(main)><sheetData/></worksheet>"),
    ]
    if let comments {
      parts.append(("xl/comments1.xml", "<comments \(main)><commentList>\(comments)</commentList></comments>"))
      parts.append(
        (
          "xl/worksheets/_rels/sheet1.xml.rels",
          "<Relationships \(package)><Relationship Id='c' Type='\(office)/comments' Target='../comments1.xml'/>"
            + "</Relationships>"
        ))
    }
    return ZipWriter.package(parts)
  }

  @Test func readsSheetsInTheOrderOfTheirTabs() async {
    let result = await Extraction.of(workbook("<row r='1'><c t='s'><v>0</v></c></row>"), with: XLSXExtractor())
    #expect(result.texts(.heading) == ["Second & last", "First"])
    #expect(result.blocks.filter { $0.kind == .page }.compactMap(\.block.page) == [1, 2])
    #expect(result.metadata.pageCount == 2)
  }

  @Test func showsCellsAsTheProgramDoes() async {
    let result = await Extraction.of(
      workbook(
        "<row r='2'><c r='B2' t='s'><v>1</v></c><c r='C2' s='1'><v>46090</v></c><c r='D2' s='2'><v>0.175</v></c>"
          + "<c r='E2' t='b'><v>1</v></c><c r='F2' t='inlineStr'><is><t>in line</t></is></c>"
          + "<c r='G2'><f>1+1</f><v>2</v></c><c r='H2' t='e'><v>#DIV/0!</v></c></row>"), with: XLSXExtractor())
    #expect(result.rows == [["rich text", "2026-03-09", "17.5%", "TRUE", "in line", "2", "#DIV/0!"]])
    #expect(result.blocks.first { $0.kind == .cell }?.block.cell == CellPosition(row: 2, column: 2))
  }

  @Test func readsComments() async {
    let result = await Extraction.of(
      workbook("", comments: "<comment ref='A2'><text><t>look here</t></text></comment>"), with: XLSXExtractor())
    #expect(result.texts(.note) == ["A2: look here"])
  }

  @Test func namesTheAuthorsOfComments() async {
    let result = await Extraction.of(
      workbook(
        "",
        comments:
          "<authors><author>Ada</author></authors><comment ref='A2' authorId='0'><text><t>look</t></text></comment>"
          + "<comment ref='A3' authorId='0'><text><t>[Threaded comment] Your version</t></text></comment>"),
      with: XLSXExtractor())
    #expect(result.texts(.note) == ["A2: Ada: look"])
  }

  @Test func readsDatesOfTheStrictDialect() async {
    let result = await Extraction.of(
      workbook(
        "<row r='1'><c r='A1' t='d'><v>2026-03-09T00:00:00</v></c><c r='B1' t='d'><v>2026-03-09T12:30:00.000</v></c></row>"
      ),
      with: XLSXExtractor())
    #expect(result.rows == [["2026-03-09", "2026-03-09 12:30:00"]])
  }

  @Test func countsCellsWithoutReferences() async {
    let result = await Extraction.of(
      workbook("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), with: XLSXExtractor())
    #expect(result.rows == [["1", "2"], ["3"]])
  }

  @Test(arguments: [
    ("&LLeft&CPage &P of &N&RRight", "Left\tPage  of \tRight"), ("&\"Arial,Bold\"&14Head && tail", "Head & tail"),
    ("&", ""),
    ("&K01+000Colour", "Colour"),
  ]) func readsRunningHeads(code: String, expected: String) {
    #expect(SheetRunningHead.text(code) == expected)
  }

  @Test func costFollowsStoredCells() async {
    let result = await Extraction.of(
      workbook("<row r='1048576'><c r='XFD1048576' t='s'><v>0</v></c></row>"), with: XLSXExtractor())
    #expect(result.blocks.count < 12)
    #expect(result.blocks.first { $0.kind == .cell }?.block.cell == CellPosition(row: 1_048_576, column: 16_384))
  }

  @Test(arguments: ["<c r='ZZZZZZZZ9' t='s'><v>9999999</v></c>", "<c t='s'><v>1e400</v></c>", "<c s='-5'><v>x</v></c>"])
  func survivesOddCells(cell: String) async {
    let result = await Extraction.of(workbook("<row r='-3'>\(cell)</row>"), with: XLSXExtractor())
    #expect(result.failure == nil)
  }
}

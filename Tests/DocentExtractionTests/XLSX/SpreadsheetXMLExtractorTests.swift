import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct SpreadsheetXMLExtractorTests {
  static let sample = Array(
    """
    <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:o="urn:schemas-microsoft-com:office:office">
    <o:DocumentProperties><o:Author>Ada</o:Author></o:DocumentProperties>
    <Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>
    <Worksheet ss:Name="Prices"><Table><Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">Lantern</Data>
    <Comment ss:Author="Bo"><ss:Data>look</ss:Data></Comment></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.175</Data></Cell>
    <Cell ss:Index="6"><Data ss:Type="DateTime">2026-03-09T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>
    """.utf8)

  @Test func readsSheetsFormatsAndComments() async throws {
    let result = try await Reading.of(Self.sample, name: "book.xml")
    #expect(result.report.mediaType == .spreadsheetXML)
    #expect(result.texts(.heading) == ["Prices"])
    #expect(result.texts(.cell) == ["Lantern", "17.50%", "2026-03-09"])
    #expect(result.texts(.note) == ["Bo: look"])
    let positions = result.parts.flatMap(\.blocks).compactMap(\.cell)
    #expect(
      positions == [
        CellPosition(row: 2, column: 1, columnSpan: 2), CellPosition(row: 2, column: 3),
        CellPosition(row: 2, column: 6),
      ])
  }
}

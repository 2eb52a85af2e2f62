import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct BinaryWorkbookTests {
  static func record(_ type: Int, _ data: [UInt8]) -> [UInt8] {
    let head = type < 0x80 ? [UInt8(type)] : [UInt8(type & 0x7F | 0x80), UInt8(type >> 7)]
    return head + [UInt8(data.count & 0x7F | 0x80), UInt8(data.count >> 7)] + data
  }

  static func string(_ text: String) -> [UInt8] {
    let units = Array(text.utf16)
    return little(UInt32(units.count)) + units.flatMap { little($0) }
  }

  static func cell(_ column: Int, style: UInt8 = 0) -> [UInt8] { little(UInt32(column)) + [style, 0, 0, 0] }

  /// A workbook whose only sheet has these records.
  static func workbook(_ sheet: [UInt8], comments: [UInt8]? = nil) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
    var writer = ZipWriter()
    writer.add(
      "xl/workbook.bin", record(156, little(UInt32(0)) + little(UInt32(1)) + string("rId1") + string("Prices")))
    let rels =
      "<Relationships \(package)><Relationship Id='rId1' Type='\(office)/worksheet' Target='worksheets/sheet1.bin'/>"
      + "</Relationships>"
    writer.add("xl/_rels/workbook.bin.rels", Array(rels.utf8))
    writer.add("xl/sharedStrings.bin", record(19, [0] + string("Lantern")))
    let format = record(44, little(UInt16(170)) + string("0.0%"))
    let styles =
      format + record(617, [1, 0, 0, 0]) + record(47, [0, 0, 0, 0]) + record(47, [0, 0, 170, 0]) + record(618, [])
    writer.add("xl/styles.bin", styles)
    writer.add("xl/worksheets/sheet1.bin", sheet)
    if let comments {
      let own =
        "<Relationships \(package)><Relationship Id='c' Type='\(office)/comments' Target='../comments1.bin'/></Relationships>"
      writer.add("xl/worksheets/_rels/sheet1.bin.rels", Array(own.utf8))
      writer.add("xl/comments1.bin", comments)
    }
    return writer.finished()
  }

  static let sample = workbook(
    record(0, little(UInt32(2)) + [0, 0, 0, 0]) + record(7, cell(1) + little(UInt32(0)))
      + record(2, cell(2, style: 1) + little(UInt32(1750 << 2 | 3)))
      + record(5, cell(3) + (0..<8).map { UInt8(truncatingIfNeeded: (2.5).bitPattern >> UInt64(8 * $0)) })
      + record(4, cell(4) + [1]) + record(11, cell(5) + [7]) + record(8, cell(6) + string("result"))
      + record(176, little(UInt32(2)) + little(UInt32(3)) + little(UInt32(1)) + little(UInt32(1))),
    comments: record(632, string("Ada"))
      + record(
        635,
        little(UInt32(0)) + little(UInt32(2)) + little(UInt32(2))
          + little(UInt32(27)) + little(UInt32(27)) + [UInt8](repeating: 0, count: 16))
      + record(637, [0] + string("look")))

  @Test func readsCellsAndComments() async {
    let result = await Extraction.of(Self.sample, with: XLSXExtractor())
    #expect(result.texts(.heading) == ["Prices"])
    #expect(result.rows == [["Lantern", "1750.0%", "2.5", "TRUE", "#DIV/0!", "result"]])
    #expect(result.blocks.first { $0.kind == .cell }?.block.cell == CellPosition(row: 3, column: 2, rowSpan: 2))
    #expect(result.texts(.note) == ["AB3: Ada: look"])
  }

  @Test(arguments: [
    (0x3FF8_0000, 1.5), (0x3FF8_0001, 0.015), (10 << 2 | 2, 10.0), (10 << 2 | 3, 0.1), (0xFFFF_FFFE, -1),
  ])
  func readsPackedNumbers(stored: Int, expected: Double) {
    #expect(BinarySheetReader.rational(stored) == expected)
  }

  @Test(arguments: [
    [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [7, 1, 0], [6, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], [0],
  ]) func survivesOddRecords(bytes: [UInt8]) async {
    #expect(await Extraction.of(Self.workbook(bytes), with: XLSXExtractor()).failure == nil)
  }
}

import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct XLSExtractorTests {
  typealias Book = BinaryWorkbook

  @Test func readsCellsOfEveryKind() async throws {
    let strings = Book.record(
      0xFC, little(UInt32(2)) + little(UInt32(2)) + Book.text("Имя") + [3, 0, 8, 1, 0, 0x61, 0x62, 0x63, 0, 0, 0, 0])
    let formats =
      Book.record(0x41E, little(UInt16(164)) + Book.text("0.0%"))
      + [0, 14, 164].flatMap { Book.record(0xE0, [0, 0] + little(UInt16($0)) + [UInt8](repeating: 0, count: 16)) }
    let cells =
      Book.cell(0xFD, 0, 0, little(UInt32(0))) + Book.cell(0xFD, 0, 1, little(UInt32(1)))
      + Book.cell(0x203, 1, 0, style: 1, Book.number(45_000)) + Book.cell(0x203, 1, 1, style: 2, Book.number(0.125))
      + Book.cell(0x27E, 2, 0, little(UInt32(1234 << 2 | 3)))
      + Book.record(
        0xBD, [3, 0, 0, 0] + [0, 0] + little(UInt32(5 << 2 | 2)) + [0, 0] + little(UInt32(6 << 2 | 2)) + [1, 0])
      + Book.cell(0x205, 4, 0, [1, 0]) + Book.cell(0x205, 4, 1, [7, 1])
      + Book.cell(0x06, 5, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0])
      + Book.record(0x207, Book.text("result"))
      + Book.cell(0x06, 5, 1, Book.number(2.5) + [0, 0, 0, 0, 0, 0])
      + Book.cell(0x204, 6, 0, Book.text("label"))
    let reading = try await Reading.of(Book.file(globals: strings + formats, sheet: cells), name: "x.xls")
    #expect(reading.outcome == .extracted)
    #expect(reading.texts(.heading) == ["Sheet"])
    #expect(reading.metadata.pageCount == 1)
    #expect(
      reading.cells == [
        ["Имя", "abc"], ["2023-03-15", "12.5%"], ["12.34"], ["5", "6"], ["TRUE", "#DIV/0!"], ["result", "2.5"],
        ["label"],
      ])
  }

  @Test func joinsStringsThatGoOnInAnotherRecord() async throws {
    // Four characters of one byte, then two of two bytes behind flags of their own.
    let strings =
      Book.record(0xFC, little(UInt32(1)) + little(UInt32(1)) + little(UInt16(6)) + [0] + Array("abcd".utf8))
      + Book.record(0x3C, [1] + CompoundFiles.utf16("жз"))
    let reading = try await Reading.of(Book.file(globals: strings, sheet: Book.cell(0xFD, 0, 0, little(UInt32(0)))))
    #expect(reading.cells == [["abcdжз"]])
  }

  @Test func readsCommentsTextBoxesAndRunningHeads() async throws {
    func object(_ kind: UInt16, _ number: UInt16, _ text: String) -> [UInt8] {
      Book.record(
        0x5D,
        little(UInt16(0x15)) + little(UInt16(18)) + little(kind) + little(number) + [UInt8](repeating: 0, count: 14))
        + Book.record(
          0x1B6, [UInt8](repeating: 0, count: 10) + little(UInt16(text.utf16.count)) + [UInt8](repeating: 0, count: 6))
        + Book.record(0x3C, [1] + CompoundFiles.utf16(text))
    }
    let sheet =
      Book.cell(0x203, 0, 0, Book.number(1)) + Book.record(0x14, Book.text("&LLeft&C&\"Arial,Bold\"&12Middle &P"))
      + object(0x19, 7, "A comment") + object(6, 8, "A box") + Book.record(0x1C, [2, 0, 1, 0, 0, 0, 7, 0])
    let reading = try await Reading.of(Book.file(sheet: sheet))
    #expect(reading.texts(.note) == ["B3: A comment"])
    #expect(reading.texts(.paragraph) == ["A box"])
    #expect(reading.texts(.header) == ["Left Middle"])
  }

  @Test func countsDaysFrom1904WhereTheWorkbookSaysSo() async throws {
    let globals = Book.record(0x22, [1, 0]) + Book.record(0xE0, [0, 0, 14, 0])
    let reading = try await Reading.of(Book.file(globals: globals, sheet: Book.cell(0x203, 0, 0, Book.number(1))))
    #expect(reading.cells == [["1904-01-02"]])
  }

  @Test func leavesOutTheCellsOfCharts() async throws {
    let chart = Book.record(0x809, [0, 6, 0x20, 0, 0, 0, 0, 0]) + Book.cell(0x203, 0, 0, Book.number(9)) + Book.end
    let reading = try await Reading.of(Book.file(sheet: chart + Book.cell(0x203, 0, 0, Book.number(1))))
    #expect(reading.cells == [["1"]])
  }

  @Test func readsFilesOfTheFirstVersion() async throws {
    let bytes =
      Book.record(0x009, [2, 0, 0x10, 0]) + Book.record(0x42, little(UInt16(1251)))
      + Book.record(0x04, [0, 0, 0, 0, 0, 0, 0, 3, 0xC4, 0xE0, 0x21]) + Book.record(0x02, [1, 0, 0, 0, 0, 0, 0, 42, 0])
      + Book.record(0x03, [1, 0, 1, 0, 0, 0, 0] + Book.number(1.5)) + Book.end
    let reading = try await Reading.of(bytes, name: "old.xls")
    #expect(reading.outcome == .extracted)
    #expect(reading.cells == [["Да!"], ["42", "1.5"]])
  }

  @Test func readsExcel5InItsCodePage() async throws {
    let name: [UInt8] = [4, 0xCB, 0xE8, 0xF1, 0xF2]
    let text: [UInt8] = [2, 0, 0xC4, 0xE0]
    let start = Book.record(0x809, [0, 5, 5, 0, 0, 0, 0, 0]) + Book.record(0x42, little(UInt16(1251)))
    let position = start.count + 4 + 6 + name.count + Book.end.count
    let sheet =
      Book.cell(0x204, 0, 0, text) + Book.cell(0xD6, 0, 1, text + [1, 0, 5])
      + Book.cell(0x06, 1, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]) + Book.record(0x207, text)
      + Book.record(0x1C, [0, 0, 0, 0] + text)
    let bytes =
      start + Book.record(0x85, little(UInt32(position)) + [0, 0] + name) + Book.end
      + Book.record(0x809, [0, 5, 0x10, 0, 0, 0, 0, 0]) + sheet + Book.end
    let reading = try await Reading.of(CompoundFiles.file([("Book", bytes)]))
    #expect(reading.outcome == .extracted)
    #expect(reading.texts(.heading) == ["Лист"])
    #expect(reading.cells == [["Да", "Да"], ["Да"]])
    #expect(reading.texts(.note) == ["A1: Да"])
  }

  @Test func readsTheSheetsOfAWorkspaceOfExcel4() async throws {
    func sheet(_ name: String, _ value: Double) -> [UInt8] {
      Book.record(0x8F, [0, 0, 0, 0, UInt8(name.utf8.count)] + Array(name.utf8))
        + Book.record(0x409, [0, 0, 0x10, 0, 0, 0]) + Book.cell(0x203, 0, 0, Book.number(value)) + Book.end
    }
    let bytes = Book.record(0x409, [0, 0, 0, 1, 0, 0]) + sheet("One", 1) + sheet("Two", 2) + Book.end
    let reading = try await Reading.of(bytes, name: "old.xlw")
    #expect(reading.texts(.heading) == ["One", "Two"])
    #expect(reading.cells == [["1"], ["2"]])
  }

  @Test func namesEncryptedAndCutWorkbooks() async throws {
    let encrypted = try await Reading.of(Book.file(globals: Book.record(0x2F, [1, 0, 0, 0]), sheet: []))
    #expect(encrypted.outcome.reason == .encrypted)
    let whole = Book.stream(sheet: Book.cell(0x203, 0, 0, Book.number(1)) + Book.cell(0x203, 1, 0, Book.number(2)))
    let cut = try await Reading.of(CompoundFiles.file([("Workbook", Array(whole.dropLast(10)))]))
    #expect(cut.outcome.status == .partial)
    #expect(cut.cells == [["1"]])
  }
}

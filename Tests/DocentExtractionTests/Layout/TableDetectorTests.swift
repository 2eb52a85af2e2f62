import Testing

@testable import DocentExtraction

@Suite struct TableDetectorTests {
  /// A line of words six points a letter, beginning at `x`.
  private func line(_ text: String, x: Double, y: Double) -> PlacedLine? {
    var left = x
    let words = text.split(separator: " ").map { word in
      let width = Double(word.count) * 6
      defer { left += width + 3 }
      return PlacedWord(text: String(word), rect: PageRect(xMin: left, yMin: y, xMax: left + width, yMax: y + 10))
    }
    return PlacedLine(words: words, paragraph: 0)
  }

  private func grid(_ rows: [[String]], columns: [Double]) -> [PlacedLine] {
    rows.enumerated().flatMap { row, cells in
      zip(cells, columns).compactMap { text, x in line(text, x: x, y: 100 + Double(row) * 16) }
    }
  }

  private func texts(_ table: PageTable) -> [[String]] {
    (1...max(1, table.rowCount)).map { row in
      table.cells.filter { $0.row == row }.map { $0.lines.map(\.text).joined(separator: " ") }
    }
  }

  @Test func findsRowsAndColumns() throws {
    let rows = [["Title", "Copies", "Sum"], ["River atlas", "5", "221.00"], ["Field notebook", "120", "385.20"]]
    let result = TableDetector().detect(grid(rows, columns: [50, 200, 300]))
    let table = try #require(result.tables.first)
    #expect(texts(table) == rows)
    #expect(result.rest.isEmpty)
  }

  @Test func findsColumnsInsideOneLine() {
    // The engine took each row for one line with wide gaps.
    let rows = (0..<3).compactMap { row -> PlacedLine? in
      let cells = grid([["name\(row)", "12", "40"]], columns: [50, 200, 300])
      let shifted = cells.flatMap(\.words).map { word in
        var word = word
        word.rect.yMin += Double(row) * 16
        word.rect.yMax += Double(row) * 16
        return word
      }
      return PlacedLine(words: shifted, paragraph: row)
    }
    #expect(TableDetector().detect(rows).tables.first?.columnCount == 3)
  }

  @Test func takesLabelsAndValuesForATable() throws {
    let rows = [["Invoice number:", "ML-7731-B"], ["Customer:", "Meadow Lark Press"]]
    #expect(texts(try #require(TableDetector().detect(grid(rows, columns: [50, 200])).tables.first)) == rows)
  }

  @Test func leavesColumnsOfTextAlone() {
    let text = ["some words that fill the line", "another line of words here now", "and more of them until the end"]
    let rows = (0..<9).map { row -> [String] in (0..<3).map { text[(row + $0) % 3] } }
    let result = TableDetector().detect(grid(rows, columns: [50, 260, 470]))
    #expect(result.tables.isEmpty)
    #expect(result.rest.count == 27)
  }

  @Test(arguments: [0, 1]) func takesFewLines(count: Int) {
    #expect(TableDetector().detect(grid([["a"]].prefix(count).map { $0 }, columns: [50])).tables.isEmpty)
  }
}

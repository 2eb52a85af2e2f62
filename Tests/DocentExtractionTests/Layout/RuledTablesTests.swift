import Testing

@testable import DocentExtraction

@Suite struct RuledTablesTests {
  private func line(_ text: String, x: Double, y: Double) -> PlacedLine? {
    var left = x
    let words = text.split(separator: " ").map { word in
      let width = Double(word.count) * 5
      defer { left += width + 3 }
      return PlacedWord(text: String(word), rect: PageRect(xMin: left, yMin: y, xMax: left + width, yMax: y + 10))
    }
    return PlacedLine(words: words, paragraph: 0)
  }

  private func lattice(_ xs: [Double], _ ys: [Double]) -> [PageRect] {
    guard let left = xs.first, let right = xs.last, let top = ys.first, let bottom = ys.last else { return [] }
    return ys.map { PageRect(xMin: left, yMin: $0, xMax: right, yMax: $0) }
      + xs.map { PageRect(xMin: $0, yMin: top, xMax: $0, yMax: bottom) }
  }

  private func rows(_ table: PageTable) -> [[String]] {
    (1...max(1, table.rowCount)).map { row in
      table.cells.filter { $0.row == row }.map { $0.lines.map(\.text).joined(separator: " ") }
    }
  }

  @Test func keepsCellsOfSeveralLinesTogether() throws {
    let lines = [
      line("Rope", x: 52, y: 112), line("Hemp rope in coils", x: 112, y: 102), line("tarred twice", x: 112, y: 114),
      line("31.00", x: 252, y: 112), line("Nails", x: 52, y: 142), line("Copper nails", x: 112, y: 142),
    ].compactMap { $0 }
    let found = RuledTables.detect(lines, lattice([50, 110, 250, 300], [100, 130, 160]))
    let table = try #require(found.tables.first)
    #expect(rows(table) == [["Rope", "Hemp rope in coils tarred twice", "31.00"], ["Nails", "Copper nails"]])
    #expect(found.rest.isEmpty)
  }

  @Test func partsRowsThatNoLineParts() throws {
    var lines = [line("Ship", x: 52, y: 102), line("Tons", x: 152, y: 102)]
    for (index, name) in ["Petrel", "Gannet", "Tern"].enumerated() {
      lines.append(line(name, x: 52, y: 124 + 14 * Double(index)))
      lines.append(line("\(index)40", x: 152, y: 124 + 14 * Double(index)))
    }
    let found = RuledTables.detect(lines.compactMap { $0 }, lattice([50, 150, 250], [100, 120, 170]))
    #expect(
      rows(try #require(found.tables.first)) == [
        ["Ship", "Tons"], ["Petrel", "040"], ["Gannet", "140"], ["Tern", "240"],
      ])
  }

  @Test func leavesFramesAndDrawingsAlone() {
    let lines = [
      line("words that run through every line drawn here", x: 52, y: 102), line("and on into the next", x: 52, y: 122),
    ].compactMap { $0 }
    #expect(RuledTables.detect(lines, lattice([50, 300], [100, 140])).tables.isEmpty)
    #expect(RuledTables.detect(lines, lattice([50, 90, 140, 300], [100, 120, 140])).tables.isEmpty)
  }

  @Test func findsCellsThatReachOverOthers() throws {
    // No upright line in the second half of the upper row.
    let rulings = [
      PageRect(xMin: 0, yMin: 0, xMax: 90, yMax: 0), PageRect(xMin: 0, yMin: 20, xMax: 90, yMax: 20),
      PageRect(xMin: 0, yMin: 40, xMax: 90, yMax: 40), PageRect(xMin: 0, yMin: 0, xMax: 0, yMax: 40),
      PageRect(xMin: 30, yMin: 0, xMax: 30, yMax: 40), PageRect(xMin: 60, yMin: 20, xMax: 60, yMax: 40),
      PageRect(xMin: 90, yMin: 0, xMax: 90, yMax: 40),
    ]
    let grid = try #require(RuledGrid.find(in: rulings).first)
    #expect(grid.cells.map(\.columnSpan) == [1, 2, 1, 1, 1])
    #expect(grid.cells.map(\.row) == [1, 1, 2, 2, 2])
  }

  @Test func takesManyRulings() {
    let rulings = (0..<3_000).map { PageRect(xMin: Double($0), yMin: 0, xMax: Double($0), yMax: 900) }
    #expect(RuledGrid.find(in: rulings + lattice([0, 900], [0, 900])).allSatisfy { $0.cells.count <= 4_000 })
  }
}

/// Finds tables by the lines drawn between their cells and puts the words of the page into them.
struct RuledTables {
  private static let minimumFilled = 0.25
  /// Pages with more lines are no pages of tables.
  private static let maximumLines = 10_000

  /// Tables among `lines`, and the lines, or what is left of them, that belong to none.
  static func detect(_ lines: [PlacedLine], _ rulings: [PageRect]) -> (tables: [PageTable], rest: [PlacedLine]) {
    if rulings.isEmpty || lines.count > maximumLines { return ([], lines) }
    var rest = lines
    var tables: [PageTable] = []
    // Smaller grids first: a table may stand in a frame.
    for grid in RuledGrid.find(in: rulings).sorted(by: {
      $0.rect.width * $0.rect.height < $1.rect.width * $1.rect.height
    }) {
      guard let found = table(grid, rest) else { continue }
      tables.append(found.table)
      rest = found.rest
    }
    return (tables, rest)
  }

  private static func table(_ grid: RuledGrid, _ lines: [PlacedLine]) -> (table: PageTable, rest: [PlacedLine])? {
    var contents = [[PlacedLine]](repeating: [], count: grid.cells.count)
    var rest: [PlacedLine] = []
    var torn = 0
    var seen = 0
    for line in lines {
      guard line.rect.verticalOverlap(grid.rect) > 0, line.rect.horizontalOverlap(grid.rect) > 0 else {
        rest.append(line)
        continue
      }
      var outside: [PlacedWord] = []
      var inside: [Int: [PlacedWord]] = [:]
      seen += 1
      if Self.isTorn(line, grid) { torn += 1 }
      for word in line.words {
        if let index = grid.cell(of: word) {
          inside[index, default: []].append(word)
        } else {
          outside.append(word)
        }
      }
      for (index, words) in inside {
        if let piece = PlacedLine(words: words, paragraph: line.paragraph) { contents[index].append(piece) }
      }
      if let piece = PlacedLine(words: outside, paragraph: line.paragraph) { rest.append(piece) }
    }
    guard isTable(grid, contents), torn * 8 <= seen else { return nil }
    // Rows and columns without a word in them are only drawn.
    let rows = used(grid, contents, count: grid.rowCount, \.row)
    let columns = used(grid, contents, count: grid.columnCount, \.column)
    var cells: [PageTable.Cell] = []
    for (cell, own) in zip(grid.cells, contents) where !own.isEmpty {
      let row = rows[cell.row - 1]
      let column = columns[cell.column - 1]
      cells.append(
        PageTable.Cell(
          row: row, column: column, rowSpan: max(1, rows[cell.row + cell.rowSpan - 1] - row),
          columnSpan: max(1, columns[cell.column + cell.columnSpan - 1] - column),
          lines: own.sorted { ($0.rect.midY, $0.rect.xMin) < ($1.rect.midY, $1.rect.xMin) }))
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    if goesOnBeside(grid, cells, rest) { return nil }
    let table = PageTable(
      rect: grid.rect, rowCount: rows[grid.rowCount] - 1, columnCount: columns[grid.columnCount] - 1, cells: cells)
    return (UnruledRows.split(table), rest)
  }

  /// Whether rows without lines between them go on outside the grid: it is only a part of the table.
  private static func goesOnBeside(_ grid: RuledGrid, _ cells: [PageTable.Cell], _ rest: [PlacedLine]) -> Bool {
    let rows = Dictionary(grouping: cells, by: \.row).values.compactMap { UnruledRows.visualRows(of: $0) }.joined()
    if rows.isEmpty { return false }
    let beside = rest.filter { line in
      let gap = max(line.rect.xMin - grid.rect.xMax, grid.rect.xMin - line.rect.xMax)
      return gap < 8 * line.rect.height && line.rect.verticalOverlap(grid.rect) > 0
    }
    let shared = rows.filter { row in beside.contains { $0.rect.sharesRow(with: row) } }.count
    return shared * 5 >= rows.count * 3
  }

  /// Whether a ruling runs through words that belong together: it was drawn for something else.
  private static func isTorn(_ line: PlacedLine, _ grid: RuledGrid) -> Bool {
    let limit = 0.35 * line.rect.height
    let words = line.words.sorted { $0.rect.xMin < $1.rect.xMin }
    return zip(words, words.dropFirst()).contains { first, second in
      second.rect.xMin - first.rect.xMax < limit && first.rect.sharesRow(with: second.rect)
        && grid.cell(of: first) != grid.cell(of: second)
    }
  }

  /// New numbers of the rows or columns, counted from 1 over those in which a cell with words begins; one more than
  /// there are, so that ends of spans have one too.
  private static func used(
    _ grid: RuledGrid, _ contents: [[PlacedLine]], count: Int, _ start: KeyPath<RuledGrid.Cell, Int>
  ) -> [Int] {
    var begins = [Bool](repeating: false, count: count)
    for (cell, own) in zip(grid.cells, contents) where !own.isEmpty { begins[cell[keyPath: start] - 1] = true }
    var result: [Int] = []
    var next = 1
    for isUsed in begins {
      result.append(next)
      if isUsed { next += 1 }
    }
    return result + [next]
  }

  /// Two columns and two rows with words in them: frames and rules between paragraphs are no tables.
  private static func isTable(_ grid: RuledGrid, _ contents: [[PlacedLine]]) -> Bool {
    let filled = zip(grid.cells, contents).filter { !$0.1.isEmpty }.map(\.0)
    let rows = Set(filled.map(\.row))
    let columns = Set(filled.map(\.column))
    guard filled.count >= 3, rows.count >= 2, columns.count >= 2 else { return false }
    return Double(filled.count) >= minimumFilled * Double(rows.count * columns.count)
  }
}

extension RuledGrid {
  fileprivate func cell(of word: PlacedWord) -> Int? {
    cells.firstIndex { $0.rect.contains(word.rect.midX, word.rect.midY) }
  }
}

extension PageRect {
  fileprivate func contains(_ x: Double, _ y: Double) -> Bool { x >= xMin && x <= xMax && y >= yMin && y <= yMax }
}

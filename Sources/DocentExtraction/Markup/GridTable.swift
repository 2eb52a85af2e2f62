import DocentDocument

/// A table drawn with `+---+` and `|` (reStructuredText, Pandoc, Org): its cells with the rows and columns they cover.
struct GridTable {
  /// The line after the table.
  let end: Int
  private var cells: [(row: Int, column: Int, rowSpan: Int, columnSpan: Int, text: [UInt8])] = []

  private static let maximumColumns = 200
  private static let maximumLines = 100_000

  /// Nil when no table starts on that line.
  init?(_ lines: TextLines, at start: Int) {
    let top = lines[start].trimmingEnd
    let indent = top.indentation
    guard Self.isRule(top.trimmingSpace), top.trimmingSpace.count > 2 else { return nil }
    var end = start
    while end < lines.count, end - start < Self.maximumLines {
      guard let first = lines[end].trimmingSpace.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "|") else {
        break
      }
      end += 1
    }
    guard end - start >= 3 else { return nil }
    self.end = end
    // Columns as code points: the text of cells may be outside ASCII.
    let grid = (start..<end).map { Array(lines[$0].dropping(columns: indent).trimmingEnd.string.unicodeScalars) }
    read(grid)
  }

  private static func isRule(_ line: ByteSlice) -> Bool {
    line.first == UInt8(ascii: "+") && line.last == UInt8(ascii: "+")
      && line.allSatisfy {
        $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":")
      }
  }

  private mutating func read(_ grid: [[Unicode.Scalar]]) {
    // Every column border there is, from all lines that hold a rule.
    var borders: Set<Int> = []
    for line in grid where line.first == "+" {
      for (column, scalar) in line.enumerated() where scalar == "+" { borders.insert(column) }
    }
    let columns = borders.sorted()
    guard columns.count > 1, columns.count <= Self.maximumColumns else { return }
    func at(_ row: Int, _ column: Int) -> Unicode.Scalar { column < grid[row].count ? grid[row][column] : " " }
    func isRule(_ row: Int, _ from: Int, _ to: Int) -> Bool {
      guard from + 1 < to, to <= grid[row].count else { return false }
      return grid[row][(from + 1)..<to].allSatisfy { $0 == "-" || $0 == "=" || $0 == ":" || $0 == "+" }
    }
    // Between two rules over a column stands one cell of it.
    var open = [Int?](repeating: nil, count: columns.count - 1)
    var rows: [Int] = []
    for row in grid.indices where grid[row].first == "+" || grid[row].contains("+") {
      if (0..<(columns.count - 1)).contains(where: { isRule(row, columns[$0], columns[$0 + 1]) }) { rows.append(row) }
    }
    let numbers = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0.element, $0.offset) })
    for row in rows {
      var column = 0
      while column < columns.count - 1 {
        guard isRule(row, columns[column], columns[column + 1]) else {
          column += 1
          continue
        }
        if let top = open[column], row > top + 1 {
          var last = column
          while last + 1 < columns.count - 1, open[last + 1] == top, isRule(row, columns[last + 1], columns[last + 2]),
            !((top + 1)..<row).allSatisfy({ at($0, columns[last + 1]) == "|" || at($0, columns[last + 1]) == "+" })
          {
            last += 1
          }
          add(grid, top, row, columns[column], columns[last + 1], numbers, column, last)
          for index in column...last { open[index] = row }
          column = last + 1
        } else {
          open[column] = row
          column += 1
        }
      }
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private mutating func add(
    _ grid: [[Unicode.Scalar]], _ top: Int, _ bottom: Int, _ left: Int, _ right: Int, _ numbers: [Int: Int],
    _ first: Int,
    _ last: Int
  ) {
    var text: [UInt8] = []
    for row in (top + 1)..<bottom {
      let line = grid[row]
      let slice = left + 1 < line.count ? line[(left + 1)..<min(right, line.count)] : []
      var bytes: [UInt8] = []
      for scalar in slice { bytes.append(utf8Of: scalar) }
      let trimmed = bytes[...].trimmingSpace
      if trimmed.isEmpty { continue }
      if !text.isEmpty { text.append(0x0A) }
      text.append(contentsOf: trimmed)
    }
    let row = numbers[top] ?? 0
    let lower = numbers[bottom] ?? row + 1
    cells.append((row + 1, first + 1, max(1, lower - row), last - first + 1, text))
  }

  /// Writes the table, the marks of its cells taken off by `plain`.
  func write(
    into builder: inout DocumentBuilder, plain: (ByteSlice) -> [UInt8]
  ) throws(ExtractionError) {
    try builder.openTable()
    for cell in cells {
      try builder.openCell(
        at: CellPosition(row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan))
      try builder.append(plain(cell.text[...]))
      try builder.closeCell()
    }
    try builder.closeTable()
  }
}

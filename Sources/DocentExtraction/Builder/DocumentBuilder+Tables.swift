package import DocentDocument

extension DocumentBuilder {
  /// Where the next cell of an open table stands.
  struct TableState {
    var row = 0
    var column = 0
    /// Columns taken by cells that reach down from rows above, with the last row they reach.
    var taken: [(columns: Range<Int>, lastRow: Int)] = []

    /// At most so many cells that reach over rows are followed.
    static let maximumTaken = 256
    static let maximumSpan = 1000
  }

  /// Opens a table; `openRow`, `openCell`, `cell` follow. Tables may stand in cells.
  package mutating func openTable(page: Int? = nil, box: Box? = nil) throws(ExtractionError) {
    try open(.table, page: page, box: box)
    tables.append(TableState())
  }

  package mutating func closeTable() throws(ExtractionError) {
    if !tables.isEmpty { tables.removeLast() }
    try close()
  }

  /// Starts the next row; cells count from column 1 again.
  package mutating func openRow() {
    guard !tables.isEmpty else { return }
    let last = tables.count - 1
    tables[last].row += 1
    tables[last].column = 0
    let row = tables[last].row
    tables[last].taken.removeAll { $0.lastRow < row }
    if startedBlocks == openBlocks.count { setBreak(.line) }
  }

  /// Opens the next cell of the row, in the next free column.
  package mutating func openCell(
    rowSpan: Int = 1, columnSpan: Int = 1, page: Int? = nil, box: Box? = nil, confidence: Float? = nil
  ) throws(ExtractionError) {
    let rows = min(max(1, rowSpan), TableState.maximumSpan)
    let columns = min(max(1, columnSpan), TableState.maximumSpan)
    var position = CellPosition(row: 1, column: 1, rowSpan: rows, columnSpan: columns)
    if let last = tables.indices.last {
      if tables[last].row == 0 { openRow() }
      var column = tables[last].column + 1
      while let taken = tables[last].taken.first(where: { $0.columns.contains(column) }) {
        column = taken.columns.upperBound
      }
      position.row = tables[last].row
      position.column = column
      tables[last].column = column + columns - 1
      if rows > 1, tables[last].taken.count < TableState.maximumTaken {
        tables[last].taken.append((column..<column + columns, position.row + rows - 1))
      }
    }
    try openCell(at: position, page: page, box: box, confidence: confidence)
  }

  /// Opens a cell at a position the format gives (spreadsheets); cells come in rows, left to right.
  package mutating func openCell(
    at position: CellPosition, page: Int? = nil, box: Box? = nil, confidence: Float? = nil
  ) throws(ExtractionError) {
    if let last = tables.indices.last {
      if tables[last].row != position.row {
        tables[last].row = position.row
        if startedBlocks == openBlocks.count { setBreak(.line) }
      }
      tables[last].column = position.column + position.columnSpan - 1
    }
    try open(.cell, page: page, box: box, confidence: confidence, cell: position)
  }

  /// Closes the cell.
  package mutating func closeCell() throws(ExtractionError) { try close() }

  /// A cell with its text.
  package mutating func cell(
    _ text: String, rowSpan: Int = 1, columnSpan: Int = 1, page: Int? = nil, box: Box? = nil, confidence: Float? = nil
  ) throws(ExtractionError) {
    try openCell(rowSpan: rowSpan, columnSpan: columnSpan, page: page, box: box, confidence: confidence)
    try append(text)
    try closeCell()
  }

  /// A row of cells.
  package mutating func row(_ cells: some Sequence<String>) throws(ExtractionError) {
    openRow()
    for text in cells { try cell(text) }
  }
}

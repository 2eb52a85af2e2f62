/// Rows of a ruled table that no line parts: tables often have rulings between their columns and under their head only.
enum UnruledRows {
  private static let minimumRows = 3

  /// The table with such rows as rows of their own.
  static func split(_ table: PageTable) -> PageTable {
    var cells: [PageTable.Cell] = []
    var added = 0
    let byRow = Dictionary(grouping: table.cells, by: \.row)
    let reaching = table.cells.filter { $0.rowSpan > 1 }.map { $0.row..<($0.row + $0.rowSpan) }
    for row in byRow.keys.sorted() {
      let own = byRow[row] ?? []
      let lines = reaching.contains { $0.contains(row) } ? nil : visualRows(of: own)
      for cell in own {
        guard let lines else {
          var moved = cell
          moved.row += added
          cells.append(moved)
          continue
        }
        for (index, rect) in lines.enumerated() {
          let part = cell.lines.filter { $0.rect.sharesRow(with: rect) }
          if part.isEmpty { continue }
          var moved = cell
          moved.row += added + index
          moved.lines = part
          cells.append(moved)
        }
      }
      if let lines { added += lines.count - 1 }
    }
    if added == 0 { return table }
    var result = table
    result.cells = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    result.rowCount += added
    return result
  }

  /// The rows of a row of cells, nil when they are the lines of running text: most cells have one line for each row, and
  /// in one column these are single words.
  static func visualRows(of cells: [PageTable.Cell]) -> [PageRect]? {
    guard cells.count >= 2, let most = cells.max(by: { $0.lines.count < $1.lines.count }) else { return nil }
    var rows: [PageRect] = []
    for line in most.lines {
      if let last = rows.last, last.sharesRow(with: line.rect) { continue }
      rows.append(line.rect)
    }
    guard rows.count >= minimumRows else { return nil }
    var full = 0
    var hasFigures = false
    for cell in cells {
      guard cell.lines.allSatisfy({ line in rows.contains { $0.sharesRow(with: line.rect) } }) else { return nil }
      if cell.lines.count == rows.count {
        full += 1
        if cell.lines.filter({ $0.words.count == 1 }).count * 5 >= rows.count * 4 { hasFigures = true }
      }
    }
    return hasFigures && full >= 2 && full * 5 >= cells.count * 3 ? rows : nil
  }
}

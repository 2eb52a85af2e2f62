/// Finds tables without looking at ruling lines: consecutive rows whose pieces stand in the same columns.
///
/// Columns of running text line up as well; they are told apart by their pieces being long and evenly filled.
package struct TableDetector {
  /// A gap between two words wider than this many line heights separates two cells.
  private static let cellGap = 1.0
  /// Rows further apart than this many line heights do not belong together.
  private static let maximumRowGap = 2.6
  private static let maximumColumns = 64

  /// Part of a line that could be a cell.
  private struct Piece {
    var line: PlacedLine
    /// Index of the line it was cut from.
    var source: Int
  }

  private struct Column {
    var xMin: Double
    var xMax: Double
  }

  package struct Result: Sendable {
    package var tables: [PageTable]
    /// Indices of the lines that belong to no table.
    package var rest: [Int]
  }

  package init() {}

  /// Tables among `lines`, from top to bottom. O(n log n + n · columns).
  package func detect(_ lines: [PlacedLine]) -> Result {
    let rows = visualRows(lines)
    var tables: [PageTable] = []
    var used = Set<Int>()
    var start = 0
    while start < rows.count {
      switch candidate(in: rows, from: start) {
      case .none: start += 1
      case .prose(let end): start = end
      case .table(let table, let end, let sources):
        tables.append(table)
        used.formUnion(sources)
        start = end
      }
    }
    return Result(tables: tables, rest: lines.indices.filter { !used.contains($0) })
  }

  // MARK: Rows and pieces

  private func visualRows(_ lines: [PlacedLine]) -> [[Piece]] {
    var pieces: [Piece] = []
    for (index, line) in lines.enumerated() {
      pieces += line.pieces(widerThan: Self.cellGap).map { Piece(line: $0, source: index) }
    }
    pieces.sort { ($0.line.rect.midY, $0.line.rect.xMin) < ($1.line.rect.midY, $1.line.rect.xMin) }
    var rows: [[Piece]] = []
    var rowRect: PageRect?
    for piece in pieces {
      if let rect = rowRect, rect.sharesRow(with: piece.line.rect), !rows.isEmpty {
        rows[rows.count - 1].append(piece)
      } else {
        rows.append([piece])
        rowRect = piece.line.rect
      }
    }
    for index in rows.indices { rows[index].sort { $0.line.rect.xMin < $1.line.rect.xMin } }
    return rows
  }

  // MARK: Growing a table

  private enum Candidate {
    case none
    /// Columns of text: no part of it is a table either.
    case prose(end: Int)
    case table(PageTable, end: Int, sources: Set<Int>)
  }

  private func candidate(in rows: [[Piece]], from start: Int) -> Candidate {
    guard rows[start].count >= 2, rows[start].count <= Self.maximumColumns else { return .none }
    var columns = rows[start].map { Column(xMin: $0.line.rect.xMin, xMax: $0.line.rect.xMax) }
    var taken = [start]
    var index = start + 1
    while index < rows.count {
      guard let previous = taken.last, follows(rows[index], rows[previous]) else { break }
      guard let widened = merge(rows[index], into: columns) else { break }
      if rows[index].count == 1 {
        // One piece alone continues a cell above it, or ends the table.
        guard index + 1 < rows.count, rows[index + 1].count >= 2, follows(rows[index + 1], rows[index]) else { break }
        guard merge(rows[index + 1], into: widened) != nil else { break }
      }
      columns = widened
      taken.append(index)
      index += 1
    }
    let members = taken.map { rows[$0] }
    let contents = contents(of: members, columns: columns)
    let prose = zip(contents, columns).filter { isProse($0, $1) }.count
    if prose * 2 >= columns.count { return .prose(end: index) }
    guard isTable(members, contents, prose: prose), let table = assemble(members, columns: columns) else {
      return .none
    }
    return .table(table, end: index, sources: Set(taken.flatMap { rows[$0].map(\.source) }))
  }

  private func follows(_ row: [Piece], _ previous: [Piece]) -> Bool {
    guard let first = previous.first, let next = row.first else { return false }
    let bottom = previous.reduce(first.line.rect) { $0.union($1.line.rect) }
    let top = row.reduce(next.line.rect) { $0.union($1.line.rect) }
    return top.yMin - bottom.yMax <= Self.maximumRowGap * max(top.height, bottom.height)
  }

  /// The columns widened by the pieces of `row`; nil when a piece lies across two columns.
  private func merge(_ row: [Piece], into columns: [Column]) -> [Column]? {
    var result = columns
    for piece in row {
      let rect = piece.line.rect
      let hits = result.indices.filter { result[$0].xMin < rect.xMax && rect.xMin < result[$0].xMax }
      switch hits.count {
      case 0:
        let position = result.firstIndex { $0.xMin > rect.xMax } ?? result.count
        result.insert(Column(xMin: rect.xMin, xMax: rect.xMax), at: position)
        if result.count > Self.maximumColumns { return nil }
      case 1:
        result[hits[0]].xMin = min(result[hits[0]].xMin, rect.xMin)
        result[hits[0]].xMax = max(result[hits[0]].xMax, rect.xMax)
      default:
        return nil
      }
    }
    // Two pieces of one row must not have fallen into one column.
    for (left, right) in zip(row, row.dropFirst())
    where column(of: left.line.rect, in: result) == column(of: right.line.rect, in: result) { return nil }
    return result
  }

  private func column(of rect: PageRect, in columns: [Column]) -> Int? {
    columns.indices.max {
      overlap(rect, columns[$0]) < overlap(rect, columns[$1])
    }
  }

  private func overlap(_ rect: PageRect, _ column: Column) -> Double {
    min(rect.xMax, column.xMax) - max(rect.xMin, column.xMin)
  }

  // MARK: Judging

  private func contents(of rows: [[Piece]], columns: [Column]) -> [[PlacedLine]] {
    var result = [[PlacedLine]](repeating: [], count: columns.count)
    for piece in rows.joined() {
      if let index = column(of: piece.line.rect, in: columns) { result[index].append(piece.line) }
    }
    return result
  }

  private func isTable(_ rows: [[Piece]], _ contents: [[PlacedLine]], prose: Int) -> Bool {
    let full = rows.filter { $0.count >= 2 }
    guard contents.count >= 2, full.count >= 2 else { return false }
    // Sparse grids are scattered text, not tables.
    let pieces = rows.reduce(0) { $0 + $1.count }
    guard Double(pieces) >= 0.5 * Double(rows.count * contents.count) else { return false }
    guard contents.count == 2 else { return true }
    if prose > 0 { return false }
    let words = contents.map { lines in
      Double(lines.reduce(0) { $0 + $1.words.count }) / Double(max(1, lines.count))
    }
    let labels = contents[0].filter { $0.text.hasSuffix(":") }.count * 2 > contents[0].count
    return labels || (full.count >= 3 && min(words[0], words[1]) <= 3 && max(words[0], words[1]) <= 8)
  }

  /// Running text: several words a line and lines that fill the column.
  private func isProse(_ lines: [PlacedLine], _ column: Column) -> Bool {
    guard lines.count >= 3 else { return false }
    let words = Double(lines.reduce(0) { $0 + $1.words.count }) / Double(lines.count)
    // The last line of a paragraph is as long as it happens to be.
    let filled = lines.dropLast().map { $0.rect.width / max(column.xMax - column.xMin, 1e-6) }
    let mean = filled.reduce(0, +) / Double(filled.count)
    return words >= 3 && mean >= 0.75
  }

  // MARK: Assembling

  private func assemble(_ rows: [[Piece]], columns: [Column]) -> PageTable? {
    var cells: [PageTable.Cell] = []
    var rowNumber = 0
    for row in rows {
      if row.count == 1, let piece = row.first, let column = column(of: piece.line.rect, in: columns),
        let above = cells.lastIndex(where: { $0.row == rowNumber && $0.column == column + 1 })
      {
        cells[above].lines.append(piece.line)
        continue
      }
      rowNumber += 1
      for piece in row {
        guard let column = column(of: piece.line.rect, in: columns) else { continue }
        cells.append(PageTable.Cell(row: rowNumber, column: column + 1, lines: [piece.line]))
      }
    }
    guard let first = cells.first?.lines.first else { return nil }
    let rect = rows.joined().reduce(first.rect) { $0.union($1.line.rect) }
    return PageTable(rect: rect, rowCount: rowNumber, columnCount: columns.count, cells: cells)
  }
}

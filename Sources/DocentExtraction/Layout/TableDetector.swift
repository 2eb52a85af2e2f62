/// Finds tables without looking at ruling lines: consecutive rows whose pieces stand in the same columns.
///
/// Columns of running text line up as well; they are told apart by their pieces being long and evenly filled.
package struct TableDetector {
  /// A gap between two words wider than this many line heights separates two cells.
  private static let cellGap = 1.0
  /// Rows further apart than this many line heights do not belong together.
  private static let maximumRowGap = 2.6
  private static let maximumColumns = 64
  /// Lines of one cell beside which nothing stands.
  private static let maximumLoneLines = 8

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
      // One piece alone continues a cell above it, or ends the table.
      if rows[index].count == 1, !goesOn(rows, behind: index, widened),
        !continuesCell(rows[index], rows[previous], columns)
      {
        break
      }
      columns = widened
      taken.append(index)
      index += 1
    }
    let members = taken.map { rows[$0] }
    let contents = contents(of: members, columns: columns)
    let prose = zip(contents, columns).filter { isProse($0, $1) }.count
    if prose * 2 >= columns.count { return .prose(end: index) }
    if prose > 0, zip(contents, columns).contains(where: { isProse($0, $1) && goesOnOutside($1, rows, start, index) }) {
      // Found again when the columns of the page are looked at one by one.
      return .prose(end: index)
    }
    guard isTable(members, contents, prose: prose), let table = assemble(members, columns: columns) else {
      return .none
    }
    return .table(table, end: index, sources: Set(taken.flatMap { rows[$0].map(\.source) }))
  }

  /// Whether the rows behind a piece that stands alone lead to another row of the table.
  private func goesOn(_ rows: [[Piece]], behind index: Int, _ columns: [Column]) -> Bool {
    var columns = columns
    var next = index + 1
    while next < rows.count, next - index <= Self.maximumLoneLines, follows(rows[next], rows[next - 1]),
      let widened = merge(rows[next], into: columns)
    {
      if rows[next].count >= 2 { return true }
      columns = widened
      next += 1
    }
    return false
  }

  /// The last cell of a table may have more lines than those beside it: they follow closely and begin where it begins.
  private func continuesCell(_ row: [Piece], _ previous: [Piece], _ columns: [Column]) -> Bool {
    guard let piece = row.first?.line.rect, let column = column(of: piece, in: columns), column > 0 else {
      return false
    }
    return previous.contains {
      let above = $0.line.rect
      return self.column(of: above, in: columns) == column && abs(above.xMin - piece.xMin) < 0.3 * piece.height
        && piece.yMin - above.yMax < 0.6 * piece.height
    }
  }

  /// Whether text in the column goes on above or below the rows: it is a column of the page, with a table beside it.
  private func goesOnOutside(_ column: Column, _ rows: [[Piece]], _ start: Int, _ end: Int) -> Bool {
    func touches(_ row: Int, _ edge: Int) -> Bool {
      guard rows.indices.contains(row), let inner = rows[edge].first(where: { self.belongs($0, column) }) else {
        return false
      }
      return rows[row].contains {
        let rect = $0.line.rect
        return belongs($0, column) && $0.line.words.count >= 3 && abs(rect.xMin - inner.line.rect.xMin) < 3
          && -rect.verticalOverlap(inner.line.rect) < rect.height
      }
    }
    // The row beside the edge may be one of the other column only.
    return (1...2).contains { touches(start - $0, start) || touches(end - 1 + $0, end - 1) }
      || (1...2).contains { touches(end - 1 + $0, max(start, end - 2)) }
  }

  private func belongs(_ piece: Piece, _ column: Column) -> Bool {
    piece.line.rect.xMin >= column.xMin - 3 && piece.line.rect.xMin < column.xMax
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

  /// Median distance between rows that begin in the first column and have more than that.
  private func rowPitch(_ rows: [[Piece]], _ columns: [Column]) -> Double {
    let middles = rows.filter { row in
      row.count >= 2 && row.contains { column(of: $0.line.rect, in: columns) == 0 }
    }.compactMap { $0.first?.line.rect.midY }
    let gaps = zip(middles.dropFirst(), middles).map { $0 - $1 }.sorted()
    return gaps.isEmpty ? 0 : gaps[gaps.count / 2]
  }

  private func assemble(_ rows: [[Piece]], columns: [Column]) -> PageTable? {
    var cells: [PageTable.Cell] = []
    var rowNumber = 0
    let pitch = rowPitch(rows, columns)
    var lastMiddle = 0.0
    for row in rows {
      let places = row.compactMap { piece in column(of: piece.line.rect, in: columns).map { (piece.line, $0) } }
      let middle = row.first?.line.rect.midY ?? 0
      let beginsRow = places.contains { $0.1 == 0 }
      let isTight = middle - lastMiddle < 0.85 * pitch
      lastMiddle = middle
      // Further lines of cells stand closer than rows do, or alone beside the first column.
      if rowNumber > 0, isTight && !(beginsRow && row.count > 1) || row.count == 1 && !beginsRow {
        let above = places.map { place in cells.lastIndex { $0.row == rowNumber && $0.column == place.1 + 1 } }
        let isLabel =
          places.contains { $0.0.text.hasSuffix(":") }
          || above.contains { index in
            index.map { cells[$0].lines.last?.text.hasSuffix(":") == true } ?? false
          }
        if !above.contains(nil), !isLabel {
          for (place, index) in zip(places, above) { if let index { cells[index].lines.append(place.0) } }
          continue
        }
      }
      rowNumber += 1
      for (line, column) in places { cells.append(PageTable.Cell(row: rowNumber, column: column + 1, lines: [line])) }
    }
    guard let first = cells.first?.lines.first else { return nil }
    let rect = rows.joined().reduce(first.rect) { $0.union($1.line.rect) }
    return PageTable(rect: rect, rowCount: rowNumber, columnCount: columns.count, cells: cells)
  }
}

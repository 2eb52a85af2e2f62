/// A table whose columns are drawn with `=====  ===` (Docutils reference, "Simple tables").
struct RSTSimpleTable {
  private(set) var rows: [[[UInt8]]] = []
  /// The line after the table.
  let end: Int

  private static let maximumLines = 100_000

  /// Nil when no table starts on that line.
  init?(_ lines: TextLines, at start: Int) {
    let top = lines[start].trimmingEnd
    guard let columns = Self.columns(top, mark: UInt8(ascii: "=")), columns.count > 1 else { return nil }
    var last: Int?
    var index = start + 1
    while index < min(lines.count, start + Self.maximumLines) {
      if Self.columns(lines[index].trimmingEnd, mark: UInt8(ascii: "=")) != nil {
        last = index
        // The border at the end has nothing, or a blank line, behind it.
        if index + 1 >= lines.count || lines[index + 1].isBlank { break }
      }
      index += 1
    }
    guard let last else { return nil }
    end = last + 1
    for index in (start + 1)..<last {
      // A row of dashes says which columns the row above it spans.
      if let spans = Self.columns(lines[index].trimmingEnd, mark: UInt8(ascii: "-")) {
        if !rows.isEmpty, !lines[index - 1].isBlank { rows.removeLast(); add(lines[index - 1], spans) }
      } else {
        add(lines[index], columns)
      }
    }
  }

  /// The columns of a border.
  private static func columns(_ line: ByteSlice, mark: UInt8) -> [Range<Int>]? {
    guard line.contains(mark), line.allSatisfy({ $0 == mark || $0 == 0x20 }) else { return nil }
    var columns: [Range<Int>] = []
    for part in line.split(separator: 0x20) {
      columns.append((part.startIndex - line.startIndex)..<(part.endIndex - line.startIndex))
    }
    return columns
  }

  private mutating func add(_ line: ByteSlice, _ columns: [Range<Int>]) {
    if line.isBlank || Self.columns(line.trimmingEnd, mark: UInt8(ascii: "=")) != nil
      || Self.columns(line.trimmingEnd, mark: UInt8(ascii: "-")) != nil
    {
      return
    }
    // Columns count characters.
    let scalars = Array(line.string.unicodeScalars)
    var cells: [[UInt8]] = []
    for (number, column) in columns.enumerated() {
      let upper = number == columns.count - 1 ? scalars.count : min(columns[number + 1].lowerBound, scalars.count)
      var bytes: [UInt8] = []
      for scalar in scalars[min(column.lowerBound, upper)..<upper] { bytes.append(utf8Of: scalar) }
      cells.append(Array(bytes[...].trimmingSpace))
    }
    if cells.first?.isEmpty == true, !rows.isEmpty {
      // A row goes on while its first cell is blank.
      for (number, cell) in cells.enumerated() where !cell.isEmpty {
        let before = rows[rows.count - 1][number]
        rows[rows.count - 1][number] = before.isEmpty ? cell : before + [0x0A] + cell
      }
    } else {
      rows.append(cells)
    }
  }
}

/// The cells of an AsciiDoc table (`|===`), as they are written between the bars.
struct AsciiDocTable {
  private(set) var rows: [[(text: [UInt8], columnSpan: Int, rowSpan: Int)]] = []

  /// `columns`: as the attributes say; otherwise the cells of the first line count.
  init(_ lines: TextLines, _ range: Range<Int>, separator: UInt8, columns: Int?) {
    var cells: [(text: [UInt8], columnSpan: Int, rowSpan: Int)] = []
    var width = columns ?? 0
    for index in range {
      let line = lines[index].trimmingSpace
      if line.isEmpty {
        if width == 0 { width = cells.reduce(0) { $0 + $1.columnSpan } }
        continue
      }
      let before = cells.count
      Self.add(line, separator, &cells)
      // The first line that holds more than one cell is a row.
      if width == 0, before == 0, cells.count > 1 { width = cells.reduce(0) { $0 + $1.columnSpan } }
    }
    if width == 0 { width = max(1, cells.count) }
    var row: [(text: [UInt8], columnSpan: Int, rowSpan: Int)] = []
    var taken = 0
    // Columns that cells of earlier rows reach down into.
    var reaching: [(rows: Int, columns: Int)] = []
    func reserved() -> Int { reaching.reduce(0) { $0 + $1.columns } }
    for cell in cells {
      row.append(cell)
      taken += cell.columnSpan
      if taken + reserved() >= width {
        rows.append(row)
        reaching = reaching.compactMap { $0.rows > 1 ? ($0.rows - 1, $0.columns) : nil }
        for cell in row where cell.rowSpan > 1 && reaching.count < 64 {
          reaching.append((cell.rowSpan - 1, cell.columnSpan))
        }
        row = []
        taken = 0
      }
    }
    if !row.isEmpty { rows.append(row) }
  }

  /// The cells that start on a line; text before the first bar belongs to the cell before.
  private static func add(
    _ line: ByteSlice, _ separator: UInt8, _ cells: inout [(text: [UInt8], columnSpan: Int, rowSpan: Int)]
  ) {
    var pieces: [ByteSlice] = []
    var start = line.startIndex
    for index in line.indices where line[index] == separator {
      if index > line.startIndex, line[index - 1] == UInt8(ascii: "\\") { continue }
      pieces.append(line[start..<index])
      start = index + 1
    }
    pieces.append(line[start...])
    guard separator == UInt8(ascii: "|") else {
      for piece in pieces { cells.append((Array(piece.trimmingSpace), 1, 1)) }
      return
    }
    var specification = Specification()
    for (number, piece) in pieces.enumerated() {
      var text = piece
      var next = Specification()
      // What stands right before a bar may say how the next cell spans.
      if number < pieces.count - 1, let found = Specification(atEndOf: text) {
        text = text[..<found.start]
        next = found
      }
      let trimmed = text.trimmingSpace
      if number == 0 {
        if !trimmed.isEmpty, let last = cells.indices.last {
          if !cells[last].text.isEmpty { cells[last].text.append(0x0A) }
          cells[last].text.append(contentsOf: trimmed)
        }
      } else {
        for _ in 0..<specification.copies {
          cells.append((Array(trimmed), specification.columns, specification.rows))
        }
      }
      specification = next
    }
  }

  /// `2+`, `.3+`, `2.3+`, `3*`, with alignment and style: `^.>s`.
  private struct Specification {
    var columns = 1
    var rows = 1
    var copies = 1
    var start = 0

    init() {}

    init?(atEndOf text: ByteSlice) {
      var lower = text.endIndex
      while lower > text.startIndex, text.endIndex - lower < 12, !text[lower - 1].isASCIISpace { lower -= 1 }
      let word = text[lower...]
      guard !word.isEmpty, lower == text.startIndex || text[lower - 1].isASCIISpace else { return nil }
      start = lower
      let span = word.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      var rest = word[span.endIndex...]
      if let mark = rest.first, mark == UInt8(ascii: "+") || mark == UInt8(ascii: "*"), !span.isEmpty {
        let numbers = span.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
          Int($0.string) ?? 1
        }
        if mark == UInt8(ascii: "*") {
          copies = min(200, max(1, numbers.first ?? 1))
        } else {
          columns = min(1000, max(1, numbers.first ?? 1))
          rows = min(1000, max(1, numbers.count > 1 ? numbers[1] : 1))
        }
        rest = rest.dropFirst()
      } else if !span.isEmpty {
        return nil
      }
      guard rest.count <= 4, rest.allSatisfy({ "<>^.aehlmsdv".utf8.contains($0) }) else { return nil }
      // A single letter is more often the end of a cell's text.
      if span.isEmpty, rest.allSatisfy(\.isASCIILetter),
        rest.count > 1 || word.startIndex > text.startIndex && rest.first != UInt8(ascii: "a")
      {
        return nil
      }
    }
  }
}

/// A table between `.TS` and `.TE` (tbl(1)): its cells.
struct RoffTable {
  private(set) var rows: [[[UInt8]]] = []

  init(_ lines: TextLines, _ range: Range<Int>, text: RoffText) {
    var index = range.lowerBound
    var separator: UInt8 = 0x09
    // Options end with a semicolon, the format with a full stop.
    if lines[index].trimmingEnd.last == UInt8(ascii: ";") {
      if let tab = lines[index].range(of: "tab("), tab.upperBound < lines[index].endIndex {
        separator = lines[index][tab.upperBound]
      }
      index += 1
    }
    index = Self.skipFormat(lines, index, range.upperBound)
    while index < range.upperBound {
      let line = lines[index]
      index += 1
      if line.hasPrefix(".T&") {
        index = Self.skipFormat(lines, index, range.upperBound)
        continue
      }
      if line.isBlank || line.first == UInt8(ascii: ".")
        || line.trimmingSpace.allSatisfy({ $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "=") })
      {
        continue
      }
      var cells: [[UInt8]] = []
      var rest: ByteSlice? = line
      while let current = rest {
        let end = current.firstIndex(of: separator)
        let cell = end.map { current[..<$0] } ?? current
        rest = end.map { current[($0 + 1)...] }
        guard cell.trimmingSpace.hasPrefix("T{") else {
          cells.append(text.plain(cell.trimmingSpace))
          continue
        }
        // A cell of several lines.
        var content = Array(cell.trimmingSpace.dropFirst(2))
        while index < range.upperBound, !lines[index].hasPrefix("T}") {
          let line = lines[index]
          if line.first != UInt8(ascii: ".") {
            if !content.isEmpty { content.append(0x0A) }
            content.append(contentsOf: line.trimmingSpace)
          } else if let words = line.dropFirst().split(separator: 0x20, maxSplits: 1).dropFirst().first {
            if !content.isEmpty { content.append(0x0A) }
            content.append(contentsOf: words)
          }
          index += 1
        }
        cells.append(text.plain(content[...]))
        let closing = lines[index].dropFirst(2)
        index += 1
        rest = closing.first == separator ? closing.dropFirst() : nil
      }
      if cells.contains(where: { !$0.isEmpty }) { rows.append(cells) }
    }
  }

  private static func skipFormat(_ lines: TextLines, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, lines[index].trimmingEnd.last != UInt8(ascii: ".") { index += 1 }
    return min(end, index + 1)
  }
}

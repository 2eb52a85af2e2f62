import DocentDocument

/// The merged cells of a sheet, by their first cell.
struct MergedCells {
  private struct Place: Hashable {
    var row: Int
    var column: Int
  }

  private static let maximum = 200_000
  /// Larger parts are read once only: the merged cells stand behind the cells.
  private static let maximumPartBytes = 4 << 20
  private var spans: [Place: (rows: Int, columns: Int)] = [:]

  init() {}

  /// Of a worksheet part; a large one, or one that cannot be read, has none.
  init(_ package: OpenPackage, part: String) {
    guard let entry = package.archive.entry(named: part), entry.uncompressedSize <= Self.maximumPartBytes,
      let reader = try? package.reader(part)
    else { return }
    var read = 0
    while let event = try? reader.next(), read < 1 << 20 {
      if event == .start, reader.name == "x:mergeCell", let reference = reader.attribute("ref") {
        add(reference)
        read += 1
      }
    }
  }

  mutating func add(firstRow: Int, lastRow: Int, firstColumn: Int, lastColumn: Int) {
    guard spans.count < Self.maximum, firstRow > 0, firstColumn > 0, lastRow >= firstRow, lastColumn >= firstColumn,
      lastRow <= 1 << 24, lastColumn <= 1 << 24
    else { return }
    spans[Place(row: firstRow, column: firstColumn)] = (lastRow - firstRow + 1, lastColumn - firstColumn + 1)
  }

  /// `A1:B3`
  private mutating func add(_ reference: String) {
    let corners = reference.split(separator: ":").map(String.init)
    guard corners.count == 2, let first = Self.cell(corners[0]), let last = Self.cell(corners[1]) else { return }
    add(firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column)
  }

  private static func cell(_ reference: String) -> (row: Int, column: Int)? {
    guard let column = SheetReader.column(ofReference: reference),
      let row = Int(reference.drop { !("0"..."9").contains($0) })
    else { return nil }
    return (row, column)
  }

  func position(row: Int, column: Int) -> CellPosition {
    let span = spans.isEmpty ? nil : spans[Place(row: row, column: column)]
    return CellPosition(row: row, column: column, rowSpan: span?.rows ?? 1, columnSpan: span?.columns ?? 1)
  }
}

/// Headers and footers of printed sheets (ECMA-376 part 1, 18.3.1.46): text among codes for fonts and fields.
enum SheetRunningHead {
  static func text(_ code: String) -> String {
    let scalars = Array(code.unicodeScalars.prefix(4096))
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "&" else {
        result.append(scalar)
        continue
      }
      guard index < scalars.count else { break }
      let mark = scalars[index]
      index += 1
      switch mark {
      case "&": result.append("&")
      // The sections stand side by side.
      case "L", "C", "R": if !result.isEmpty, result.last != "\t" { result.append("\t") }
      case "\"":
        while index < scalars.count, scalars[index] != "\"" { index += 1 }
        index += 1
      case "K": index = min(scalars.count, index + 6)
      case _ where mark.value >= 0x30 && mark.value <= 0x39:
        while index < scalars.count, scalars[index].value >= 0x30, scalars[index].value <= 0x39 { index += 1 }
      default: break
      }
    }
    return String(result).trimmed
  }
}

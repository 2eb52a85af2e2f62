/// Finds where the cells of tables stand and how many rows they reach over: a cell that goes on from the row above is
/// stored as a cell of its own.
enum WordTableSpans {
  private struct Table {
    var row = 0
    var column = 1
    /// The cell that reaches down in each column, as its index in the events.
    var reaching: [Int: Int] = [:]
    /// The open cell, when it only goes on from above.
    var hidden: WordCell?
  }

  /// The events with the positions of all cells whose table begins among them; cells that only go on are left out.
  static func resolved(_ events: [WordEvent]) -> [WordEvent] {
    var result: [WordEvent] = []
    result.reserveCapacity(events.count)
    var tables: [Table] = []
    for event in events {
      guard let last = tables.indices.last else {
        if case .openTable = event { tables.append(Table()) }
        result.append(event)
        continue
      }
      switch event {
      case .openTable:
        tables.append(Table())
        result.append(event)
      case .closeTable:
        tables.removeLast()
        result.append(event)
      case .openRow(let before):
        tables[last].row += 1
        tables[last].column = 1 + max(0, min(before, 1000))
        result.append(event)
      case .openCell(var cell):
        cell.row = max(1, tables[last].row)
        cell.column = tables[last].column
        tables[last].column += cell.columnSpan
        if cell.merge == .continued, let first = tables[last].reaching[cell.column],
          case .openCell(var origin) = result[first]
        {
          origin.rowSpan = min(1000, cell.row - origin.row + 1)
          result[first] = .openCell(origin)
          tables[last].hidden = cell
          continue
        }
        tables[last].reaching[cell.column] = cell.merge == .none ? nil : result.count
        result.append(.openCell(cell))
      case .closeCell:
        if tables[last].hidden == nil { result.append(event) } else { tables[last].hidden = nil }
      case .paragraph(let paragraph):
        if let cell = tables[last].hidden {
          // Empty as a rule; what other programs put there is not lost.
          if paragraph.text.trimmed.isEmpty, paragraph.boxes.isEmpty { continue }
          result.append(.openCell(cell))
          tables[last].hidden = nil
        }
        result.append(event)
      case .openNote: result.append(event)
      }
    }
    return result
  }
}

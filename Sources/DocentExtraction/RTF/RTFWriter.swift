import DocentDocument

/// Makes blocks of the text of an RTF file. Tables have no beginning there: one starts with the first text in a table
/// row and ends with the first text outside; tables within cells likewise, one level deeper.
struct RTFWriter {
  private struct Table {
    var isRowOpen = false
    var isCellOpen = false
  }

  private static let maximumLevel = 16
  private var isParagraphOpen = false
  /// Open tables, innermost last.
  private var tables: [Table] = []
  /// Notes and comments met so far, written behind the paragraph or table they belong to.
  private var notes: [String] = []
  /// States around the running heads that are under way.
  private var outer: [RTFWriter] = []

  /// `tableLevel`: 0 outside of tables, 1 in the cell of one, 2 in that of a table within.
  mutating func write(
    _ text: String, tableLevel: Int, isList: Bool, level: Int?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if tableLevel > 0 {
      try openCell(tableLevel, &builder)
    } else {
      if !tables.isEmpty { try closeTables(downTo: 0, &builder) }
      if !isParagraphOpen {
        try builder.open(level != nil ? .heading : isList ? .listItem : .paragraph, level: level)
        isParagraphOpen = true
      }
    }
    try builder.append(text)
  }

  mutating func endParagraph(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if tables.last?.isCellOpen == true {
      builder.endLine()
    } else if isParagraphOpen {
      try builder.close()
      isParagraphOpen = false
      try writeNotes(&builder)
    }
  }

  mutating func lineBreak(into builder: inout DocumentBuilder) { builder.endLine() }

  mutating func endCell(_ level: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try openCell(level, &builder)
    try builder.closeCell()
    tables[tables.count - 1].isCellOpen = false
  }

  mutating func endRow(_ level: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard tables.count >= level, level > 0 else { return }
    try closeTables(downTo: level, &builder)
    if tables[level - 1].isCellOpen { try endCell(level, into: &builder) }
    tables[level - 1].isRowOpen = false
  }

  /// Keeps the text of a note until the paragraph it hangs on is complete.
  mutating func note(_ text: String) {
    if !text.trimmed.isEmpty { notes.append(text.trimmed) }
  }

  /// Starts a block between paragraphs (a running head); returns the depth to end it with.
  mutating func beginBlock(_ kind: Block.Kind, into builder: inout DocumentBuilder) throws(ExtractionError) -> Int {
    let depth = builder.openDepth
    if outer.count < 64 {
      var current = self
      current.outer = []
      let before = outer
      self = RTFWriter()
      outer = before + [current]
    }
    try builder.open(kind)
    return depth
  }

  mutating func endBlock(downTo depth: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeTables(downTo: 0, &builder)
    try builder.close(downTo: depth)
    guard var restored = outer.popLast() else { return }
    restored.outer = outer
    restored.notes += notes
    self = restored
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeTables(downTo: 0, &builder)
    if isParagraphOpen { try builder.close() }
    isParagraphOpen = false
    try writeNotes(&builder)
  }

  private mutating func openCell(_ wanted: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let level = max(1, min(wanted, Self.maximumLevel))
    if isParagraphOpen {
      try builder.close()
      isParagraphOpen = false
    }
    try closeTables(downTo: level, &builder)
    while true {
      if tables.isEmpty { try openTable(&builder) }
      let last = tables.count - 1
      if !tables[last].isRowOpen {
        builder.openRow()
        tables[last].isRowOpen = true
      }
      if !tables[last].isCellOpen {
        try builder.openCell()
        tables[last].isCellOpen = true
      }
      if tables.count >= level { return }
      try openTable(&builder)
    }
  }

  private mutating func openTable(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.openTable()
    tables.append(Table())
  }

  private mutating func closeTables(downTo level: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    while tables.count > max(0, level), let table = tables.popLast() {
      if table.isCellOpen { try builder.closeCell() }
      try builder.closeTable()
    }
    if tables.isEmpty, !isParagraphOpen { try writeNotes(&builder) }
  }

  private mutating func writeNotes(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    let due = notes
    notes = []
    for note in due { try builder.block(.note, note) }
  }
}

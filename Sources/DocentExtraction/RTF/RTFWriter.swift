import DocentDocument

/// Makes blocks of the text of an RTF file. Tables have no beginning there: one starts with the first text in a table
/// row and ends with the first text outside.
struct RTFWriter {
  private var isParagraphOpen = false
  private var isTableOpen = false
  private var isRowOpen = false
  private var isCellOpen = false
  /// States around the notes and running heads that are under way.
  private var outer: [RTFWriter] = []

  mutating func write(
    _ text: String, isInTable: Bool, isList: Bool, level: Int?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if isInTable {
      try openCell(&builder)
    } else {
      if isTableOpen { try closeTable(&builder) }
      if !isParagraphOpen {
        try builder.open(level != nil ? .heading : isList ? .listItem : .paragraph, level: level)
        isParagraphOpen = true
      }
    }
    try builder.append(text)
  }

  mutating func endParagraph(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if isCellOpen {
      builder.endLine()
    } else if isParagraphOpen {
      try builder.close()
      isParagraphOpen = false
    }
  }

  mutating func lineBreak(into builder: inout DocumentBuilder) { builder.endLine() }

  mutating func endCell(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try openCell(&builder)
    try builder.closeCell()
    isCellOpen = false
  }

  mutating func endRow(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if isCellOpen { try endCell(into: &builder) }
    isRowOpen = false
  }

  /// Starts a block inside the text (a note) or between paragraphs (a running head); returns the depth to end it with.
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
    if isTableOpen { try closeTable(&builder) }
    try builder.close(downTo: depth)
    guard var restored = outer.popLast() else { return }
    restored.outer = outer
    self = restored
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if isTableOpen { try closeTable(&builder) }
    if isParagraphOpen { try builder.close() }
    isParagraphOpen = false
  }

  private mutating func openCell(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if isParagraphOpen {
      try builder.close()
      isParagraphOpen = false
    }
    if !isTableOpen {
      try builder.openTable()
      isTableOpen = true
    }
    if !isRowOpen {
      builder.openRow()
      isRowOpen = true
    }
    if !isCellOpen {
      try builder.openCell()
      isCellOpen = true
    }
  }

  private mutating func closeTable(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if isCellOpen { try builder.closeCell() }
    try builder.closeTable()
    isTableOpen = false
    isRowOpen = false
    isCellOpen = false
  }
}

package import DocentDocument

extension DocumentBuilder {
  /// Opens a block; what is appended until `close()` is in it. Blocks without text are dropped when they close, except
  /// pages and cells.
  ///
  /// `isSeparated`: false for blocks over text that brings its own line ends (plain text).
  package mutating func open(
    _ kind: Block.Kind, page: Int? = nil, box: Box? = nil, confidence: Float? = nil, cell: CellPosition? = nil,
    level: Int? = nil, isSeparated: Bool = true
  ) throws(ExtractionError) {
    try tick(0)
    if openBlocks.count >= limits.nesting || flattenedBlocks > 0 {
      flattenedBlocks += 1
      return
    }
    if kind == .page {
      counts.pages += 1
      currentPage = page ?? counts.pages
      if counts.pages > limits.pages {
        throw ExtractionError(.tooLarge, "the document has more than \(limits.pages) pages; the others were left out")
      }
    }
    // A block that starts where the block around it starts is separated by that one.
    if isSeparated, startedBlocks == openBlocks.count { raiseBreak(kind.separator) }
    try makeRoomForBlock()
    openBlocks.append(OpenBlock(index: blocks.count, kind: kind, isSeparated: isSeparated))
    blocks.append(
      Block(
        kind: kind, span: TextSpan(0..<0), parent: openBlocks.dropLast().last?.index, page: page ?? currentPage,
        box: box, confidence: confidence, cell: cell, level: level))
  }

  /// Closes the innermost block.
  package mutating func close() throws(ExtractionError) {
    try tick(0)
    if flattenedBlocks > 0 {
      flattenedBlocks -= 1
      return
    }
    guard let block = openBlocks.last else { return }
    if startedBlocks < openBlocks.count {
      guard block.kind == .page || block.kind == .cell else {
        openBlocks.removeLast()
        blocks.removeLast()
        return
      }
      try startBlocks()
    }
    openBlocks.removeLast()
    startedBlocks = openBlocks.count
    blocks[block.index].span.upper = UTF8Offset(text.count)
    pendingSpace = false
    if block.isSeparated, block.kind.separator != .none { setBreak(block.kind.separator) }
    if block.kind == .page { currentPage = nil }
  }

  /// Closes blocks until `depth` are open.
  package mutating func close(downTo depth: Int) throws(ExtractionError) {
    while openDepth > max(0, depth) { try close() }
  }

  /// How many blocks are open.
  package var openDepth: Int { openBlocks.count + flattenedBlocks }

  /// A block with its text.
  package mutating func block(
    _ kind: Block.Kind, _ text: String, page: Int? = nil, box: Box? = nil, confidence: Float? = nil, level: Int? = nil
  ) throws(ExtractionError) {
    try open(kind, page: page, box: box, confidence: confidence, level: level)
    try append(text)
    try close()
  }

  /// Ends the line inside the current block; twice ends the paragraph. Nothing at the start of a block.
  package mutating func lineBreak() {
    guard startedBlocks == openBlocks.count else { return }
    setBreak(pendingBreak == .line ? .paragraph : max(pendingBreak, .line))
  }

  /// Ends the line inside the current block, however often it is called. Nothing at the start of a block, nor between
  /// the cells of a row.
  package mutating func endLine() {
    if startedBlocks == openBlocks.count, pendingBreak == .none { setBreak(.line) }
  }

  /// What follows stands on the same line as what came before, whatever blocks closed between.
  package mutating func joinLine() { pendingBreak = .none }

  mutating func raiseBreak(_ value: Break) { setBreak(max(pendingBreak, value)) }

  mutating func setBreak(_ value: Break) {
    pendingBreak = tables.isEmpty ? value : min(value, .line)
    if value != .none { pendingSpace = false }
  }
}

extension Block.Kind {
  /// What stands between such a block and its neighbours.
  var separator: DocumentBuilder.Break {
    switch self {
    case .page, .title, .heading, .paragraph, .quote, .code, .table, .caption, .header, .footer, .note: .paragraph
    case .listItem, .line, .key: .line
    case .cell: .tab
    case .word, .value: .none
    }
  }
}

import DocentDocument

/// Turns the layout of a document into Textract's flat list of blocks and their relations, as `AnalyzeDocument` gives
/// them: a page has lines, tables, keys and layout blocks; lines, cells, keys and values have words; a key has its
/// value. A format without pages counts as one page; where the layout has no lines or words, those of the text stand
/// for them.
struct TextractBlockBuilder {
  private var blocks: [TextractBlock] = []
  private var pageIndices: [Int: Int] = [:]
  private var children: [Int: [String]] = [:]
  private var values: [Int: String] = [:]
  /// Words and lines of the part that is being added, ordered by their places.
  private var words = PlacedBlocks()
  private var lines = PlacedBlocks()

  mutating func add(_ part: DocumentPart) {
    words = PlacedBlocks()
    lines = PlacedBlocks()
    addLines(part)
    var tables: [Int: Int] = [:]
    var openKey: Int?
    for (index, block) in part.blocks.enumerated() {
      let page = page(block.page ?? 1, box: nil)
      switch block.kind {
      case .page: _ = self.page(block.page ?? 1, box: block.box)
      case .table:
        tables[index] = append(.table, block, part, to: page)
      case .cell:
        let table = nearest(block.parent, part.blocks, tables) ?? page
        adoptWords(of: block, by: append(.cell, block, part, to: table))
      case .key:
        let key = append(.keyValueSet, block, part, to: page)
        blocks[key].entityTypes = ["KEY"]
        adoptWords(of: block, by: key)
        openKey = key
      case .value:
        let value = append(.keyValueSet, block, part, to: page)
        blocks[value].entityTypes = ["VALUE"]
        adoptWords(of: block, by: value)
        if let key = openKey { values[key] = blocks[value].id }
        openKey = nil
      default: break
      }
    }
    addLayout(part)
  }

  /// The finished list.
  consuming func finish() -> [TextractBlock] {
    for index in blocks.indices {
      var relationships: [TextractBlock.Relationship] = []
      if let value = values[index] { relationships.append(TextractBlock.Relationship(type: "VALUE", ids: [value])) }
      if let ids = children[index] { relationships.append(TextractBlock.Relationship(type: "CHILD", ids: ids)) }
      if !relationships.isEmpty { blocks[index].relationships = relationships }
    }
    return blocks
  }

  // MARK: Lines and words

  private mutating func addLines(_ part: DocumentPart) {
    let isLaidOut = part.blocks.contains { $0.kind == .line }
    if isLaidOut {
      var line: (index: Int, span: TextSpan)?
      for block in part.blocks {
        if block.kind == .line {
          line = (addLine(block, part), block.span)
        } else if block.kind == .word {
          let holder = line.flatMap { $0.span.contains(block.span) ? $0.index : nil }
          addWord(block, part, to: holder ?? page(block.page ?? 1, box: nil))
        }
      }
      return
    }
    var pages = part.blocks.filter { $0.kind == .page }[...]
    for line in part.text.utf8.lines(in: 0..<part.text.count) {
      while let first = pages.first, first.span.upper.rawValue <= line.lowerBound { pages.removeFirst() }
      let number = pages.first.flatMap { $0.span.lower.rawValue <= line.lowerBound ? $0.page : nil }
      let words = part.text.utf8.words(in: line)
      guard let first = words.first, let last = words.last else { continue }
      let span = TextSpan(first.lowerBound..<last.upperBound)
      let index = addLine(Block(kind: .line, span: span, page: number), part)
      for word in words { addWord(Block(kind: .word, span: TextSpan(word), page: number), part, to: index) }
    }
  }

  private mutating func addLine(_ block: Block, _ part: DocumentPart) -> Int {
    let index = append(.line, block, part, to: page(block.page ?? 1, box: nil))
    lines.add(block.span, blocks[index].id)
    return index
  }

  private mutating func addWord(_ block: Block, _ part: DocumentPart, to holder: Int) {
    let index = append(.word, block, part, to: holder)
    words.add(block.span, blocks[index].id)
  }

  private mutating func adoptWords(of block: Block, by index: Int) {
    let ids = words.ids(overlapping: block.span)
    if !ids.isEmpty { children[index] = ids }
  }

  // MARK: Layout

  /// The pieces of a page as a reader sees them, with the lines they are made of.
  private mutating func addLayout(_ part: DocumentPart) {
    for block in part.blocks {
      guard let kind = Self.layout(of: block, in: part.blocks) else { continue }
      let ids = lines.ids(overlapping: block.span)
      guard !ids.isEmpty else { continue }
      let index = append(kind, block, part, to: page(block.page ?? 1, box: nil))
      children[index] = ids
    }
  }

  private static func layout(of block: Block, in blocks: [Block]) -> TextractBlock.Kind? {
    // What is in a table or a running head belongs to that.
    var parent = block.parent
    while let index = parent, blocks.indices.contains(index) {
      if [.table, .header, .footer].contains(blocks[index].kind) { return nil }
      parent = blocks[index].parent
    }
    switch block.kind {
    case .title: return .layoutTitle
    case .heading: return .layoutSectionHeader
    case .paragraph, .quote, .code, .note, .caption: return .layoutText
    case .listItem: return .layoutList
    case .table: return .layoutTable
    case .header: return .layoutHeader
    case .footer: return .layoutFooter
    case .page, .cell, .line, .word, .key, .value: return nil
    }
  }

  // MARK: Blocks

  private mutating func append(
    _ kind: TextractBlock.Kind, _ block: Block, _ part: DocumentPart, to parent: Int
  ) -> Int {
    var result = TextractBlock(id: "block-\(blocks.count + 1)", blockType: kind, page: block.page ?? 1)
    if kind == .line || kind == .word { result.text = part.text[block.span] }
    // Text that a file holds as text is certain.
    result.confidence = block.confidence ?? 100
    result.geometry = block.box.map { TextractBlock.Geometry($0) }
    if let cell = block.cell {
      result.rowIndex = cell.row
      result.columnIndex = cell.column
      result.rowSpan = cell.rowSpan
      result.columnSpan = cell.columnSpan
    }
    blocks.append(result)
    children[parent, default: []].append(result.id)
    return blocks.count - 1
  }

  private mutating func page(_ number: Int, box: Box?) -> Int {
    if let known = pageIndices[number] { return known }
    var page = TextractBlock(id: "block-\(blocks.count + 1)", blockType: .page, page: number)
    page.geometry = TextractBlock.Geometry(box ?? Box(left: 0, top: 0, width: 1, height: 1))
    blocks.append(page)
    pageIndices[number] = blocks.count - 1
    return blocks.count - 1
  }

  private func nearest(_ parent: Int?, _ source: [Block], _ placed: [Int: Int]) -> Int? {
    var parent = parent
    while let index = parent, source.indices.contains(index) {
      if let position = placed[index] { return position }
      parent = source[index].parent
    }
    return nil
  }
}

/// Ids of blocks with their places in the text, in order and without overlaps.
private struct PlacedBlocks {
  private var spans: [TextSpan] = []
  private var ids: [String] = []

  mutating func add(_ span: TextSpan, _ id: String) {
    // Turned or overlapping text may come out of order; such a block is found by its line alone.
    guard span.lower.rawValue >= spans.last?.upper.rawValue ?? 0 else { return }
    spans.append(span)
    ids.append(id)
  }

  /// Those that have a byte in common with `span`. O(log n + found).
  func ids(overlapping span: TextSpan) -> [String] {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upper.rawValue <= span.lower.rawValue { low = middle + 1 } else { high = middle }
    }
    var found: [String] = []
    while low < spans.count, spans[low].lower.rawValue < span.upper.rawValue {
      found.append(ids[low])
      low += 1
    }
    return found
  }
}

extension [UInt8] {
  /// The lines within `range`, without their ends.
  fileprivate func lines(in range: Range<Int>) -> [Range<Int>] {
    pieces(in: range) { $0 == 0x0A || $0 == 0x0D }
  }

  /// The runs within `range` without ASCII white space.
  fileprivate func words(in range: Range<Int>) -> [Range<Int>] {
    pieces(in: range) { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private func pieces(in range: Range<Int>, _ isSeparator: (UInt8) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where isSeparator(self[index]) {
      if index > start { found.append(start..<index) }
      start = index + 1
    }
    if range.upperBound > start { found.append(start..<range.upperBound) }
    return found
  }
}

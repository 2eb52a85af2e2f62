import DocentDocument

/// Turns the layout of a document into Textract's flat list: pages, their lines and words, tables and their cells, keys
/// and values. A format without pages counts as one page; one without lines gives a line for each line of its text.
struct TextractBlockBuilder {
  private var blocks: [TextractBlock] = []
  private var pageIndices: [Int: Int] = [:]
  private var children: [Int: [String]] = [:]
  private var values: [Int: String] = [:]

  mutating func add(_ part: DocumentPart) {
    var placed: [Int: Int] = [:]
    var openKey: Int?
    for (index, block) in part.blocks.enumerated() {
      guard let kind = Self.kind(of: block.kind) else { continue }
      let page = block.page ?? 1
      if kind == .page {
        placed[index] = self.page(page, box: block.box)
        continue
      }
      let position = append(kind, block, part, page)
      placed[index] = position
      let parent = nearest(block.parent, part.blocks, placed) ?? self.page(page, box: nil)
      children[parent, default: []].append(blocks[position].id)
      if block.kind == .key {
        blocks[position].entityTypes = ["KEY"]
        openKey = position
      } else if block.kind == .value {
        blocks[position].entityTypes = ["VALUE"]
        if let key = openKey { values[key] = blocks[position].id }
        openKey = nil
      }
    }
    addMissingLines(part)
  }

  /// The finished list, with its relations.
  consuming func finish() -> [TextractBlock] {
    for index in blocks.indices {
      var relationships: [TextractBlock.Relationship] = []
      if let value = values[index] { relationships.append(TextractBlock.Relationship(type: "VALUE", ids: [value])) }
      if let ids = children[index] { relationships.append(TextractBlock.Relationship(type: "CHILD", ids: ids)) }
      if !relationships.isEmpty { blocks[index].relationships = relationships }
    }
    return blocks
  }

  /// Where the layout has no lines, the lines of each text block stand for them.
  private mutating func addMissingLines(_ part: DocumentPart) {
    guard !part.blocks.contains(where: { $0.kind == .line }) else { return }
    let parents = Set(part.blocks.compactMap(\.parent))
    for (index, block) in part.blocks.enumerated()
    where !parents.contains(index) && block.kind != .page && block.kind != .word {
      let page = block.page ?? 1
      for line in part.text[block.span].split(whereSeparator: \.isNewline) {
        let position = append(.line, Block(kind: .line, span: block.span, page: page), part, page)
        blocks[position].text = String(line)
        children[self.page(page, box: nil), default: []].append(blocks[position].id)
      }
    }
  }

  private mutating func append(
    _ kind: TextractBlock.Kind, _ block: Block, _ part: DocumentPart, _ page: Int
  ) -> Int {
    var result = TextractBlock(id: "block-\(blocks.count + 1)", blockType: kind, page: page)
    if kind == .line || kind == .word || kind == .cell { result.text = part.text[block.span] }
    result.confidence = block.confidence
    result.geometry = block.box.map { TextractBlock.Geometry($0) }
    if let cell = block.cell {
      result.rowIndex = cell.row
      result.columnIndex = cell.column
      result.rowSpan = cell.rowSpan
      result.columnSpan = cell.columnSpan
    }
    blocks.append(result)
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

  private static func kind(of kind: Block.Kind) -> TextractBlock.Kind? {
    switch kind {
    case .page: .page
    case .line: .line
    case .word: .word
    case .table: .table
    case .cell: .cell
    case .key, .value: .keyValueSet
    default: nil
    }
  }
}

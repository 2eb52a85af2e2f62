import DocentDocument

/// Writes the paragraphs of a Word document as blocks; paragraphs in tables become rows of cells.
struct WordDocumentWriter {
  private struct OpenTable {
    var isRowOpen = false
    var isCellOpen = false
  }

  private static let maximumDepth = 8
  private let styles: WordStyleSheet
  private var tables: [OpenTable] = []

  init(styles: WordStyleSheet) { self.styles = styles }

  /// `kind` is what the paragraphs of headers, footers and notes become; nil lets their styles decide.
  mutating func write(
    _ paragraph: WordTextReader.Paragraph, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let properties = paragraph.properties
    let depth = min(max(properties.tableDepth, paragraph.mark == 0x07 ? 1 : 0), Self.maximumDepth)
    let isInner = depth > 1
    let endsCell = isInner ? properties.isInnerCellEnd : paragraph.mark == 0x07
    // Marks without their properties: an empty one behind the cells of a row ends it.
    let isUnknown = properties.tableDepth == 0 && paragraph.text.isEmpty
    let isAfterCell = tables.count == 1 && tables[0].isRowOpen && !tables[0].isCellOpen
    let endsRow = properties.isRowEnd || (paragraph.mark == 0x07 && isUnknown && isAfterCell)
    try close(downTo: depth, into: &builder)
    if endsRow {
      try endRow(depth, into: &builder)
      return
    }
    try open(upTo: depth, into: &builder)
    try write(paragraph.text, properties, as: kind, into: &builder)
    if endsCell, let last = tables.indices.last, tables[last].isCellOpen {
      try builder.closeCell()
      tables[last].isCellOpen = false
    }
  }

  /// Closes what is open at the end of a story.
  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try close(downTo: 0, into: &builder)
  }

  private func write(
    _ text: String, _ properties: WordParagraphProperties, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let trimmed = text.trimmed
    if trimmed.isEmpty { return }
    let role = kind.map { WordStyles.Role(kind: $0) } ?? styles.role(of: properties)
    if role.kind == .title, builder.metadata.title == nil { builder.metadata.title = trimmed }
    try builder.block(role.kind, kind == .note ? trimmed : text, level: role.level)
  }

  private mutating func endRow(_ depth: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let last = tables.indices.last, tables.count == depth else { return }
    if tables[last].isCellOpen { try builder.closeCell() }
    tables[last] = OpenTable()
  }

  private mutating func open(upTo depth: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    while true {
      if let last = tables.indices.last {
        if !tables[last].isRowOpen { builder.openRow() }
        if !tables[last].isCellOpen { try builder.openCell() }
        tables[last] = OpenTable(isRowOpen: true, isCellOpen: true)
      }
      guard tables.count < depth else { return }
      try builder.openTable()
      tables.append(OpenTable())
    }
  }

  private mutating func close(downTo depth: Int, into builder: inout DocumentBuilder) throws(ExtractionError) {
    while tables.count > depth, let last = tables.popLast() {
      if last.isCellOpen { try builder.closeCell() }
      try builder.closeTable()
    }
  }
}

import DocentDocument

/// Writes the events of a story as blocks.
struct WordWriter {
  /// A table is held until its end, to know how far its cells reach down; one with more events is written as it comes.
  private static let maximumTableEvents = 200_000
  private static let maximumTableBytes = 32 << 20

  let styles: WordStyles
  var numbering: WordNumbering
  private var table: [WordEvent] = []
  private var tableBytes = 0
  private var tableDepth = 0
  private var author: String?

  init(styles: WordStyles, numbering: WordNumbering) {
    self.styles = styles
    self.numbering = numbering
  }

  /// `kind` is what the paragraphs of headers, footers and notes become; nil lets their styles decide.
  mutating func write(
    _ event: WordEvent, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    switch event {
    case .openTable: tableDepth += 1
    case .closeTable: tableDepth = max(0, tableDepth - 1)
    default:
      if tableDepth == 0 { return try writeOne(event, as: kind, into: &builder) }
    }
    if case .paragraph(let paragraph) = event { tableBytes += paragraph.text.utf8.count }
    table.append(event)
    if tableDepth == 0 || table.count >= Self.maximumTableEvents || tableBytes >= Self.maximumTableBytes {
      try flush(as: kind, into: &builder)
    }
  }

  /// Writes what is held of a table that does not end.
  mutating func flush(as kind: Block.Kind?, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let events = WordTableSpans.resolved(table)
    table = []
    tableBytes = 0
    for event in events { try writeOne(event, as: kind, into: &builder) }
  }

  /// To be called at the end of a story, whatever ended it.
  mutating func endStory() {
    table = []
    tableBytes = 0
    tableDepth = 0
    author = nil
  }

  private mutating func writeOne(
    _ event: WordEvent, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    switch event {
    case .paragraph(let paragraph):
      if !paragraph.text.isEmpty { try write(paragraph, as: kind, into: &builder) }
      for event in WordTableSpans.resolved(paragraph.boxes) { try writeOne(event, as: kind, into: &builder) }
    case .openTable: try builder.openTable()
    case .openRow: builder.openRow()
    case .openCell(let cell):
      if cell.row > 0 {
        try builder.openCell(
          at: CellPosition(row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan))
      } else {
        try builder.openCell(columnSpan: cell.columnSpan)
      }
    case .closeCell: try builder.closeCell()
    case .closeTable: try builder.closeTable()
    case .openNote(let author): self.author = author
    }
  }

  private mutating func write(
    _ paragraph: WordParagraph, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let role = styles.role(of: paragraph)
    let label = paragraph.label ?? role.list.flatMap { numbering.label(list: $0.id, level: $0.level) }
    let shown = kind.map { WordStyles.Role(kind: $0) } ?? role
    if shown.kind == .title, builder.metadata.title == nil { builder.metadata.title = paragraph.text.trimmed }
    var text = paragraph.text
    if let label, !text.trimmed.isEmpty { text = "\(label) \(text)" }
    if let name = author, !name.trimmed.isEmpty {
      text = "\(name): \(text)"
      author = nil
    }
    try builder.block(shown.kind, text, level: shown.level)
  }
}

import DocentDocument

/// Writes the events of a story as blocks.
struct WordWriter {
  let styles: WordStyles

  /// `kind` is what the paragraphs of headers, footers and notes become; nil lets their styles decide.
  func write(
    _ event: WordEvent, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    switch event {
    case .paragraph(let paragraph):
      if !paragraph.text.isEmpty { try write(paragraph, as: kind, into: &builder) }
      for event in paragraph.boxes { try write(event, as: kind, into: &builder) }
    case .openTable: try builder.openTable()
    case .openRow: builder.openRow()
    case .openCell(let span): try builder.openCell(columnSpan: span)
    case .closeCell: try builder.closeCell()
    case .closeTable: try builder.closeTable()
    }
  }

  private func write(
    _ paragraph: WordParagraph, as kind: Block.Kind?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let role = kind.map { WordStyles.Role(kind: $0) } ?? styles.role(of: paragraph)
    if role.kind == .title, builder.metadata.title == nil { builder.metadata.title = paragraph.text.trimmed }
    try builder.block(role.kind, paragraph.text, level: role.level)
  }
}

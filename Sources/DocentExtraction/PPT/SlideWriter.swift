import DocentDocument

/// Writes the texts of a slide as blocks.
enum SlideWriter {
  static func write(_ shapes: SlideShapes, into builder: inout DocumentBuilder) throws(ExtractionError) {
    for item in shapes.items {
      switch item {
      case .shape(let shape): try write(shape, into: &builder)
      case .table(let cells): try table(cells, into: &builder)
      }
    }
  }

  /// Of a page of notes only what the speaker wrote.
  static func writeNotes(_ shapes: SlideShapes, into builder: inout DocumentBuilder) throws(ExtractionError) {
    for case .shape(let shape) in shapes.items where shape.text.type == 2 || shape.placeholder == 0x0C {
      for paragraph in shape.text.paragraphs { try builder.block(.note, paragraph.text) }
    }
  }

  /// Of a master what shows on its slides: boxes that were drawn, not the placeholders with their instructions.
  static func writeMaster(_ shapes: SlideShapes, into builder: inout DocumentBuilder) throws(ExtractionError) {
    for case .shape(let shape) in shapes.items where shape.placeholder == nil && shape.text.type == 4 {
      for paragraph in shape.text.paragraphs { try builder.block(.header, paragraph.text) }
    }
  }

  private static func write(_ shape: SlideShapes.Shape, into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let kind = kind(of: shape) else { return }
    for paragraph in shape.text.paragraphs where !paragraph.text.trimmed.isEmpty {
      if kind == .title, builder.metadata.title == nil { builder.metadata.title = paragraph.text.trimmed }
      let level: Int? = kind == .heading ? 2 : kind == .listItem ? paragraph.level + 1 : nil
      try builder.block(kind, paragraph.text, level: level)
    }
  }

  /// By the placeholder, else by the type of the text; nil for what the program sets: dates and numbers of slides.
  private static func kind(of shape: SlideShapes.Shape) -> Block.Kind? {
    switch shape.placeholder {
    case 0x01, 0x03, 0x0D, 0x0F, 0x11: return .title
    case 0x04, 0x10: return .heading
    case 0x07, 0x08: return nil
    case 0x09: return .footer
    case 0x0A: return .header
    case 0x02, 0x0E, 0x12, 0x13: return .listItem
    default: break
    }
    switch shape.text.type {
    case 0, 6: return .title
    case 1, 7, 8: return .listItem
    case 5: return .heading
    default: return .paragraph
    }
  }

  /// Cells are shapes side by side: their edges give the rows and columns.
  private static func table(_ cells: [SlideShapes.Shape], into builder: inout DocumentBuilder) throws(ExtractionError) {
    let placed = cells.compactMap { cell in
      // Lines of the grid are shapes too; they have no area.
      cell.edges.flatMap { $0[2] > $0[0] && $0[3] > $0[1] ? (edges: $0, text: cell.text) : nil }
    }
    let lefts = Set(placed.map { $0.edges[0] }).sorted()
    let tops = Set(placed.map { $0.edges[1] }).sorted()
    let order = placed.sorted { ($0.edges[1], $0.edges[0]) < ($1.edges[1], $1.edges[0]) }
    try builder.openTable()
    for cell in order {
      let row = tops.firstIndex { $0 >= cell.edges[1] } ?? 0
      let column = lefts.firstIndex { $0 >= cell.edges[0] } ?? 0
      try builder.openCell(
        at: CellPosition(
          row: row + 1, column: column + 1, rowSpan: tops[row...].prefix { $0 < cell.edges[3] }.count,
          columnSpan: lefts[column...].prefix { $0 < cell.edges[2] }.count))
      for paragraph in cell.text.paragraphs { try builder.block(.paragraph, paragraph.text) }
      try builder.closeCell()
    }
    try builder.closeTable()
  }
}

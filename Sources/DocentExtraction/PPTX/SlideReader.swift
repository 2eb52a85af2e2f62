import DocentDocument

/// Reads the shapes of a slide or of its notes page (ECMA-376 part 1, 19.3): the title first, then the others in the order
/// they were drawn.
struct SlideReader {
  private enum Item {
    case paragraph(String, level: Int, kind: Block.Kind)
    case openTable, openRow
    case openCell(rowSpan: Int, columnSpan: Int)
    case closeCell, closeTable
  }

  private struct Shape {
    var kind = Block.Kind.paragraph
    var isLeftOut = false
    var items: [Item] = []
  }

  private let reader: PackageXMLReader
  /// Of a notes page only what the speaker wrote is read, not the picture of the slide and the page number.
  private let isNotes: Bool
  private var shapes: [Shape] = []
  private var shape = Shape()
  private var tableDepth = 0
  private var descriptions: [String] = []

  init(_ reader: PackageXMLReader, isNotes: Bool = false) {
    self.reader = reader
    self.isNotes = isNotes
  }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    do throws(ExtractionError) {
      while let event = try reader.next() {
        if event == .start { try start() } else if event == .end { end() }
      }
    } catch {
      // What stands before the damage is written all the same.
      try write(into: &builder)
      throw error
    }
    try write(into: &builder)
  }

  private mutating func start() throws(ExtractionError) {
    switch reader.name {
    case "p:sp", "p:graphicFrame", "p:cxnSp":
      finishShape()
      shape.isLeftOut = isNotes
    case "p:ph": (shape.kind, shape.isLeftOut) = role(ofPlaceholder: reader.attribute("type") ?? "obj")
    case "p:cNvPr":
      if let text = reader.attribute("descr")?.trimmed, !text.isEmpty { descriptions.append(text) }
    case "a:tbl":
      shape.items.append(.openTable)
      tableDepth += 1
    case "a:tr": shape.items.append(.openRow)
    case "a:tc":
      if reader.attribute("hMerge") == "1" || reader.attribute("vMerge") == "1" { return try reader.skipElement() }
      if tableDepth > 0 { shape.items.append(.openCell(rowSpan: count("rowSpan"), columnSpan: count("gridSpan"))) }
    case "a:p":
      let paragraph = try DrawingText.paragraph(reader)
      if paragraph.text.trimmed.isEmpty { return }
      shape.items.append(
        .paragraph(paragraph.text, level: paragraph.level, kind: tableDepth > 0 ? .paragraph : shape.kind))
    default: return
    }
  }

  private mutating func end() {
    switch reader.name {
    case "a:tbl":
      shape.items.append(.closeTable)
      tableDepth = max(0, tableDepth - 1)
    case "a:tc": if tableDepth > 0 { shape.items.append(.closeCell) }
    default: return
    }
  }

  private func count(_ attribute: String) -> Int { reader.attribute(attribute).flatMap { Int($0) } ?? 1 }

  private mutating func finishShape() {
    if !shape.isLeftOut, !shape.items.isEmpty { shapes.append(shape) }
    shape = Shape()
  }

  private mutating func write(into builder: inout DocumentBuilder) throws(ExtractionError) {
    finishShape()
    let titles = shapes.filter { $0.kind == .title }
    for shape in titles + shapes.filter({ $0.kind != .title }) {
      for item in shape.items { try write(item, into: &builder) }
    }
    // A slide of pictures alone: what they are described with is all there is to read.
    if shapes.isEmpty, !isNotes { for text in descriptions { try builder.block(.caption, text) } }
  }

  private func write(_ item: Item, into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch item {
    case .openTable: try builder.openTable()
    case .openRow: builder.openRow()
    case .openCell(let rowSpan, let columnSpan): try builder.openCell(rowSpan: rowSpan, columnSpan: columnSpan)
    case .closeCell: try builder.closeCell()
    case .closeTable: try builder.closeTable()
    case .paragraph(let text, let level, let kind):
      if kind == .title, builder.metadata.title == nil { builder.metadata.title = text.trimmed }
      try builder.block(kind, text, level: kind == .heading ? 2 : kind == .listItem ? level + 1 : nil)
    }
  }

  /// What a placeholder holds, and whether it is left out: slide numbers and dates are set by the program.
  private func role(ofPlaceholder type: String) -> (Block.Kind, Bool) {
    if isNotes { return (.note, type != "body") }
    switch type {
    case "title", "ctrTitle": return (.title, false)
    case "subTitle": return (.heading, false)
    case "sldNum", "dt": return (.paragraph, true)
    case "hdr": return (.header, false)
    case "ftr": return (.footer, false)
    case "body", "obj": return (.listItem, false)
    default: return (.paragraph, false)
    }
  }
}

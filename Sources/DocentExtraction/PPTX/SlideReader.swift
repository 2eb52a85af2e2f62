import DocentDocument

/// Reads the shapes of a slide or of its notes page (ECMA-376 part 1, 19.3).
struct SlideReader {
  private let reader: PackageXMLReader
  /// Of a notes page only what the speaker wrote is read, not the picture of the slide and the page number.
  private let isNotes: Bool

  init(_ reader: PackageXMLReader, isNotes: Bool = false) {
    self.reader = reader
    self.isNotes = isNotes
  }

  func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    var kind = Block.Kind.paragraph
    var isLeftOut = false
    var isInTable = false
    while let event = try reader.next() {
      if event == .end {
        switch reader.name {
        case "a:tbl":
          try builder.closeTable()
          isInTable = false
        case "a:tc": if isInTable { try builder.closeCell() }
        default: break
        }
      }
      guard event == .start else { continue }
      switch reader.name {
      case "p:sp":
        kind = .paragraph
        isLeftOut = isNotes
      case "p:graphicFrame": isLeftOut = isNotes
      case "p:ph": (kind, isLeftOut) = role(ofPlaceholder: reader.attribute("type") ?? "obj")
      case "a:tbl":
        try builder.openTable()
        isInTable = true
      case "a:tr": builder.openRow()
      case "a:tc":
        let span = reader.attribute("gridSpan").flatMap { Int($0) } ?? 1
        let rows = reader.attribute("rowSpan").flatMap { Int($0) } ?? 1
        if reader.attribute("hMerge") == "1" || reader.attribute("vMerge") == "1" {
          try reader.skipElement()
        } else {
          try builder.openCell(rowSpan: rows, columnSpan: span)
        }
      case "a:p":
        let paragraph = try DrawingText.paragraph(reader)
        if isLeftOut || paragraph.text.trimmed.isEmpty { continue }
        try write(paragraph, as: isInTable ? .paragraph : kind, into: &builder)
      case "mc:Fallback": try reader.skipElement()
      default: continue
      }
    }
  }

  private func write(
    _ paragraph: (text: String, level: Int), as kind: Block.Kind, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if kind == .title, builder.metadata.title == nil { builder.metadata.title = paragraph.text.trimmed }
    let level: Int? = kind == .heading ? 2 : kind == .listItem ? paragraph.level + 1 : nil
    try builder.block(kind, paragraph.text, level: level)
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

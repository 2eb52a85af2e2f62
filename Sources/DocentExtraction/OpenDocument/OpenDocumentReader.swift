import DocentDocument

/// Reads `content.xml`: headings, paragraphs, lists, tables, sheets and slides (ISO/IEC 26300-1, 3 to 10).
struct OpenDocumentReader {
  private static let maximumListLevel = 6
  /// A cell or row claimed to be repeated is written at most this often: the claim costs the file nothing.
  private static let maximumRepeats = 1000

  private let reader: PackageXMLReader
  private var listLevel = 0
  /// Open tables, innermost last.
  private var tables: [TablePosition] = []
  private var isSpreadsheet = false
  private var isNotes = false
  /// Notes and comments met so far in a table or list, written behind it.
  private var pendingNotes: [String] = []
  private var sheets = 0

  private struct TablePosition {
    var row = 0
    var column = 0
    var rowRepeats = 1
  }

  init(_ reader: PackageXMLReader) { self.reader = reader }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while let event = try reader.next() {
      switch event {
      case .start: try start(into: &builder)
      case .end: try end(into: &builder)
      case .text: continue
      }
    }
    try flushNotes(into: &builder)
  }

  private mutating func start(into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch reader.name {
    case "office:spreadsheet": isSpreadsheet = true
    case "text:p": try paragraph(level: nil, into: &builder)
    case "text:h":
      try paragraph(level: reader.attribute("text:outline-level").flatMap { Int($0) } ?? 1, into: &builder)
    case "text:list": listLevel += 1
    case "table:table": try openTable(into: &builder)
    case "table:table-row":
      guard !tables.isEmpty else { return }
      tables[tables.count - 1].row += 1
      tables[tables.count - 1].column = 0
      tables[tables.count - 1].rowRepeats = repeats("table:number-rows-repeated")
      try builder.checkpoint()
    case "table:table-cell", "table:covered-table-cell": try cell(into: &builder)
    case "draw:page":
      try builder.open(.page)
      builder.metadata.pageCount = builder.counts.pages
    case "presentation:notes": isNotes = true
    case "office:annotation": try annotation()
    case "text:tracked-changes", "office:forms", "office:font-face-decls", "office:automatic-styles", "svg:title",
      "svg:desc", "text:sequence-decls", "table:shapes", "text:index-title-template", "draw:object":
      try reader.skipElement()
    default: return
    }
  }

  private mutating func end(into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch reader.name {
    case "text:list":
      listLevel = max(0, listLevel - 1)
      if listLevel == 0, tables.isEmpty { try flushNotes(into: &builder) }
    case "table:table-row":
      // Rows said to be repeated are counted; what they hold was written once.
      if let last = tables.indices.last { tables[last].row += tables[last].rowRepeats - 1 }
    case "table:table": try closeTable(into: &builder)
    case "table:table-cell", "table:covered-table-cell":
      if !isSpreadsheet, !tables.isEmpty { try builder.closeCell() }
    case "draw:page":
      try flushNotes(into: &builder)
      try builder.close()
    case "presentation:notes": isNotes = false
    default: return
    }
  }

  // MARK: Paragraphs

  private mutating func paragraph(level: Int?, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var inline = OpenDocumentInline(reader)
    let paragraph = try inline.read()
    if !paragraph.text.trimmed.isEmpty {
      if let level {
        try builder.block(.heading, paragraph.text, level: min(max(1, level), 6))
      } else if isNotes {
        try builder.block(.note, paragraph.text)
      } else if listLevel > 0 {
        try builder.block(.listItem, paragraph.text, level: min(listLevel, Self.maximumListLevel))
      } else {
        try builder.block(.paragraph, paragraph.text)
      }
    }
    for box in paragraph.boxes { try builder.block(.paragraph, box) }
    pendingNotes += paragraph.notes
    if tables.isEmpty, listLevel == 0 { try flushNotes(into: &builder) }
  }

  private mutating func annotation() throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start, reader.name == "text:p" else { continue }
      var inline = OpenDocumentInline(reader)
      pendingNotes.append(try inline.read().text)
    }
  }

  private mutating func flushNotes(into builder: inout DocumentBuilder) throws(ExtractionError) {
    for note in pendingNotes where !note.trimmed.isEmpty { try builder.block(.note, note) }
    pendingNotes = []
  }

  // MARK: Tables

  private mutating func openTable(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if isSpreadsheet, tables.isEmpty {
      try builder.open(.page)
      sheets += 1
      builder.metadata.pageCount = sheets
      if let name = reader.attribute("table:name") { try builder.block(.heading, name, level: 1) }
    }
    try builder.openTable()
    tables.append(TablePosition())
  }

  private mutating func closeTable(into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !tables.isEmpty else { return }
    tables.removeLast()
    try builder.closeTable()
    guard tables.isEmpty else { return }
    try flushNotes(into: &builder)
    if isSpreadsheet { try builder.close() }
  }

  private mutating func cell(into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let last = tables.indices.last else { return }
    let count = repeats("table:number-columns-repeated")
    let position = CellPosition(
      row: tables[last].row, column: tables[last].column + 1,
      rowSpan: span("table:number-rows-spanned"), columnSpan: span("table:number-columns-spanned"))
    tables[last].column += count
    if isSpreadsheet {
      try sheetCell(at: position, repeated: count, into: &builder)
    } else if reader.name == "table:table-cell" {
      try builder.openCell(at: position)
    } else {
      try builder.openCell(at: CellPosition(row: position.row, column: position.column))
    }
  }

  /// A spreadsheet's cell is written when it holds something, so that a million empty ones cost nothing.
  private mutating func sheetCell(
    at position: CellPosition, repeated count: Int, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = reader.depth
    var lines: [String] = []
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      if reader.name == "office:annotation" {
        try annotation()
      } else if reader.name == "text:p" {
        var inline = OpenDocumentInline(reader)
        let paragraph = try inline.read()
        lines += [paragraph.text] + paragraph.boxes
      } else if reader.name == "table:detective" {
        try reader.skipElement()
      }
    }
    let text = lines.joined(separator: "\n")
    guard !text.trimmed.isEmpty else { return }
    for copy in 0..<min(count, Self.maximumRepeats) {
      var place = position
      place.column += copy
      try builder.openCell(at: place)
      try builder.append(text)
      try builder.closeCell()
    }
  }

  private func repeats(_ attribute: String) -> Int {
    min(max(1, reader.attribute(attribute).flatMap { Int($0) } ?? 1), 1 << 24)
  }

  private func span(_ attribute: String) -> Int {
    min(max(1, reader.attribute(attribute).flatMap { Int($0) } ?? 1), Self.maximumRepeats)
  }
}

import DocentDocument

/// Reads `content.xml`: headings, paragraphs, lists, tables, sheets and slides (ISO/IEC 26300-1, 3 to 10).
struct OpenDocumentReader {
  private static let maximumListLevel = 6
  /// A cell or row claimed to be repeated is written at most this often: the claim costs the file nothing.
  private static let maximumRepeats = 1000

  private let reader: PackageXMLReader
  private var lists: OpenDocumentLists
  private var listLevel: Int { lists.level }
  /// Open tables, innermost last.
  private var tables: [TablePosition] = []
  private let isObject: Bool
  private var isSpreadsheet = false
  private var objectDepth: Int?
  /// Depth of the frame that holds the title of a slide.
  private var titleDepth: Int?
  private var isNotes = false
  /// Notes and comments met so far in a table or list, written behind it.
  private var pendingNotes: [String] = []
  private var sheets = 0

  private struct TablePosition {
    var row = 0
    var column = 0
    var rowRepeats = 1
  }

  /// `isObject`: the content of a chart or document within the one that is read.
  init(_ reader: PackageXMLReader, lists: OpenDocumentLists = OpenDocumentLists(), isObject: Bool = false) {
    self.reader = reader
    self.lists = lists
    self.isObject = isObject
  }

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
    // Documents within this one stand in their frames, in documents of one file.
    case "office:spreadsheet": isSpreadsheet = !isObject && objectDepth == nil
    case "draw:object": objectDepth = objectDepth ?? reader.depth
    case "text:p": try paragraph(level: nil, label: lists.takeLabel(), into: &builder)
    case "text:h": try heading(into: &builder)
    case "text:list", "text:ordered-list", "text:unordered-list":
      lists.openList(
        style: reader.attribute("text:style-name"),
        continues: reader.attribute("text:continue-numbering") == "true"
          || reader.attribute("text:continue-list") != nil)
    case "text:list-item", "text:list-header":
      lists.openItem(
        start: reader.attribute("text:start-value").flatMap { Int($0) }, isHeader: reader.name == "text:list-header")
    case "text:list-style", "text:outline-style": try lists.readStyle(reader)
    case "table:table", "table:sub-table": try openTable(into: &builder)
    case "table:table-row":
      guard !tables.isEmpty else { return }
      tables[tables.count - 1].row += 1
      tables[tables.count - 1].column = 0
      tables[tables.count - 1].rowRepeats = repeats("table:number-rows-repeated")
      try builder.checkpoint()
    case "table:table-cell", "table:covered-table-cell": try cell(into: &builder)
    case "draw:page":
      try builder.open(.page)
      if !isObject { builder.metadata.pageCount = builder.counts.pages }
    case "draw:frame", "draw:text-box":
      switch reader.attribute("presentation:class") {
      case "title": titleDepth = titleDepth ?? reader.depth
      case "page-number", "date-time": try reader.skipElement()
      default: break
      }
    case "presentation:notes": isNotes = true
    case "presentation:header-decl", "presentation:footer-decl":
      let kind: Block.Kind = reader.name == "presentation:header-decl" ? .header : .footer
      let text = try reader.containedText().trimmed
      if !text.isEmpty { try builder.block(kind, text) }
    case "office:annotation": pendingNotes += try OpenDocumentAnnotation.read(reader)
    case "office:forms": try forms(into: &builder)
    case "math:math":
      let text = try mathematics()
      if !text.isEmpty { try builder.block(.paragraph, text) }
    case "text:tracked-changes", "office:font-face-decls", "svg:title", "office:styles", "office:master-styles",
      "office:meta", "office:settings", "office:scripts", "svg:desc", "text:sequence-decls", "table:shapes",
      "text:index-title-template", "office:binary-data", "presentation:date-time-decl",
      "table:tracked-changes", "office:event-listeners":
      try reader.skipElement()
    default: return
    }
  }

  private mutating func end(into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch reader.name {
    case "text:list", "text:ordered-list", "text:unordered-list":
      lists.closeList()
      if listLevel == 0, tables.isEmpty { try flushNotes(into: &builder) }
    case "table:table-row":
      // Rows said to be repeated are counted; what they hold was written once.
      if let last = tables.indices.last { tables[last].row += tables[last].rowRepeats - 1 }
    case "table:table", "table:sub-table": try closeTable(into: &builder)
    case "table:table-cell":
      if !isSpreadsheet, !tables.isEmpty { try builder.closeCell() }
    case "draw:frame", "draw:text-box": if let depth = titleDepth, depth >= reader.depth { titleDepth = nil }
    case "draw:page":
      try flushNotes(into: &builder)
      try builder.close()
    case "draw:object": if let depth = objectDepth, depth >= reader.depth { objectDepth = nil }
    case "presentation:notes": isNotes = false
    default: return
    }
  }

  // MARK: Paragraphs

  private mutating func heading(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let level = (reader.attribute("text:outline-level") ?? reader.attribute("text:level")).flatMap { Int($0) } ?? 1
    let restart = reader.attribute("text:restart-numbering") == "true"
    let start = restart ? reader.attribute("text:start-value").flatMap { Int($0) } ?? 1 : nil
    let isUnnumbered = reader.attribute("text:is-list-header") == "true"
    let own = lists.takeLabel()
    let label = own ?? (isUnnumbered ? nil : lists.headingLabel(level: level, restart: start))
    try paragraph(level: level, label: label, into: &builder)
  }

  private mutating func paragraph(
    level: Int?, label: String?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var inline = OpenDocumentInline(reader)
    var paragraph = try inline.read()
    if !paragraph.text.trimmed.isEmpty {
      if let label, !label.isEmpty { paragraph.text = "\(label) \(paragraph.text)" }
      if let level {
        try builder.block(.heading, paragraph.text, level: min(max(1, level), 6))
      } else if isNotes {
        try builder.block(.note, paragraph.text)
      } else if titleDepth != nil {
        if builder.metadata.title == nil { builder.metadata.title = paragraph.text.trimmed }
        try builder.block(.title, paragraph.text)
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

  /// Labels and values of the controls of forms (13.5).
  private func forms(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start, reader.name.hasPrefix("form:") else { continue }
      let label = reader.attribute("form:label")
      let value = reader.attribute("form:current-value") ?? reader.attribute("form:value")
      let text = [label, value].compactMap { $0?.trimmed }.filter { !$0.isEmpty }.joined(separator: ": ")
      if !text.isEmpty, reader.name != "form:list-property", reader.name != "form:property" {
        try builder.block(.paragraph, text)
      }
    }
  }

  /// A formula: what its identifiers, numbers and operators say, without the source of the program that made it.
  private func mathematics() throws(ExtractionError) -> String {
    let depth = reader.depth
    var result = ""
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      if event == .start, reader.name == "math:annotation" { try reader.skipElement() }
      if event == .text { reader.withText { result += String(decoding: $0, as: UTF8.self) } }
    }
    return cleaned(result) ?? ""
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
      if let name = reader.attribute("table:name"), !name.isEmpty { try builder.block(.heading, name, level: 1) }
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
      // Covered by a cell that spans it.
      try reader.skipElement()
    }
  }

  /// A spreadsheet's cell is written when it holds something, so that a million empty ones cost nothing.
  private mutating func sheetCell(
    at position: CellPosition, repeated count: Int, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = reader.depth
    var lines: [String] = []
    let stored = storedValue()
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      if reader.name == "office:annotation" {
        pendingNotes += try OpenDocumentAnnotation.read(reader)
      } else if reader.name == "text:p" {
        var inline = OpenDocumentInline(reader)
        let paragraph = try inline.read()
        lines += [paragraph.text] + paragraph.boxes
      } else if reader.name == "table:detective" {
        try reader.skipElement()
      }
    }
    let shown = lines.joined(separator: "\n")
    let text = shown.isEmpty ? stored ?? "" : shown
    guard !text.trimmed.isEmpty else { return }
    for copy in 0..<min(count, Self.maximumRepeats) {
      var place = position
      place.column += copy
      if count > 1 { (place.rowSpan, place.columnSpan) = (1, 1) }
      try builder.openCell(at: place)
      try builder.append(text)
      try builder.closeCell()
    }
  }

  /// The value of a cell whose text the file leaves out.
  private func storedValue() -> String? {
    for name in [
      "office:string-value", "office:date-value", "office:time-value", "office:boolean-value", "table:value",
    ] {
      if let value = reader.attribute(name) { return value }
    }
    return reader.attribute("office:value").map { value in Double(value).map(NumberFormat.generalText) ?? value }
  }

  private func repeats(_ attribute: String) -> Int {
    min(max(1, reader.attribute(attribute).flatMap { Int($0) } ?? 1), 1 << 24)
  }

  private func span(_ attribute: String) -> Int {
    min(max(1, reader.attribute(attribute).flatMap { Int($0) } ?? 1), Self.maximumRepeats)
  }
}

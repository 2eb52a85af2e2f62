import DocentDocument

/// Reads the index of an iWork '09 document: one XML file with the text, the tables and the styles of all pages.
struct IWorkXMLReader {
  /// What the index is called in Keynote, and in Pages and Numbers.
  static let indexNames: Set<String> = ["index.apxl", "index.xml"]

  private let reader: PackageXMLReader
  /// Paragraphs that are open: those of shapes stand inside the paragraph the shape is anchored in.
  private var paragraphs: [String] = []
  private var kinds: [(depth: Int, kind: Block.Kind)] = []
  private var slides = 0

  init(_ reader: PackageXMLReader) { self.reader = reader }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while let event = try reader.next() {
      switch event {
      case .start: try start(into: &builder)
      case .end: try end(into: &builder)
      case .text: appendText()
      }
    }
    if slides > 0 { builder.metadata.pageCount = slides }
  }

  private mutating func start(into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch reader.name {
    case "sf:p": paragraphs.append("")
    case "sf:br", "sf:lnbr", "sf:crbr": append("\n")
    case "sf:tab": append("\t")
    case "sf:text-storage": enter(kind(ofStorage: reader.attribute("sf:kind") ?? ""))
    case "key:title-placeholder": enter(.title)
    case "key:notes": enter(.note)
    case "key:slide":
      slides += 1
      try builder.open(.page)
    case "ls:workspace":
      try builder.open(.page)
      if let name = reader.attribute("ls:workspace-name") { try builder.block(.heading, name, level: 1) }
    case "sf:metadata", "key:metadata": try metadata(&builder.metadata)
    case "sf:tabular-model":
      if let name = reader.attribute("sf:name"), !name.isEmpty { try builder.block(.caption, name) }
    case "sf:grid":
      var table = IWorkXMLTable(reader)
      try table.read(into: &builder)
    case "sf:stylesheet", "sl:stylesheet", "ls:stylesheet", "key:theme-list", "sl:section-prototypes", "sl:prototypes",
      "key:stylesheet", "sf:anon-styles", "sf:prototype-shape", "key:prototypes", "ls:prototypes":
      try reader.skipElement()
    default: break
    }
  }

  private mutating func end(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if let last = kinds.last, last.depth >= reader.depth { kinds.removeLast() }
    switch reader.name {
    case "sf:p":
      guard let text = paragraphs.popLast(), !text.trimmed.isEmpty else { return }
      let kind = kinds.last?.kind ?? .paragraph
      if kind == .title, builder.metadata.title == nil { builder.metadata.title = text.trimmed }
      try builder.block(kind, text.trimmed)
    case "key:slide", "ls:workspace": try builder.close()
    default: break
    }
  }

  private mutating func enter(_ kind: Block.Kind) {
    // The storage of a title or a note is called like any other.
    let outer = kinds.last?.kind ?? .paragraph
    if kinds.count < 256 { kinds.append((reader.depth, kind == .paragraph ? outer : kind)) }
  }

  private func kind(ofStorage name: String) -> Block.Kind {
    switch name {
    case "header": .header
    case "footer": .footer
    case "footnote", "endnote", "note": .note
    default: .paragraph
    }
  }

  private mutating func append(_ text: String) {
    if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1] += text }
  }

  private mutating func appendText() {
    guard let last = paragraphs.indices.last, paragraphs[last].utf8.count < 16 << 20 else { return }
    reader.withText { bytes in
      // Line ends of the file are no text.
      if !bytes.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) { paragraphs[last] += String(decoding: bytes, as: UTF8.self) }
    }
  }

  private func metadata(_ metadata: inout Metadata) throws(ExtractionError) {
    let depth = reader.depth
    var field = ""
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      if reader.name == "sf:string" || reader.name == "key:string" {
        guard let value = reader.attribute("sfa:string").flatMap(cleaned) else { continue }
        switch field {
        case "title": metadata.title = value
        case "author", "authors": if metadata.authors.count < 100 { metadata.authors.append(value) }
        case "keywords", "comment", "copyright", "projects":
          metadata.extra[field] = metadata.extra[field].map { "\($0), \(value)" } ?? value
        default: break
        }
      } else {
        field = reader.name.split(separator: ":").last.map(String.init) ?? ""
      }
    }
  }
}

/// The cells of a table of iWork '09: one row after the other, without a mark between them.
struct IWorkXMLTable {
  private static let maximumColumns = 10_000
  private let reader: PackageXMLReader
  private static let maximumChoices = 100_000
  private var columns = 1
  private var index = 0
  /// What the menus of cells offer, by number; a cell refers to the one that was chosen.
  private var choices: [String: String] = [:]

  init(_ reader: PackageXMLReader) { self.reader = reader }

  /// Reads on from the start of the grid to its end.
  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    columns = max(1, min(reader.attribute("sf:numcols").flatMap { Int($0) } ?? 1, Self.maximumColumns))
    try builder.openTable()
    let depth = reader.depth
    var source: Int?
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      if event == .end, reader.name == "sf:datasource" { source = nil }
      guard event == .start else { continue }
      if reader.name == "sf:datasource" {
        source = reader.depth
      } else if let source, reader.depth == source + 1 {
        try cell(into: &builder)
      }
    }
    try builder.closeTable()
  }

  private mutating func cell(into builder: inout DocumentBuilder) throws(ExtractionError) {
    // Empty cells are counted and not listed.
    let count = reader.name == "sf:g" ? max(1, min(reader.attribute("sf:ct").flatMap { Int($0) } ?? 1, 1 << 24)) : 1
    defer { index += count }
    let text = try value()
    guard !text.isEmpty else { return }
    try builder.openCell(at: CellPosition(row: index / columns + 1, column: index % columns + 1))
    try builder.append(text)
    try builder.closeCell()
  }

  /// What the cell whose start was just read shows: its text, or the value of its number, date or result.
  private mutating func value() throws(ExtractionError) -> String {
    let depth = reader.depth
    var text = ""
    var stored = Self.stored(reader)
    var choice: String?
    var isParagraph = false
    while let event = try reader.next() {
      switch event {
      case .end:
        if reader.depth <= depth { return text.trimmed.isEmpty ? stored ?? "" : text.trimmed }
        if reader.name == "sf:p" { isParagraph = false }
      case .start:
        if reader.name == "sf:p" {
          isParagraph = true
          if !text.isEmpty { text += "\n" }
        }
        if let id = reader.attribute("sfa:ID") { choice = id }
        if reader.name == "sf:proxied-cell-ref" {
          stored = reader.attribute("sfa:IDREF").flatMap { choices[$0] } ?? stored
        } else if let own = Self.stored(reader) {
          stored = own
          if let choice, choices.count < Self.maximumChoices { choices[choice] = own }
        }
      case .text:
        if isParagraph, text.utf8.count < 1 << 20 { reader.withText { text += String(decoding: $0, as: UTF8.self) } }
      }
    }
    return text.trimmed
  }

  private static func stored(_ reader: PackageXMLReader) -> String? {
    switch reader.name {
    case "sf:ct": reader.attribute("sfa:s")
    case "sf:cell-date", "sf:d", "sf:rd": reader.attribute("sf:cell-date") ?? reader.attribute("sf:v")
    case "sf:n", "sf:rn", "sf:b", "sf:rb", "sf:du":
      reader.attribute("sf:v").map { value in Double(value).map(NumberFormat.generalText) ?? value }
    default: nil
    }
  }
}

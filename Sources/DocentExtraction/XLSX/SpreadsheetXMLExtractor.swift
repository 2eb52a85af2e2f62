package import DocentDocument

/// Reads Excel workbooks in one XML file (SpreadsheetML of Office 2003).
package struct SpreadsheetXMLExtractor: Extractor {
  package let name = "spreadsheetml"
  package let version = 1
  package let mediaTypes: [MediaType] = [.spreadsheetXML]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = SpreadsheetXMLReader(
      try PackageXMLReader(ContentByteSource(source), prefixes: SpreadsheetXMLReader.prefixes))
    try reader.read(into: &builder)
  }
}

/// Streams the sheets of such a workbook.
struct SpreadsheetXMLReader {
  static let prefixes = XMLPrefixes([
    "urn:schemas-microsoft-com:office:spreadsheet": "ss", "urn:schemas-microsoft-com:office:office": "o",
  ])

  private static let maximumFormats = 100_000
  private static let maximumPosition = 1 << 24
  private let reader: PackageXMLReader
  private var formats: [String: NumberFormat] = [:]
  private var style = ""
  private var row = 0
  private var column = 0
  private var notes: [String] = []

  init(_ reader: PackageXMLReader) { self.reader = reader }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while let event = try reader.next() {
      if event == .end {
        switch reader.name {
        case "ss:Table": try builder.closeTable()
        case "ss:Worksheet":
          for note in notes { try builder.block(.note, note) }
          notes = []
          try builder.close()
        default: break
        }
      } else if event == .start {
        try start(into: &builder)
      }
    }
  }

  private mutating func start(into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch reader.name {
    case "o:DocumentProperties": try properties(&builder.metadata)
    case "ss:Style": style = reader.attribute("ss:ID") ?? ""
    case "ss:NumberFormat":
      if let format = reader.attribute("ss:Format"), formats.count < Self.maximumFormats {
        formats[style] = NumberFormat(Self.named[format] ?? format)
      }
    case "ss:Worksheet":
      try builder.open(.page)
      if let name = reader.attribute("ss:Name") { try builder.block(.heading, name, level: 1) }
      builder.metadata.pageCount = builder.counts.pages
    case "ss:Table":
      (row, column) = (0, 0)
      try builder.openTable()
    case "ss:Row":
      row = index() ?? row + 1
      column = 0
      try builder.checkpoint()
    case "ss:Cell": try cell(into: &builder)
    default: break
    }
  }

  private func index() -> Int? {
    reader.attribute("ss:Index").flatMap { Int($0) }.map { max(1, min($0, Self.maximumPosition)) }
  }

  private func count(_ attribute: String) -> Int {
    max(0, min(reader.attribute(attribute).flatMap { Int($0) } ?? 0, 16_384))
  }

  private mutating func cell(into builder: inout DocumentBuilder) throws(ExtractionError) {
    column = index() ?? column + 1
    let across = count("ss:MergeAcross")
    let position = CellPosition(
      row: max(1, row), column: column, rowSpan: count("ss:MergeDown") + 1, columnSpan: across + 1)
    column += across
    let format = reader.attribute("ss:StyleID").flatMap { formats[$0] }
    var text = ""
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      if reader.name == "ss:Comment" {
        let author = reader.attribute("ss:Author").map { $0.isEmpty ? "" : "\($0): " } ?? ""
        let note = try reader.containedText().trimmed
        if !note.isEmpty, notes.count < 1_000_000 { notes.append(author + note) }
      } else if reader.name == "ss:Data" {
        let type = reader.attribute("ss:Type") ?? "String"
        text = Self.shown(try reader.containedText(), type, format)
      }
    }
    guard !text.trimmed.isEmpty else { return }
    try builder.openCell(at: position)
    try builder.append(text)
    try builder.closeCell()
  }

  private static func shown(_ value: String, _ type: String, _ format: NumberFormat?) -> String {
    switch type {
    case "Number": return Double(value.trimmed).map { (format ?? .general).text(of: $0) } ?? value
    case "Boolean": return value.trimmed == "1" ? "TRUE" : "FALSE"
    case "DateTime":
      let text = value.trimmed
      let bare = text.firstIndex(of: ".").map { String(text[..<$0]) } ?? text
      return bare.hasSuffix("T00:00:00") ? String(bare.dropLast(9)) : bare.replacing("T", with: " ")
    default: return value
    }
  }

  private func properties(_ metadata: inout Metadata) throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      OfficeProperties.set(reader.name, try reader.containedText(limit: 64 << 10).trimmed, &metadata)
    }
  }

  /// Formats the file may refer to by name.
  private static let named = [
    "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Currency": "$#,##0.00", "Euro Currency": "[$€-2] #,##0.00", "Yes/No": "\"Yes\";\"Yes\";\"No\"",
    "True/False": "\"True\";\"True\";\"False\"", "On/Off": "\"On\";\"On\";\"Off\"", "Short Date": "yyyy-mm-dd",
    "Long Date": "yyyy-mm-dd", "Medium Date": "yyyy-mm-dd", "General Date": "yyyy-mm-dd hh:mm", "Short Time": "hh:mm",
    "Medium Time": "hh:mm", "Long Time": "hh:mm:ss",
  ]
}

package import DocentDocument

/// Reads Excel workbooks (Office Open XML, also with binary parts): each sheet is a page with its name as heading and its
/// cells as a table. Cost follows the cells that are stored, not the size of the grid.
package struct XLSXExtractor: Extractor {
  package let name = "xlsx"
  package let version = 2
  package let mediaTypes: [MediaType] = [
    .xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    "application/vnd.ms-excel.sheet.macroenabled.12", "application/vnd.ms-excel.template.macroenabled.12", .xlsb,
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let package = try OpenPackage(source, context: context, formatName: "workbook")
    let isBinary = package.hasPart("xl/workbook.bin")
    let main = try package.mainPart(default: isBinary ? "xl/workbook.bin" : "xl/workbook.xml")
    package.noteDamage(in: &builder)
    package.readProperties(into: &builder.metadata)
    builder.metadata.pageCount = nil
    let workbook = try Workbook(package, main: main, limit: context.limits.memoryBytes)
    for sheet in workbook.sheets {
      try builder.open(.page)
      if !sheet.name.isEmpty { try builder.block(.heading, sheet.name, level: 1) }
      try read(sheet.part, of: package, workbook, into: &builder)
      try builder.close()
      builder.metadata.pageCount = (builder.metadata.pageCount ?? 0) + 1
      let own = (try? package.relationships(of: sheet.part)) ?? PackageRelationships()
      try await EmbeddedParts.attach(own, of: package, into: &builder)
    }
    if !builder.hasText {
      for sheet in workbook.sheets {
        for drawing in ((try? package.relationships(of: sheet.part)) ?? PackageRelationships()).targets(
          ofType: "drawing")
        {
          let own = (try? package.relationships(of: drawing)) ?? PackageRelationships()
          try await EmbeddedParts.attachImages(own, of: package, into: &builder)
        }
      }
    }
  }

  /// A sheet with its comments and the text of its drawings. Damage ends the sheet and not the workbook.
  private func read(
    _ part: String, of package: OpenPackage, _ workbook: Workbook, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      try cells(part, of: package, workbook, into: &builder)
      try builder.close(downTo: depth)
      let own = try package.relationships(of: part)
      for kind in ["comments", "threadedComment"] {
        for comments in own.targets(ofType: kind) {
          if comments.hasSuffix(".bin") {
            try BinaryWorkbook.comments(package, comments, into: &builder)
          } else if let reader = try package.reader(comments) {
            try SheetComments.read(reader, into: &builder)
          }
        }
      }
      for drawing in own.targets(ofType: "drawing") { try self.drawing(drawing, of: package, into: &builder) }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(part) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: depth)
  }

  private func cells(
    _ part: String, of package: OpenPackage, _ workbook: Workbook, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if part.hasSuffix(".bin") {
      guard let records = try BinaryWorkbook.records(package, part) else { return }
      var sheet = BinarySheetReader(
        records, strings: workbook.strings, formats: workbook.formats,
        merges: MergedCells(binary: package, part: part))
      return try sheet.read(into: &builder)
    }
    guard let reader = try package.reader(part) else { return }
    var sheet = SheetReader(
      reader, strings: workbook.strings, formats: workbook.formats, merges: MergedCells(package, part: part))
    try sheet.read(into: &builder)
    for head in sheet.runningHeads { try builder.block(head.kind, head.text) }
  }

  /// Text boxes, diagrams and charts.
  private func drawing(
    _ part: String, of package: OpenPackage, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if let reader = try package.reader(part) { try DrawingText.read(reader, into: &builder) }
    let own = try package.relationships(of: part)
    for diagram in own.targets(ofType: "diagramData") {
      if let reader = try package.reader(diagram) { try DrawingText.read(reader, into: &builder) }
    }
    for chart in own.targets(ofType: "chart") {
      guard let reader = try package.reader(chart) else { continue }
      var chart = ChartReader(reader)
      try chart.read(into: &builder)
    }
  }
}

/// What the sheets of a workbook share.
private struct Workbook {
  struct Sheet {
    var name: String
    var part: String
  }

  let sheets: [Sheet]
  let strings: SharedStrings
  let formats: CellFormats

  init(_ package: OpenPackage, main: String, limit: Int) throws(ExtractionError) {
    let isBinary = main.lowercased().hasSuffix(".bin")
    let suffix = isBinary ? "bin" : "xml"
    let relationships = (try? package.relationships(of: main)) ?? PackageRelationships()
    let index = try isBinary ? BinaryWorkbook.index(package, part: main) : WorkbookIndex(package, part: main)
    let stringsPart = relationships.first(ofType: "sharedStrings")?.target ?? "xl/sharedStrings.\(suffix)"
    let stylesPart = relationships.first(ofType: "styles")?.target ?? "xl/styles.\(suffix)"
    if isBinary {
      strings = try BinaryWorkbook.strings(package, part: stringsPart, limit: limit)
      formats = BinaryWorkbook.formats(package, part: stylesPart, uses1904: index.uses1904)
    } else {
      strings = try SharedStrings(package, part: stringsPart, limit: limit)
      formats = CellFormats.read(package, part: stylesPart, uses1904: index.uses1904)
    }
    var found: [Sheet] = []
    for (number, sheet) in index.sheets.enumerated() {
      let usual = "xl/worksheets/sheet\(number + 1).\(suffix)"
      let part = relationships[sheet.relationship]?.target ?? (package.hasPart(usual) ? usual : nil)
      if let part { found.append(Sheet(name: sheet.name, part: part)) }
    }
    // A workbook that has lost its index still has its sheets.
    if found.isEmpty {
      found = package.archive.entries.map(\.name).filter { $0.lowercased().hasPrefix("xl/worksheets/sheet") }
        .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map { Sheet(name: "", part: $0) }
    }
    sheets = found
  }
}

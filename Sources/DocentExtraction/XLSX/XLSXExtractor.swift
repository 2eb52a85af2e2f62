package import DocentDocument

/// Reads Excel workbooks (Office Open XML): each sheet is a page with its name as heading and its cells as a table.
/// Cost follows the cells that are stored, not the size of the grid.
package struct XLSXExtractor: Extractor {
  package let name = "xlsx"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    "application/vnd.ms-excel.sheet.macroenabled.12", "application/vnd.ms-excel.template.macroenabled.12",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let package = try OpenPackage(source, context: context, formatName: "workbook")
    let main = try package.mainPart(default: "xl/workbook.xml")
    package.noteDamage(in: &builder)
    package.readProperties(into: &builder.metadata)
    builder.metadata.pageCount = nil
    let relationships = (try? package.relationships(of: main)) ?? PackageRelationships()
    let workbook = try WorkbookIndex(package, part: main)
    let strings = try SharedStrings(
      package, part: relationships.first(ofType: "sharedStrings")?.target ?? "xl/sharedStrings.xml",
      limit: context.limits.memoryBytes)
    let formats = CellFormats.read(
      package, part: relationships.first(ofType: "styles")?.target ?? "xl/styles.xml", uses1904: workbook.uses1904)

    for sheet in workbook.sheets {
      guard let part = relationships[sheet.relationship]?.target else { continue }
      try builder.open(.page)
      try builder.block(.heading, sheet.name, level: 1)
      try read(part, of: package, strings, formats, into: &builder)
      try builder.close()
      builder.metadata.pageCount = (builder.metadata.pageCount ?? 0) + 1
      let own = (try? package.relationships(of: part)) ?? PackageRelationships()
      try await EmbeddedParts.attach(own, of: package, into: &builder)
    }
  }

  /// A sheet with its comments and the text of its drawings. Damage ends the sheet and not the workbook.
  private func read(
    _ part: String, of package: OpenPackage, _ strings: SharedStrings, _ formats: CellFormats,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      if let reader = try package.reader(part) {
        var sheet = SheetReader(reader, strings: strings, formats: formats)
        try sheet.read(into: &builder)
      }
      try builder.close(downTo: depth)
      let own = try package.relationships(of: part)
      for kind in ["comments", "threadedComment"] {
        for comments in own.targets(ofType: kind) {
          if let reader = try package.reader(comments) { try SheetComments.read(reader, into: &builder) }
        }
      }
      for drawing in own.targets(ofType: "drawing") {
        if let reader = try package.reader(drawing) { try DrawingText.read(reader, into: &builder) }
        for chart in try package.relationships(of: drawing).targets(ofType: "chart") {
          guard let reader = try package.reader(chart) else { continue }
          var chart = ChartReader(reader)
          try chart.read(into: &builder)
        }
      }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(part) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: depth)
  }
}

package import DocentDocument

/// Reads Excel workbooks of 1987 to 2003: each sheet is a page with its name as heading and its cells as a table. Cost
/// follows the cells that are stored.
package struct XLSExtractor: Extractor {
  package let name = "xls"
  package let version = 1
  package let mediaTypes: [MediaType] = [.xls]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    guard source.bytes(in: 0..<4).starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      // The first versions had no compound files.
      return try read(source, into: &builder, context)
    }
    let file = try CompoundFile(source)
    SummaryInformation.read(file.root, into: &builder.metadata)
    guard let stream = file.root.stream(named: "Workbook") ?? file.root.stream(named: "Book") else {
      throw ExtractionError(.corrupted, "the compound file holds no workbook; ask for another copy")
    }
    try read(stream, into: &builder, context)
    file.root.noteCut(["Workbook", "Book"], in: &builder)
    for object in file.root.storages where object.entry.name.hasPrefix("MBD") {
      try await EmbeddedObjects.attach(object, into: &builder)
    }
  }

  private func read(
    _ stream: SourceContent, into builder: inout DocumentBuilder, _ context: ExtractionContext
  ) throws(ExtractionError) {
    try stream.withUnsafeBytes { (bytes) throws(ExtractionError) in
      var workbook = try BIFFWorkbook(bytes, limit: context.limits.memoryBytes)
      builder.metadata.pageCount = nil
      var positions = Set<Int>()
      for sheet in workbook.sheets where positions.insert(sheet.position).inserted {
        try builder.open(.page)
        try builder.block(.heading, sheet.name, level: 1)
        let depth = builder.openDepth
        var reader = BIFFSheetReader(bytes, at: sheet.position, version: workbook.version)
        try reader.read(&workbook, into: &builder)
        if reader.isCut {
          builder.degrade(.corrupted, "the sheet \(sheet.name) is cut short; what could be read was kept")
        }
        try builder.close(downTo: depth)
        try builder.close()
        builder.metadata.pageCount = (builder.metadata.pageCount ?? 0) + 1
      }
    }
  }
}

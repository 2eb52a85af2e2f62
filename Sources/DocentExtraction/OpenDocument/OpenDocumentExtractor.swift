package import DocentDocument

/// Reads OpenDocument texts, spreadsheets, presentations and drawings (ISO/IEC 26300), as packages and as single XML
/// files, and those of StarOffice 6: one content model for all of them.
package struct OpenDocumentExtractor: Extractor {
  package let name = "opendocument"
  package let version = 2
  package let mediaTypes: [MediaType] =
    [.odt, .ods, .odp, .odg]
    + ["text", "spreadsheet", "presentation", "graphics"].map {
      MediaType("application/vnd.oasis.opendocument.\($0)-template")
    } + [
      "application/vnd.oasis.opendocument.text-master", "application/vnd.oasis.opendocument.chart",
      "application/vnd.oasis.opendocument.formula", "application/vnd.sun.xml.writer", "application/vnd.sun.xml.calc",
      "application/vnd.sun.xml.impress", "application/vnd.sun.xml.draw",
    ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    if source.withUnsafeBytes({ !$0.starts(with: "PK".utf8) && $0.prefix(4096).contains(UInt8(ascii: "<")) }) {
      return try extractFlat(source, into: &builder)
    }
    let archive = try ZipArchive(source)
    if try isEncrypted(archive, context) {
      throw ExtractionError(
        .encrypted, "the document is protected with a password; save a copy without one in the program that made it")
    }
    guard archive.entry(named: "content.xml") != nil else {
      throw ExtractionError(
        .corrupted, "the document has lost its content; get the file again, or repair it in the program that made it")
    }
    if archive.isSalvaged {
      builder.degrade(.corrupted, "the document is damaged or cut short; what could be read was kept")
    }
    if let reader = try? part("meta.xml", of: archive, context) {
      try? OpenDocumentMetadata.read(reader, into: &builder.metadata)
    }
    let styles = OpenDocumentStyles.read(try? part("styles.xml", of: archive, context))
    for text in styles.headers { try builder.block(.header, text) }
    try content("content.xml", of: archive, styles.lists, into: &builder, context)
    // Charts, formulas and documents embedded in this one are documents of their own in its archive.
    for entry in archive.entries where isObject(entry.name) {
      try content(entry.name, of: archive, OpenDocumentLists(), into: &builder, context)
    }
    for text in styles.footers { try builder.block(.footer, text) }
    if !builder.hasText { try await attachPictures(of: archive, into: &builder, context) }
  }

  /// A document in one XML file.
  private func extractFlat(_ source: SourceContent, into builder: inout DocumentBuilder) throws(ExtractionError) {
    func reader() throws(ExtractionError) -> PackageXMLReader {
      try PackageXMLReader(ContentByteSource(source), prefixes: .openDocument)
    }
    try? OpenDocumentMetadata.read(try reader(), into: &builder.metadata)
    let styles = OpenDocumentStyles.read(try reader())
    for text in styles.headers { try builder.block(.header, text) }
    var content = OpenDocumentReader(try reader(), lists: styles.lists)
    try content.read(into: &builder)
    try builder.close(downTo: 0)
    for text in styles.footers { try builder.block(.footer, text) }
  }

  /// One content part. Damage ends the part and not the document.
  private func content(
    _ name: String, of archive: ZipArchive, _ lists: OpenDocumentLists, into builder: inout DocumentBuilder,
    _ context: ExtractionContext
  ) throws(ExtractionError) {
    do throws(ExtractionError) {
      if let reader = try part(name, of: archive, context) {
        var content = OpenDocumentReader(reader, lists: lists, isObject: name != "content.xml")
        try content.read(into: &builder)
      }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(name) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: 0)
  }

  private func isObject(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return parts.count == 2 && parts[1] == "content.xml" && parts[0].hasPrefix("Object")
  }

  private func part(
    _ name: String, of archive: ZipArchive, _ context: ExtractionContext
  ) throws(ExtractionError) -> PackageXMLReader? {
    guard let entry = archive.entry(named: name) else { return nil }
    return try PackageXMLReader(archive.open(entry, budget: context.budget), prefixes: .openDocument)
  }

  /// A document of nothing but pictures was scanned.
  private func attachPictures(
    of archive: ZipArchive, into builder: inout DocumentBuilder, _ context: ExtractionContext
  ) async throws(ExtractionError) {
    for entry in archive.entries where entry.name.hasPrefix("Pictures/") && !entry.isDirectory {
      do throws(ExtractionError) {
        let bytes = try archive.read(entry, limit: context.limits.memoryBytes / 4, budget: context.budget)
        try await builder.attach(name: entry.name, SourceContent(bytes, name: entry.name))
      } catch  where error.code == .corrupted {
        builder.degrade(.corrupted, "the picture \(entry.name) is damaged")
      }
    }
  }

  /// Encrypted parts are listed with how they were encrypted (part 2, 3.4).
  private func isEncrypted(_ archive: ZipArchive, _ context: ExtractionContext) throws(ExtractionError) -> Bool {
    guard let reader = try? part("META-INF/manifest.xml", of: archive, context) else { return false }
    do throws(ExtractionError) {
      while let event = try reader.next() {
        if event == .start, reader.name == "manifest:encryption-data" { return true }
      }
    } catch  where error.code == .corrupted {
      return false
    }
    return false
  }
}

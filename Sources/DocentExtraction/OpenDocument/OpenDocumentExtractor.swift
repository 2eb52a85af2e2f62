package import DocentDocument

/// Reads OpenDocument texts, spreadsheets and presentations (ISO/IEC 26300): one content model for all three.
package struct OpenDocumentExtractor: Extractor {
  package let name = "opendocument"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .odt, .ods, .odp, "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.spreadsheet-template",
    "application/vnd.oasis.opendocument.presentation-template",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
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
    do throws(ExtractionError) {
      if let reader = try part("content.xml", of: archive, context) {
        var content = OpenDocumentReader(reader)
        try content.read(into: &builder)
      }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "content.xml is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: 0)
    for text in styles.footers { try builder.block(.footer, text) }
  }

  private func part(
    _ name: String, of archive: ZipArchive, _ context: ExtractionContext
  ) throws(ExtractionError) -> PackageXMLReader? {
    guard let entry = archive.entry(named: name) else { return nil }
    return try PackageXMLReader(archive.open(entry, budget: context.budget), prefixes: .openDocument)
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

package import DocentDocument

/// Reads Word documents (Office Open XML): body, headers and footers, notes, comments, text boxes, embedded files.
package struct DOCXExtractor: Extractor {
  package let name = "docx"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .docx,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12", "application/vnd.ms-word.template.macroenabled.12",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let document = try OpenPackage(source, context: context, formatName: "Word document")
    let main = try document.mainPart(default: "word/document.xml")
    document.noteDamage(in: &builder)
    document.readProperties(into: &builder.metadata)
    let relationships = (try? document.relationships(of: main)) ?? PackageRelationships()
    let styles = WordStyles.read(document, relationships.first(ofType: "styles")?.target ?? "word/styles.xml")
    let writer = WordWriter(styles: styles)

    for part in relationships.targets(ofType: "header") {
      try story(part, of: document, as: .header, writer, into: &builder)
    }
    try story(main, of: document, as: nil, writer, into: &builder)
    for part in relationships.targets(ofType: "diagramData") {
      try story(part, of: document, as: nil, writer, into: &builder)
    }
    for part in relationships.targets(ofType: "chart") {
      guard let reader = try? document.reader(part) else { continue }
      var chart = ChartReader(reader)
      try chart.read(into: &builder)
    }
    for type in ["footnotes", "endnotes", "comments"] {
      for part in relationships.targets(ofType: type) {
        try story(part, of: document, as: .note, writer, into: &builder)
      }
    }
    for part in relationships.targets(ofType: "footer") {
      try story(part, of: document, as: .footer, writer, into: &builder)
    }
    try await EmbeddedParts.attach(relationships, of: document, into: &builder)
    if !builder.hasText { try await EmbeddedParts.attachImages(relationships, of: document, into: &builder) }
  }

  /// One part of the text. Damage ends the part and not the document.
  private func story(
    _ part: String, of document: OpenPackage, as kind: Block.Kind?, _ writer: WordWriter,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      guard let reader = try document.reader(part) else { return }
      var events = WordStoryReader(reader)
      while let event = try events.next() { try writer.write(event, as: kind, into: &builder) }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(part) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: depth)
  }
}

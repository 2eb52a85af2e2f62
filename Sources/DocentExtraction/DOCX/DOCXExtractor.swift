package import DocentDocument

/// Reads Word documents (Office Open XML): body, headers and footers, notes, comments, text boxes, embedded files.
package struct DOCXExtractor: Extractor {
  package let name = "docx"
  package let version = 2
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
    var writer = WordWriter(
      styles: WordStyles.read(document, relationships.first(ofType: "styles")?.target ?? "word/styles.xml"),
      numbering: WordNumbering.read(document, relationships.first(ofType: "numbering")?.target ?? "word/numbering.xml"))

    try runningHeads(relationships.targets(ofType: "header"), of: document, as: .header, &writer, into: &builder)
    try story(main, of: document, as: nil, &writer, into: &builder)
    try drawings(relationships, of: document, &writer, into: &builder)
    for type in ["footnotes", "endnotes", "comments"] {
      for part in relationships.targets(ofType: type) {
        try story(part, of: document, as: .note, &writer, into: &builder)
      }
    }
    try runningHeads(relationships.targets(ofType: "footer"), of: document, as: .footer, &writer, into: &builder)
    try await EmbeddedParts.attach(relationships, of: document, into: &builder)
    // Documents of any format that the program shows in place.
    for part in relationships.targets(ofType: "aFChunk") {
      try await EmbeddedParts.attach(part, of: document, into: &builder)
    }
    if !builder.hasText { try await EmbeddedParts.attachImages(relationships, of: document, into: &builder) }
  }

  /// Diagrams and charts, which are parts of their own.
  private func drawings(
    _ relationships: PackageRelationships, of document: OpenPackage, _ writer: inout WordWriter,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    for part in relationships.targets(ofType: "diagramData") {
      try story(part, of: document, as: nil, &writer, into: &builder)
    }
    for part in relationships.targets(ofType: "chart") {
      guard let reader = try? document.reader(part) else { continue }
      let depth = builder.openDepth
      var chart = ChartReader(reader)
      do throws(ExtractionError) { try chart.read(into: &builder) } catch  where error.code == .corrupted {
        builder.degrade(.corrupted, "\(part) is damaged or cut short; what could be read was kept")
      }
      try builder.close(downTo: depth)
    }
  }

  /// Headers or footers: sections that repeat what another one says are left out.
  private func runningHeads(
    _ parts: [String], of document: OpenPackage, as kind: Block.Kind, _ writer: inout WordWriter,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var seen = Set<String>()
    for part in parts {
      let text = document.plainText(of: part)
      if text.isEmpty || seen.insert(text).inserted {
        try story(part, of: document, as: kind, &writer, into: &builder)
      }
    }
  }

  /// One part of the text. Damage ends the part and not the document.
  private func story(
    _ part: String, of document: OpenPackage, as kind: Block.Kind?, _ writer: inout WordWriter,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      guard let reader = try document.reader(part) else { return }
      var events = WordStoryReader(reader)
      while let event = try events.next() { try writer.write(event, as: kind, into: &builder) }
      try writer.flush(as: kind, into: &builder)
    } catch  where error.code == .corrupted {
      try writer.flush(as: kind, into: &builder)
      builder.degrade(.corrupted, "\(part) is damaged or cut short; what could be read was kept")
    }
    writer.endStory()
    try builder.close(downTo: depth)
  }
}

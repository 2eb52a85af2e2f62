package import DocentDocument

/// Reads Word 2003 documents in XML (WordprocessingML of Office 2003): one file with properties, styles, lists and text.
package struct WordXMLExtractor: Extractor {
  package let name = "wordml"
  package let version = 1
  package let mediaTypes: [MediaType] = [.wordXML]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let styles = WordStyles.read(try reader(source))
    var writer = WordWriter(styles: styles, numbering: WordNumbering())
    try runningHeads("w:hdr", as: .header, source, &writer, into: &builder)
    let body = try reader(source)
    while let event = try body.next() {
      guard event == .start else { continue }
      switch body.name {
      case "o:DocumentProperties": try properties(body, &builder.metadata)
      case "w:body":
        var story = WordStoryReader(body, endDepth: body.depth)
        while let event = try story.next() { try writer.write(event, as: nil, into: &builder) }
        try writer.flush(as: nil, into: &builder)
        writer.endStory()
        try builder.close(downTo: 0)
      default: continue
      }
    }
    try runningHeads("w:ftr", as: .footer, source, &writer, into: &builder)
  }

  private func reader(_ source: SourceContent) throws(ExtractionError) -> PackageXMLReader {
    try PackageXMLReader(ContentByteSource(source), prefixes: .officeOpenXML)
  }

  /// Headers and footers stand among the properties of the sections they belong to.
  private func runningHeads(
    _ element: String, as kind: Block.Kind, _ source: SourceContent, _ writer: inout WordWriter,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let all = try reader(source)
    while let event = try all.next() {
      guard event == .start, all.name == element else { continue }
      var story = WordStoryReader(all, endDepth: all.depth)
      while let event = try story.next() { try writer.write(event, as: kind, into: &builder) }
      try writer.flush(as: kind, into: &builder)
      writer.endStory()
      try builder.close(downTo: 0)
    }
  }

  private func properties(_ reader: PackageXMLReader, _ metadata: inout Metadata) throws(ExtractionError) {
    let depth = reader.depth
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { return }
      guard event == .start else { continue }
      OfficeProperties.set(reader.name, try reader.containedText(limit: 64 << 10).trimmed, &metadata)
    }
  }
}

/// Document properties of the XML formats of Office 2003.
enum OfficeProperties {
  static func set(_ name: String, _ value: String, _ metadata: inout Metadata) {
    if value.isEmpty { return }
    switch name {
    case "o:Title": metadata.title = value
    case "o:Author": metadata.authors = [value]
    case "o:Subject": metadata.subject = value
    case "o:Created": metadata.created = value
    case "o:LastSaved": metadata.modified = value
    case "o:Pages": metadata.pageCount = Int(value)
    case "o:Keywords": metadata.extra["keywords"] = value
    case "o:Description": metadata.extra["description"] = value
    case "o:Company": metadata.extra["company"] = value
    case "o:LastAuthor": metadata.extra["lastModifiedBy"] = value
    default: break
    }
  }
}

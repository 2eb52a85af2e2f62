package import DocentDocument

/// Reads Visio drawings in one XML file (DatadiagramML, Visio 2003 to 2010).
package struct VisioXMLExtractor: Extractor {
  package let name = "vdx"
  package let version = 1
  package let mediaTypes: [MediaType] = [.visioXML]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var masters = VisioMasters()
    let first = try reader(source)
    while let event = try first.next() {
      guard event == .start, first.name == "Master" else { continue }
      try masters.read(first, as: first.attribute("ID") ?? "", endDepth: first.depth)
    }
    let all = try reader(source)
    while let event = try all.next() {
      guard event == .start else { continue }
      switch all.name {
      case "Title":
        let title = try all.containedText()
        builder.metadata.title = builder.metadata.title ?? cleaned(title)
      case "Subject": builder.metadata.subject = cleaned(try all.containedText())
      case "Creator": if let name = cleaned(try all.containedText()) { builder.metadata.authors = [name] }
      case "TimeCreated": builder.metadata.created = DateFormats.iso8601(try all.containedText())
      case "TimeEdited", "TimeSaved": builder.metadata.modified = DateFormats.iso8601(try all.containedText())
      case "Masters", "StyleSheets", "Icon", "PreviewPicture", "VBProjectData", "EmailRoutingData":
        try all.skipElement()
      case "Page": try page(all, masters, into: &builder)
      default: continue
      }
    }
    builder.metadata.pageCount = builder.counts.pages
  }

  private func reader(_ source: SourceContent) throws(ExtractionError) -> PackageXMLReader {
    try PackageXMLReader(ContentByteSource(source), prefixes: XMLPrefixes([:]))
  }

  private func page(
    _ reader: PackageXMLReader, _ masters: VisioMasters, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.open(.page)
    if let name = reader.attribute("NameU") ?? reader.attribute("Name") { try builder.block(.heading, name, level: 1) }
    var shapes = VisioShapeReader(reader, masters: masters, endDepth: reader.depth)
    while let text = try shapes.next() { try builder.block(.paragraph, text) }
    try builder.close()
  }
}

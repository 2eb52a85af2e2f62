package import DocentDocument

/// Reads Visio drawings (MS-VSDX): each page with its name, the text of its shapes and its comments. What a shape does
/// not say itself it says as its master.
package struct VSDXExtractor: Extractor {
  package let name = "vsdx"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .vsdx, "application/vnd.ms-visio.drawing.macroenabled.main+xml", "application/vnd.ms-visio.stencil.main+xml",
    "application/vnd.ms-visio.template.main+xml",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let package = try OpenPackage(source, context: context, formatName: "Visio drawing")
    package.noteDamage(in: &builder)
    package.readProperties(into: &builder.metadata)
    var masters = VisioMasters()
    for master in index("visio/masters/masters.xml", of: package) {
      if let reader = try? package.reader(master.part) { try? masters.read(reader, as: master.id) }
    }
    var pages = index("visio/pages/pages.xml", of: package)
    if pages.isEmpty {
      let names = package.archive.entries.map { $0.name.lowercased() }.filter {
        $0.hasPrefix("visio/pages/page") && $0.hasSuffix(".xml") && !$0.hasSuffix("/pages.xml")
      }
      pages = names.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map { VisioPart(id: "", name: "", part: $0) }
    }
    builder.metadata.pageCount = pages.count
    for page in pages {
      try builder.open(.page)
      if !page.name.isEmpty { try builder.block(.heading, page.name, level: 1) }
      try read(page.part, of: package, masters, into: &builder)
      try builder.close()
      let own = (try? package.relationships(of: page.part)) ?? PackageRelationships()
      try await EmbeddedParts.attach(own, of: package, into: &builder)
    }
    if let reader = try? package.reader("visio/comments.xml") { try? comments(reader, into: &builder) }
  }

  /// The text of one page. Damage ends the page and not the drawing.
  private func read(
    _ part: String, of package: OpenPackage, _ masters: VisioMasters, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      if let reader = try package.reader(part) {
        var shapes = VisioShapeReader(reader, masters: masters)
        while let text = try shapes.next() { try builder.block(.paragraph, text) }
      }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(part) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: depth)
  }

  private struct VisioPart {
    var id: String
    var name: String
    var part: String
  }

  /// The pages or masters that an index names, in its order.
  private func index(_ part: String, of package: OpenPackage) -> [VisioPart] {
    guard let reader = try? package.reader(part), let relationships = try? package.relationships(of: part) else {
      return []
    }
    var result: [VisioPart] = []
    var open = VisioPart(id: "", name: "", part: "")
    while let event = try? reader.next(), result.count < 100_000 {
      guard event == .start else { continue }
      if reader.name == "Page" || reader.name == "Master" {
        open.id = reader.attribute("ID") ?? ""
        open.name = reader.attribute("Name") ?? reader.attribute("NameU") ?? ""
      } else if reader.name == "Rel", let id = reader.attribute("r:id"), let target = relationships[id] {
        open.part = target.target
        result.append(open)
      }
    }
    return result
  }

  private func comments(_ reader: PackageXMLReader, into builder: inout DocumentBuilder) throws(ExtractionError) {
    while let event = try reader.next() {
      guard event == .start, reader.name == "CommentEntry" else { continue }
      let text = try reader.containedText().trimmed
      if !text.isEmpty { try builder.block(.note, text) }
    }
  }
}

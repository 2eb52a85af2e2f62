package import DocentDocument

/// Reads PowerPoint presentations (Office Open XML): each slide is a page, in the order of the presentation, with its
/// tables, diagrams, speaker notes and comments.
package struct PPTXExtractor: Extractor {
  package let name = "pptx"
  package let version = 2
  package let mediaTypes: [MediaType] = [
    .pptx, "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    "application/vnd.openxmlformats-officedocument.presentationml.template",
    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
    "application/vnd.ms-powerpoint.template.macroenabled.12",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let package = try OpenPackage(source, context: context, formatName: "presentation")
    let main = try package.mainPart(default: "ppt/presentation.xml")
    package.noteDamage(in: &builder)
    package.readProperties(into: &builder.metadata)
    let slides = try slides(of: package, main)
    let comments = SlideComments(package, (try? package.relationships(of: main)) ?? PackageRelationships())
    builder.metadata.pageCount = slides.count
    for slide in slides {
      try builder.open(.page)
      try read(slide, of: package, comments, into: &builder)
      try builder.close()
      let own = (try? package.relationships(of: slide)) ?? PackageRelationships()
      try await EmbeddedParts.attach(own, of: package, into: &builder)
    }
    if !builder.hasText {
      for slide in slides {
        let own = (try? package.relationships(of: slide)) ?? PackageRelationships()
        try await EmbeddedParts.attachImages(own, of: package, into: &builder)
      }
    }
  }

  /// Names of the slides' parts, in the order they are shown.
  private func slides(of package: OpenPackage, _ main: String) throws(ExtractionError) -> [String] {
    let relationships = try package.relationships(of: main)
    var result: [String] = []
    do throws(ExtractionError) {
      if let reader = try package.reader(main) {
        while let event = try reader.next() {
          guard event == .start, reader.name == "p:sldId", let id = reader.attribute("r:id") else { continue }
          if let slide = relationships[id], !slide.isExternal { result.append(slide.target) }
        }
      }
    } catch  where error.code == .corrupted {
      result = []
    }
    if !result.isEmpty { return result }
    let related = relationships.targets(ofType: "slide")
    if !related.isEmpty { return related }
    // A presentation that has lost its index still has its slides.
    return package.archive.entries.map(\.name).filter {
      $0.lowercased().hasPrefix("ppt/slides/slide") && $0.lowercased().hasSuffix(".xml")
    }.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// A slide with what belongs to it. Damage ends the slide and not the presentation.
  private func read(
    _ slide: String, of package: OpenPackage, _ comments: SlideComments, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      if let reader = try package.reader(slide) {
        var shapes = SlideReader(reader)
        try shapes.read(into: &builder)
      }
      try builder.close(downTo: depth)
      let own = try package.relationships(of: slide)
      for part in own.targets(ofType: "diagramData") {
        if let reader = try package.reader(part) { try DrawingText.read(reader, into: &builder) }
      }
      for part in own.targets(ofType: "chart") {
        if let reader = try package.reader(part) {
          var chart = ChartReader(reader)
          try chart.read(into: &builder)
        }
      }
      for part in own.targets(ofType: "notesSlide") {
        if let reader = try package.reader(part) {
          var notes = SlideReader(reader, isNotes: true)
          try notes.read(into: &builder)
        }
      }
      for part in own.targets(ofType: "comments") {
        if let reader = try package.reader(part) { try comments.read(reader, into: &builder) }
      }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(slide) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: depth)
  }
}

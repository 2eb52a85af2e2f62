package import DocentDocument

/// Reads PowerPoint presentations (Office Open XML): each slide is a page, in the order of the presentation, with its
/// tables, diagrams, speaker notes and comments.
package struct PPTXExtractor: Extractor {
  package let name = "pptx"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .pptx, "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    "application/vnd.openxmlformats-officedocument.presentationml.template",
    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
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
    builder.metadata.pageCount = slides.count
    for slide in slides {
      try builder.open(.page)
      try read(slide, of: package, into: &builder)
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
    return result.isEmpty ? relationships.targets(ofType: "slide") : result
  }

  /// A slide with what belongs to it. Damage ends the slide and not the presentation.
  private func read(
    _ slide: String, of package: OpenPackage, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let depth = builder.openDepth
    do throws(ExtractionError) {
      if let reader = try package.reader(slide) { try SlideReader(reader).read(into: &builder) }
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
        if let reader = try package.reader(part) { try SlideReader(reader, isNotes: true).read(into: &builder) }
      }
      for part in own.targets(ofType: "comments") {
        if let reader = try package.reader(part) { try comments(reader, into: &builder) }
      }
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(slide) is damaged or cut short; what could be read was kept")
    }
    try builder.close(downTo: depth)
  }

  private func comments(_ reader: PackageXMLReader, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var isText = false
    var text = ""
    while let event = try reader.next() {
      switch event {
      case .start: isText = isText || reader.name == "p:text"
      case .text: if isText { reader.withText { text += String(decoding: $0, as: UTF8.self) } }
      case .end:
        guard isText, reader.name == "p:text" else { continue }
        try builder.block(.note, text)
        text = ""
        isText = false
      }
    }
  }
}

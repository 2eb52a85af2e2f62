package import DocentDocument

/// Reads XPS and OpenXPS documents (ECMA-388): pages of placed glyphs, understood by the same layout analysis as PDF.
package struct XPSExtractor: Extractor {
  package let name = "xps"
  package let version = 1
  package let mediaTypes: [MediaType] = [.xps, "application/oxps"]

  /// Running heads are learnt from so many pages before the first one is written.
  private static let batchPages = 32

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let package = try OpenPackage(source, context: context, formatName: "XPS document")
    package.noteDamage(in: &builder)
    package.readProperties(into: &builder.metadata)
    let pages = try pages(of: package, limit: context.limits.pages)
    if pages.isEmpty {
      throw ExtractionError(
        .corrupted,
        "the XPS document has lost its pages; get the file again, or save it again in the program that made it")
    }
    builder.metadata.pageCount = pages.count
    var runningHeads = RunningHeads()
    var writer = PageWriter()
    for start in stride(from: 0, to: pages.count, by: Self.batchPages) {
      var batch: [PlacedPage] = []
      for number in start..<min(pages.count, start + Self.batchPages) {
        try builder.checkpoint()
        batch.append(try page(pages[number], number: number + 1, of: package, into: &builder))
      }
      runningHeads.learn(batch)
      let layout = PageLayout(runningHeads: runningHeads)
      for page in batch { try writer.write(page, layout.regions(of: page), into: &builder) }
    }
    if !builder.hasText { try await attachPictures(of: pages, package, into: &builder) }
  }

  /// A page; damage ends the page and not the document.
  private func page(
    _ part: String, number: Int, of package: OpenPackage, into builder: inout DocumentBuilder
  ) throws(ExtractionError) -> PlacedPage {
    do throws(ExtractionError) {
      guard let reader = try package.reader(part, prefixes: XPSExtractor.prefixes) else {
        builder.degrade(.corrupted, "page \(number) is missing from the document")
        return PlacedPage(number: number, width: 1, height: 1)
      }
      var fixed = FixedPageReader(reader, number: number)
      return try fixed.read()
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "page \(number) is damaged; the others were kept")
      return PlacedPage(number: number, width: 1, height: 1)
    }
  }

  /// Names of the pages' parts in order: the sequence names documents, documents name pages (ECMA-388, 10).
  private func pages(of package: OpenPackage, limit: Int) throws(ExtractionError) -> [String] {
    let start = try? package.relationships(of: "").first(ofType: "fixedrepresentation")?.target
    let sequence = start ?? nil
    var result: [String] = []
    for document in references(in: sequence, "DocumentReference", of: package) {
      for page in references(in: document, "PageContent", of: package) where result.count < limit {
        result.append(page)
      }
    }
    if !result.isEmpty { return result }
    var names = Set<String>()
    for entry in package.archive.entries {
      var path = entry.name.split(separator: "/")
      if path.last?.hasPrefix("[") == true { path.removeLast() }
      if path.last?.lowercased().hasSuffix(".fpage") == true { names.insert(path.joined(separator: "/")) }
    }
    return names.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  private func references(in part: String?, _ element: String, of package: OpenPackage) -> [String] {
    guard let part, let reader = try? package.reader(part, prefixes: XPSExtractor.prefixes) else { return [] }
    var targets: [String] = []
    while let event = try? reader.next(), targets.count < 1_000_000 {
      if event == .start, reader.name == element, let target = reader.attribute("Source") { targets.append(target) }
    }
    let folder = part.split(separator: "/").dropLast().map(String.init)
    return targets.map { PackageRelationships.locate($0, in: folder, package.hasPart) }.filter(package.hasPart)
  }

  /// Pages that are nothing but pictures were scanned.
  private func attachPictures(
    of pages: [String], _ package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    for page in pages {
      let own = (try? package.relationships(of: page)) ?? PackageRelationships()
      try await EmbeddedParts.attachPictures(own, ofType: "required-resource", of: package, into: &builder)
    }
  }

  /// The format's own names stand without a prefix.
  static let prefixes = XMLPrefixes(["http://schemas.microsoft.com/winfx/2006/xaml": "xaml"])
}

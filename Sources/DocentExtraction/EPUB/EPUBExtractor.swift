package import DocentDocument

/// EPUB books (versions 2 and 3): the chapters in the order of the spine, metadata from the package document.
package struct EPUBExtractor: Extractor {
  package let name = "epub"
  package let version = 2
  package let mediaTypes: [MediaType] = [.epub]

  /// Most bytes of one chapter or package document.
  private static let maximumPartBytes = 64 << 20

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let archive = try ZipArchive(source)
    if archive.isSalvaged {
      builder.degrade(.corrupted, "the book is damaged or cut short; what could be read was kept")
    }
    let package = readPackage(archive, context)
    package?.writeMetadata(to: &builder.metadata)
    var chapters = package?.chapters ?? []
    if chapters.isEmpty {
      chapters = archive.entries.map(\.name).filter(Self.isPage).sorted()
      builder.degrade(
        .corrupted, "the book has lost its table of contents; its chapters are in the order of their names")
    }
    let encrypted = EPUBEncryption()
    _ = parse("META-INF/encryption.xml", encrypted, archive, context)
    let locked = chapters.filter(encrypted.locks)
    let hasLicence = ["rights.xml", "sinf.xml"].contains { archive.entry(named: "META-INF/\($0)") != nil }
    if locked.count == chapters.count, !locked.isEmpty || hasLicence {
      throw ExtractionError(.encrypted, "the book is protected by digital rights management and cannot be read")
    }
    if !locked.isEmpty {
      builder.degrade(.encrypted, "\(locked.count) of \(chapters.count) chapters are protected and were left out")
    }
    for chapter in chapters where !encrypted.locks(chapter) {
      try builder.checkpoint()
      guard let entry = archive.entry(named: chapter) else {
        builder.degrade(.corrupted, "a chapter is missing from the book: \(chapter)")
        continue
      }
      let page: [UInt8]
      do throws(ExtractionError) {
        page = try archive.read(entry, limit: Self.maximumPartBytes, budget: context.budget)
      } catch {
        if error.code == .tooLarge { throw error }
        builder.degrade(error.code, error.message)
        continue
      }
      try page.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try HTMLExtractor.read(bytes, declared: nil, into: &builder, writesMetadata: false)
      }
      builder.lineBreak()
      builder.lineBreak()
    }
    if !builder.hasText { try await attachPictures(of: archive, into: &builder, context) }
  }

  /// A book of pictures alone: scanned pages, comics.
  private func attachPictures(
    of archive: ZipArchive, into builder: inout DocumentBuilder, _ context: ExtractionContext
  ) async throws(ExtractionError) {
    for entry in archive.entries where [".png", ".jpg", ".jpeg"].contains(where: entry.name.lowercased().hasSuffix) {
      do throws(ExtractionError) {
        let bytes = try archive.read(entry, limit: Self.maximumPartBytes, budget: context.budget)
        try await builder.attach(name: entry.name, SourceContent(bytes, name: entry.name))
      } catch  where error.code == .corrupted {
        builder.degrade(.corrupted, "the picture \(entry.name) is damaged")
      }
    }
  }

  private func readPackage(_ archive: ZipArchive, _ context: ExtractionContext) -> EPUBPackage? {
    let container = EPUBContainer()
    _ = parse("META-INF/container.xml", container, archive, context)
    let listed = container.packagePath.flatMap { archive.entry(named: $0) == nil ? nil : $0 }
    guard let path = listed ?? archive.entries.first(where: { $0.name.lowercased().hasSuffix(".opf") })?.name else {
      return nil
    }
    let package = EPUBPackage(path: path)
    return parse(path, package, archive, context) ? package : nil
  }

  /// Whether there is such a part. What is not well-formed is read as far as it goes.
  private func parse(
    _ path: String, _ handler: some XMLEventHandler, _ archive: ZipArchive, _ context: ExtractionContext
  ) -> Bool {
    guard let entry = archive.entry(named: path),
      let bytes = try? archive.read(entry, limit: Self.maximumPartBytes, budget: context.budget)
    else { return false }
    let text = bytes.withUnsafeBytes { TextDecoder.decode($0, declared: XMLEncodingDeclaration.find($0)) }
    _ = try? text.withUnsafeBytesTyped { (xml) throws(ExtractionError) in try XMLEvents.parse(xml, handler: handler) }
    return true
  }

  private static func isPage(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".xhtml", ".html", ".htm"].contains(where: lower.hasSuffix)
  }
}

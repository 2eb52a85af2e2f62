package import DocentDocument

/// EPUB books (versions 2 and 3): the chapters in the order of the spine, metadata from the package document.
package struct EPUBExtractor: Extractor {
  package let name = "epub"
  package let version = 1
  package let mediaTypes: [MediaType] = [.epub]

  /// Most bytes of one chapter or package document.
  private static let maximumPartBytes = 64 << 20

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let archive = try ZipArchive(source)
    if archive.entry(named: "META-INF/rights.xml") != nil || archive.entry(named: "META-INF/sinf.xml") != nil {
      throw ExtractionError(.encrypted, "the book is protected by digital rights management and cannot be read")
    }
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
    for chapter in chapters {
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
  }

  private func readPackage(_ archive: ZipArchive, _ context: ExtractionContext) -> EPUBPackage? {
    func parse(_ path: String, _ handler: some XMLEventHandler) -> Bool {
      guard let entry = archive.entry(named: path),
        let bytes = try? archive.read(entry, limit: Self.maximumPartBytes, budget: context.budget)
      else { return false }
      let text = bytes.withUnsafeBytes { TextDecoder.decode($0, declared: XMLEncodingDeclaration.find($0)) }
      // What is not well-formed is read as far as it goes.
      _ = try? text.withUnsafeBytesTyped { (xml) throws(ExtractionError) in try XMLEvents.parse(xml, handler: handler) }
      return true
    }
    let container = EPUBContainer()
    _ = parse("META-INF/container.xml", container)
    let path = container.packagePath ?? archive.entries.first { $0.name.hasSuffix(".opf") }?.name
    guard let path else { return nil }
    let package = EPUBPackage(path: path)
    return parse(path, package) ? package : nil
  }

  private static func isPage(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".xhtml", ".html", ".htm"].contains(where: lower.hasSuffix)
  }
}

package import DocentDocument

/// Reads Keynote, Pages and Numbers documents: those of iWork '09, which are XML, and those since 2013, which are
/// archives of protocol buffers.
package struct IWorkExtractor: Extractor {
  package let name = "iwork"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .iwork, "application/vnd.apple.keynote", "application/vnd.apple.pages", "application/vnd.apple.numbers",
    "application/x-iwork-keynote-sffkey", "application/x-iwork-pages-sffpages",
    "application/x-iwork-numbers-sffnumbers",
  ]

  private static let previews = ["QuickLook/Preview.pdf", "Preview.pdf", "preview.pdf"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let archive = try ZipArchive(source)
    let names = archive.entries.map(\.name)
    // Written beside the encrypted parts: how the key is made of the password.
    if names.contains(where: { $0.hasSuffix(".iwpv2") }) {
      throw ExtractionError(
        .encrypted, "the document is protected with a password; save a copy without one in the program that made it")
    }
    if archive.isSalvaged {
      builder.degrade(.corrupted, "the document is damaged or cut short; what could be read was kept")
    }
    if let index = names.first(where: { IWorkXMLReader.indexNames.contains(Self.lastComponent($0)) }) {
      try readXML(index, archive, into: &builder, context)
    } else {
      try await readObjects(archive, into: &builder, context)
    }
    try builder.close(downTo: 0)
    if !builder.hasText {
      // A picture of the first pages, as the program stores it for the file browser.
      for name in names where Self.previews.contains(where: { name.hasSuffix($0) }) {
        guard let entry = archive.entry(named: name) else { continue }
        let bytes = try archive.read(entry, limit: builder.limits.memoryBytes / 4, budget: context.budget)
        try await builder.attach(name: "Preview.pdf", SourceContent(bytes, name: "Preview.pdf"))
        break
      }
    }
  }

  private func readXML(
    _ name: String, _ archive: ZipArchive, into builder: inout DocumentBuilder, _ context: ExtractionContext
  ) throws(ExtractionError) {
    guard let entry = archive.entry(named: name) else { return }
    do throws(ExtractionError) {
      let reader = try PackageXMLReader(archive.open(entry, budget: context.budget), prefixes: .iWork)
      var document = IWorkXMLReader(reader)
      try document.read(into: &builder)
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "\(name) is damaged or cut short; what could be read was kept")
    }
  }

  private func readObjects(
    _ archive: ZipArchive, into builder: inout DocumentBuilder, _ context: ExtractionContext
  ) async throws(ExtractionError) {
    var store = IWorkObjects(memory: context.limits.memoryBytes / 4)
    // Documents saved as folders keep their index in an archive of its own.
    if let inner = archive.entries.first(where: { Self.lastComponent($0.name).lowercased() == "index.zip" }) {
      let bytes = try archive.read(inner, limit: context.limits.memoryBytes / 4, budget: context.budget)
      try store.add(ZipArchive(SourceContent(bytes, name: inner.name)), context, &builder)
    }
    try store.add(archive, context, &builder)
    var writer = IWorkDocumentWriter(store)
    try writer.write(into: &builder)
  }

  private static func lastComponent(_ name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }
}

extension XMLPrefixes {
  /// Namespaces of iWork '09.
  static let iWork: XMLPrefixes = {
    var table = ["http://developer.apple.com/namespaces/keynote2": "key"]
    for prefix in ["sf", "sfa", "sl", "ls"] { table["http://developer.apple.com/namespaces/\(prefix)"] = prefix }
    return XMLPrefixes(table)
  }()
}

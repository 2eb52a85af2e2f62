import DocentDocument

/// Files embedded in a package (a workbook in a document): handed on as members.
enum EmbeddedParts {
  /// A workbook in a document, a document in a presentation.
  static func attach(
    _ relationships: PackageRelationships, of package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    for part in relationships.targets(ofType: "package") { try await attach(part, of: package, into: &builder) }
  }

  /// Pictures, which are handed on only where there is nothing but pictures: pages that were scanned into a document.
  static func attachImages(
    _ relationships: PackageRelationships, of package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    for part in relationships.targets(ofType: "image") { try await attach(part, of: package, into: &builder) }
  }

  private static func attach(
    _ part: String, of package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    guard let entry = package.archive.entry(named: part) else { return }
    do throws(ExtractionError) {
      let bytes = try package.archive.read(entry, limit: builder.limits.memoryBytes / 4, budget: package.budget)
      let name = part.split(separator: "/").last.map(String.init) ?? part
      try await builder.attach(name: name, SourceContent(bytes, name: name))
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "the embedded file \(part) is damaged")
    }
  }
}

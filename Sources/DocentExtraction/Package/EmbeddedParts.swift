import DocentDocument

/// Files embedded in a package (a workbook in a document): handed on as members.
enum EmbeddedParts {
  static func attach(
    _ relationships: PackageRelationships, of package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    for part in relationships.targets(ofType: "package") {
      guard let entry = package.archive.entry(named: part) else { continue }
      do throws(ExtractionError) {
        let bytes = try package.archive.read(entry, limit: builder.limits.memoryBytes / 4, budget: package.budget)
        let name = part.split(separator: "/").last.map(String.init) ?? part
        try await builder.attach(name: name, SourceContent(bytes, name: name))
      } catch  where error.code == .corrupted {
        builder.degrade(.corrupted, "the embedded file \(part) is damaged")
      }
    }
  }
}

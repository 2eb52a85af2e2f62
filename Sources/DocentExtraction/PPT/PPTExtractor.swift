package import DocentDocument

/// Reads PowerPoint presentations of 1997 to 2003: each slide is a page, in the order of the presentation, with its
/// tables, headers and footers, speaker notes and comments.
package struct PPTExtractor: Extractor {
  package let name = "ppt"
  package let version = 1
  package let mediaTypes: [MediaType] = [.ppt]
  private static let encryptedToken = 0xF3D1_C4DF

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let file = try CompoundFile(source)
    SummaryInformation.read(file.root, into: &builder.metadata)
    builder.metadata.pageCount = nil
    // Files saved for PowerPoint 95 and 97 at once have the newer one in a storage of its own.
    let root = file.root.storage(named: "PP97_DUALSTORAGE") ?? file.root
    guard let stream = root.stream(named: "PowerPoint Document") else {
      throw ExtractionError(
        .unsupported, "presentations of PowerPoint 4 and before are not read; save a copy in a newer version")
    }
    let user = root.stream(named: "Current User")?.bytes(in: 0..<64) ?? []
    let (token, lastEdit) = user.withUnsafeBytes { ($0.readUInt32(at: 12), $0.readUInt32(at: 16)) }
    if token == Self.encryptedToken { throw .encryptedOffice }
    let objects = try stream.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let directory = try PersistDirectory(bytes, lastEdit: lastEdit)
      var presentation = PresentationReader(bytes, directory)
      try presentation.read(into: &builder)
      return try PresentationObjects.read(bytes, directory, context)
    }
    root.noteCut(["PowerPoint Document"], in: &builder)
    for (number, object) in objects.enumerated() {
      guard let file = try? CompoundFile(SourceContent(object, name: "object-\(number + 1)")) else { continue }
      try await EmbeddedObjects.attach(file.root, named: "object-\(number + 1)", into: &builder)
    }
  }
}

import DocentDocument

/// Files embedded in a package (a workbook in a document): handed on as members.
enum EmbeddedParts {
  /// Pictures that are files of their own on a page; drawings of lines are nothing to read.
  private static let pictureExtensions: Set<String> = ["png", "jpg", "jpeg", "tif", "tiff", "gif", "bmp", "webp"]

  /// A workbook in a document, a document in a presentation: as a package of its own, inside a compound file, or pasted
  /// as text.
  static func attach(
    _ relationships: PackageRelationships, of package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    for part in relationships.targets(ofType: "package") { try await attach(part, of: package, into: &builder) }
    for part in relationships.targets(ofType: "oleObject") {
      try await attach(part, of: package, into: &builder, where: holdsDocument)
    }
  }

  /// Whether an object holds a document or a file. Equations and pictures of a foreign program are left where they are.
  private static func holdsDocument(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return !bytes.isEmpty }
    // Streams of the compound file, by name (MS-CFB, 2.6; MS-OLEDS, 2.3.6).
    return ["Package", "CONTENTS", "Ole10Native", "WordDocument", "Workbook", "PowerPoint Document"].contains { name in
      let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
      return bytes.withUnsafeBytes { $0.contains(sequence: wanted) }
    }
  }

  /// Pictures, which are handed on only where there is nothing but pictures: pages that were scanned into a document.
  static func attachImages(
    _ relationships: PackageRelationships, of package: OpenPackage, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    try await attachPictures(relationships, ofType: "image", of: package, into: &builder)
  }

  /// The same for formats that call them something else.
  static func attachPictures(
    _ relationships: PackageRelationships, ofType type: String, of package: OpenPackage,
    into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    for part in relationships.targets(ofType: type) {
      let suffix = part.split(separator: ".").last.map { $0.lowercased() } ?? ""
      if pictureExtensions.contains(suffix) { try await attach(part, of: package, into: &builder) }
    }
  }

  /// A part that is a file of its own.
  static func attach(
    _ part: String, of package: OpenPackage, into builder: inout DocumentBuilder,
    where isWanted: ([UInt8]) -> Bool = { _ in true }
  ) async throws(ExtractionError) {
    guard let entry = package.archive.entry(named: part) else { return }
    do throws(ExtractionError) {
      let bytes = try package.archive.read(entry, limit: builder.limits.memoryBytes / 4, budget: package.budget)
      guard isWanted(bytes) else { return }
      let name = part.split(separator: "/").last.map(String.init) ?? part
      try await builder.attach(name: name, SourceContent(bytes, name: name))
    } catch  where error.code == .corrupted {
      builder.degrade(.corrupted, "the embedded file \(part) is damaged")
    }
  }
}

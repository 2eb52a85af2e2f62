import DocentDocument

/// An Open Packaging Conventions package (ECMA-376 part 2): parts in a ZIP archive, tied together by relationships.
struct OpenPackage {
  /// Most bytes of a part that is held in memory as a whole (styles, relationships, notes).
  static let maximumPartBytes = 64 << 20
  private static let maximumPieces = 10_000

  let archive: ZipArchive
  let budget: ContainerBudget
  /// What the file is called in messages: `Word document` …
  private let formatName: String

  init(_ source: SourceContent, context: ExtractionContext, formatName: String) throws(ExtractionError) {
    archive = try ZipArchive(source)
    budget = context.budget
    self.formatName = formatName
  }

  /// A reader of that part, nil when the package has none.
  func reader(_ part: String, prefixes: XMLPrefixes = .officeOpenXML) throws(ExtractionError) -> PackageXMLReader? {
    if let entry = archive.entry(named: part) {
      return try PackageXMLReader(archive.open(entry, budget: budget), prefixes: prefixes)
    }
    var pieces: [any ByteSource] = []
    while pieces.count < Self.maximumPieces {
      let name = "\(part)/[\(pieces.count)]"
      if let entry = archive.entry(named: "\(name).piece") {
        pieces.append(try archive.open(entry, budget: budget))
        continue
      }
      if let entry = archive.entry(named: "\(name).last.piece") {
        pieces.append(try archive.open(entry, budget: budget))
      }
      break
    }
    return pieces.isEmpty ? nil : try PackageXMLReader(ChainedByteSource(pieces), prefixes: prefixes)
  }

  /// Whether there is such a part, as a whole or in pieces.
  func hasPart(_ name: String) -> Bool {
    archive.entry(named: name) != nil || archive.entry(named: "\(name)/[0].piece") != nil
      || archive.entry(named: "\(name)/[0].last.piece") != nil
  }

  /// The relationships of a part, `""` for those of the package itself. Empty when there are none.
  func relationships(of part: String) throws(ExtractionError) -> PackageRelationships {
    guard let reader = try reader(PackageRelationships.path(of: part)) else { return PackageRelationships() }
    return try PackageRelationships(reader, of: part, exists: hasPart)
  }

  /// The part everything starts from. Throws `corrupted` when the package has none: cut short, or another kind of file.
  func mainPart(default usual: String) throws(ExtractionError) -> String {
    let stated = try relationships(of: "").first(ofType: "officeDocument")?.target
    for candidate in [stated, usual].compactMap({ $0 }) where hasPart(candidate) { return candidate }
    if let typed = try partTypedAsMain() { return typed }
    throw ExtractionError(
      .corrupted,
      "the \(formatName) has lost its main part; get the file again, or repair it in the program that made it")
  }

  /// The part whose content type says that it is the document, for packages without relationships (part 2, 7.3).
  private func partTypedAsMain() throws(ExtractionError) -> String? {
    guard let reader = try reader("[Content_Types].xml") else { return nil }
    while let event = try reader.next() {
      guard event == .start, reader.name.hasSuffix("Override"), let name = reader.attribute("PartName"),
        let type = reader.attribute("ContentType")?.lowercased()
      else { continue }
      let isMain = type.hasSuffix(".main+xml") || type.hasSuffix("sheet.binary.macroenabled.main")
      if isMain, hasPart(name) { return String(name.drop { $0 == "/" }) }
    }
    return nil
  }

  /// Title, authors and dates from the core and extended properties (ECMA-376 part 2, 11; part 1, 22.2). What cannot be
  /// read is left out.
  func readProperties(into metadata: inout Metadata) {
    guard let relationships = try? relationships(of: "") else { return }
    for (type, usual) in [
      ("core-properties", "docProps/core.xml"), ("extended-properties", "docProps/app.xml"),
      ("custom-properties", "docProps/custom.xml"),
    ] {
      guard let reader = try? reader(relationships.first(ofType: type)?.target ?? usual) else { continue }
      try? PackageProperties.read(reader, into: &metadata)
    }
  }

  /// The text of a small part with its elements left out, to compare parts with; empty when it cannot be read.
  func plainText(of part: String) -> String {
    guard let reader = try? reader(part) else { return "" }
    var text = ""
    while let event = try? reader.next(), text.utf8.count < 1 << 16 {
      if event == .text { reader.withText { text += String(decoding: $0, as: UTF8.self) } }
    }
    return text
  }

  /// What an incomplete archive means for the outcome.
  func noteDamage(in builder: inout DocumentBuilder) {
    if archive.isSalvaged {
      builder.degrade(.corrupted, "the \(formatName) is damaged or cut short; what could be read was kept")
    }
  }
}

import DocentDocument

/// Comments on slides, old (ECMA-376 part 1, 19.4) and threaded (MS-PPTX, 2.6), with their authors.
struct SlideComments {
  private static let maximumAuthors = 100_000
  private var authors: [String: String] = [:]

  /// The people whose comments a presentation holds.
  init(_ package: OpenPackage, _ relationships: PackageRelationships) {
    for type in ["commentAuthors", "authors"] {
      for part in relationships.targets(ofType: type) {
        guard let reader = try? package.reader(part) else { continue }
        while let event = try? reader.next(), authors.count < Self.maximumAuthors {
          guard event == .start, reader.name == "p:cmAuthor" || reader.name == "pc:author" else { continue }
          if let id = reader.attribute("id"), let name = reader.attribute("name") { authors[id] = name }
        }
      }
    }
  }

  /// One note each; answers are notes of their own.
  func read(_ reader: PackageXMLReader, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var author = ""
    while let event = try reader.next() {
      guard event == .start else { continue }
      switch reader.name {
      case "p:cm", "pc:cm", "pc:reply": author = reader.attribute("authorId").flatMap { authors[$0] } ?? ""
      case "p:text": try write(try reader.containedText(), &author, into: &builder)
      case "a:p": try write(try DrawingText.paragraph(reader).text, &author, into: &builder)
      default: continue
      }
    }
  }

  /// The name stands before the first paragraph.
  private func write(
    _ text: String, _ author: inout String, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if text.trimmed.isEmpty { return }
    try builder.block(.note, author.isEmpty ? text.trimmed : "\(author): \(text.trimmed)")
    author = ""
  }
}

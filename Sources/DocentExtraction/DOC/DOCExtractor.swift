package import DocentDocument

/// Reads Word documents of 1991 to 2003: body with tables, headers and footers, notes, comments, text boxes and embedded
/// files.
package struct DOCExtractor: Extractor {
  package let name = "doc"
  package let version = 1
  package let mediaTypes: [MediaType] = [.doc]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    guard source.bytes(in: 0..<4).starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      // Word 2 had no compound files.
      return try read(source, nil, into: &builder)
    }
    let file = try CompoundFile(source)
    SummaryInformation.read(file.root, into: &builder.metadata)
    guard let document = file.root.stream(named: "WordDocument") else { throw Self.damaged }
    try read(document, file.root, into: &builder)
    file.root.noteCut(["WordDocument", "1Table", "0Table"], in: &builder)
    if let pool = file.root.storage(named: "ObjectPool") {
      for object in pool.storages { try await EmbeddedObjects.attach(object, into: &builder) }
    }
  }

  private func read(
    _ document: SourceContent, _ root: CompoundStorage?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try document.withUnsafeBytes { (bytes) throws(ExtractionError) in
      guard let information = WordFileInformation(bytes) else { throw Self.damaged }
      if information.isEncrypted { throw .encryptedOffice }
      var table = document
      if information.version == .word97, let root {
        let names = information.usesSecondTable ? ["1Table", "0Table"] : ["0Table", "1Table"]
        // Without its tables a document still has its text, in the order it is stored.
        let stream = names.lazy.compactMap { root.stream(named: $0) }.first
        if stream == nil { builder.degrade(.corrupted, "the tables of the document are lost; its text was kept") }
        table = stream ?? document.slice(0..<0, name: "")
      }
      let data = root?.stream(named: "Data") ?? document.slice(0..<0, name: "")
      try table.withUnsafeBytes { (table) throws(ExtractionError) in
        try data.withUnsafeBytes { (data) throws(ExtractionError) in
          var reader = WordTextReader(information, document: bytes, table: table, data: data)
          try stories(information, table, &reader, into: &builder)
        }
      }
    }
  }

  private func stories(
    _ information: WordFileInformation, _ table: UnsafeRawBufferPointer, _ reader: inout WordTextReader,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let running = WordHeaderStories(
      information.bytes(of: .headers, in: table), story: information.range(of: .headers))
    try runningHeads(running.headers, .header, &reader, into: &builder)
    try story(information.range(of: .main), nil, &reader, into: &builder)
    try story(information.range(of: .textBoxes), nil, &reader, into: &builder)
    for notes in [WordFileInformation.Story.footnotes, .endnotes, .comments] {
      try story(information.range(of: notes), .note, &reader, into: &builder)
    }
    try runningHeads(running.footers, .footer, &reader, into: &builder)
    try story(information.range(of: .headerTextBoxes), .header, &reader, into: &builder)
    if reader.isDamaged {
      builder.degrade(.corrupted, "parts of the text lie outside of the file; what could be read was kept")
    }
  }

  private func story(
    _ range: Range<Int>, _ kind: Block.Kind?, _ reader: inout WordTextReader, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if range.isEmpty { return }
    let depth = builder.openDepth
    var writer = WordDocumentWriter(styles: reader.styles)
    try reader.read(range, into: &builder) { (paragraph, builder) throws(ExtractionError) in
      try writer.write(paragraph, as: kind, into: &builder)
    }
    try writer.finish(into: &builder)
    try builder.close(downTo: depth)
  }

  /// Sections repeat the headers of those before them: each text is written once.
  private func runningHeads(
    _ ranges: [Range<Int>], _ kind: Block.Kind, _ reader: inout WordTextReader, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var written = Set<[String]>()
    for range in ranges {
      var paragraphs: [WordTextReader.Paragraph] = []
      try reader.read(range, into: &builder) { (paragraph, _) in paragraphs.append(paragraph) }
      guard written.insert(paragraphs.map(\.text)).inserted else { continue }
      var writer = WordDocumentWriter(styles: reader.styles)
      for paragraph in paragraphs { try writer.write(paragraph, as: kind, into: &builder) }
      try writer.finish(into: &builder)
    }
  }

  private static let damaged = ExtractionError(
    .corrupted, "the Word document is damaged: its main stream is missing or cut short; ask for another copy")
}

package import DocentDocument

/// Rich Text Format: paragraphs, headings, lists, tables, notes, running heads, embedded files and document information.
package struct RTFExtractor: Extractor {
  package let name = "rtf"
  package let version = 2
  package let mediaTypes: [MediaType] = [.rtf, "text/rtf"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let objects = try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let reader = try Self.read(bytes, into: &builder)
      if reader.depth > 0 {
        builder.degrade(.corrupted, "the file ends inside a group; it was probably cut short")
      }
      return reader.objects
    }
    for object in objects {
      try await builder.attach(name: object.name, SourceContent(Array(object.data), name: object.name))
    }
  }

  /// Reads a whole text; the reader tells what it met.
  static func read(
    _ bytes: UnsafeRawBufferPointer, into builder: inout DocumentBuilder
  ) throws(ExtractionError) -> RTFReader {
    var tokenizer = RTFTokenizer(bytes)
    var reader = RTFReader(bytes)
    while let token = tokenizer.next() {
      try builder.tick(16)
      try reader.read(token, into: &builder)
    }
    try reader.finish(into: &builder)
    return reader
  }
}

package import DocentDocument

/// Rich Text Format: paragraphs, headings, lists, tables, notes, running heads and document information.
package struct RTFExtractor: Extractor {
  package let name = "rtf"
  package let version = 1
  package let mediaTypes: [MediaType] = [.rtf, "text/rtf"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      var tokenizer = RTFTokenizer(bytes)
      var reader = RTFReader(bytes)
      while let token = tokenizer.next() {
        try builder.tick(16)
        try reader.read(token, into: &builder)
      }
      try reader.finish(into: &builder)
      if reader.depth > 0 {
        builder.degrade(.corrupted, "the file ends inside a group; it was probably cut short")
      }
    }
  }
}

package import DocentDocument

/// Plain text in any encoding and of any size: the text as it is, its line ends made line feeds, what terminals make of
/// control sequences taken off, with a block for each paragraph.
package struct PlainTextExtractor: Extractor {
  package let name = "text"
  package let version = 2
  package let mediaTypes: [MediaType] = [.plainText]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try Self.read(source, as: .paragraph, into: &builder)
  }

  /// Reads text as blocks of one kind.
  static func read(
    _ source: SourceContent, as kind: Block.Kind, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var writer = ParagraphWriter(kind: kind)
    try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let encoding = EncodingDetector.detect(bytes)
      builder.metadata.extra["encoding"] = encoding.name
      try TextDecoder.decode(bytes, as: encoding) { (piece) throws(ExtractionError) in
        try TerminalText.plain(piece) { (plain) throws(ExtractionError) in try writer.write(plain, into: &builder) }
      }
      try writer.finish(into: &builder)
    }
  }
}

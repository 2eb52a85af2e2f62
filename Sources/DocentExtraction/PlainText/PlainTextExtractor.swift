package import DocentDocument

/// Plain text in any encoding and of any size: the text as it is, its line ends made line feeds, with a block for each
/// paragraph.
package struct PlainTextExtractor: Extractor {
  package let name = "text"
  package let version = 2
  package let mediaTypes: [MediaType] = [.plainText]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var writer = ParagraphWriter()
    try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let encoding = EncodingDetector.detect(bytes)
      builder.metadata.extra["encoding"] = encoding.name
      try TextDecoder.decode(bytes, as: encoding) { (piece) throws(ExtractionError) in
        try writer.write(piece, into: &builder)
      }
      try writer.finish(into: &builder)
    }
  }
}

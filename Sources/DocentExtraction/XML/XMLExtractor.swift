package import DocentDocument

/// Any XML document: its text, with the blocks that the names of common vocabularies show (DocBook, JATS, FictionBook,
/// TEI, SVG, OPML), and feeds with their titles.
package struct XMLExtractor: Extractor {
  package let name = "xml"
  package let version = 2
  package let mediaTypes: [MediaType] = [.xml, "text/xml"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let encoding = EncodingDetector.detect(bytes, declared: XMLEncodingDeclaration.find(bytes))
      builder.metadata.extra["encoding"] = encoding.name
      if encoding.isUTF8 {
        var writer = XMLWriter()
        try writer.read(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(encoding.markLength)), into: &builder)
      } else {
        if bytes.count > context.limits.memoryBytes / 4 {
          throw ExtractionError(.tooLarge, "the document is too large to convert it from \(encoding.name) to UTF-8")
        }
        try TextDecoder.decode(bytes, as: encoding).withUnsafeBytesTyped { (decoded) throws(ExtractionError) in
          var writer = XMLWriter()
          try writer.read(decoded, into: &builder)
        }
      }
    }
  }
}

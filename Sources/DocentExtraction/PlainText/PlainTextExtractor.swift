package import DocentDocument

/// Plain text.
package struct PlainTextExtractor: Extractor {
  package let name = "text"
  package let version = 1
  package let mediaTypes: [MediaType] = [.plainText]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try source.withUnsafeBytes { (bytes) throws(ExtractionError) in try builder.append(utf8: bytes) }
  }
}

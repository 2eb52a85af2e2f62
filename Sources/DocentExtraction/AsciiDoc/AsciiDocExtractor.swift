package import DocentDocument

/// AsciiDoc, its marks taken off.
package struct AsciiDocExtractor: Extractor {
  package let name = "asciidoc"
  package let version = 1
  package let mediaTypes: [MediaType] = [.asciiDoc, "text/x-asciidoc"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = AsciiDocReader(try TextLines(source, limits: context.limits))
    try reader.read(into: &builder)
  }
}

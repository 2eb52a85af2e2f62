package import DocentDocument

/// Manual pages and other roff documents (man, mdoc and ms macros, tbl tables).
package struct RoffExtractor: Extractor {
  package let name = "man"
  package let version = 1
  package let mediaTypes: [MediaType] = [.roff, "application/x-troff-man", "application/x-troff"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = RoffReader(try TextLines(source, limits: context.limits))
    try reader.read(into: &builder)
  }
}

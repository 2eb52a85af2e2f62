package import DocentDocument

/// Org mode files: headings, lists, tables and blocks, their marks taken off.
package struct OrgExtractor: Extractor {
  package let name = "org"
  package let version = 1
  package let mediaTypes: [MediaType] = [.org]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = OrgReader(try TextLines(source, limits: context.limits))
    try reader.read(into: &builder)
  }
}

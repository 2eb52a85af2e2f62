package import DocentDocument

/// reStructuredText with the directives of Docutils and Sphinx, its marks taken off.
package struct RSTExtractor: Extractor {
  package let name = "rst"
  package let version = 1
  package let mediaTypes: [MediaType] = [.restructuredText, "text/prs.fallenstein.rst", "text/restructured"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = RSTReader(try TextLines(source, limits: context.limits))
    try reader.read(into: &builder)
  }
}

package import DocentDocument

/// LaTeX sources: the text that would be printed, with headings, lists, tables, notes and readable formulas. No file is
/// included and nothing is run; the document's own macros are expanded within limits.
package struct LaTeXExtractor: Extractor {
  package let name = "latex"
  package let version = 1
  package let mediaTypes: [MediaType] = [.latex, "text/x-tex", "application/x-latex"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let text = try TextLines(source, limits: context.limits)
    var reader = LaTeXReader(text.bytes)
    try reader.read(into: &builder)
  }
}

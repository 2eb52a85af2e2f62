package import DocentDocument

/// Source code, patches and other text whose lines are kept as they are: one block of code for each stretch between
/// blank lines.
package struct SourceCodeExtractor: Extractor {
  package let name = "code"
  package let version = 1
  package let mediaTypes: [MediaType] = [.sourceCode, .diff]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try PlainTextExtractor.read(source, as: .code, into: &builder)
  }
}

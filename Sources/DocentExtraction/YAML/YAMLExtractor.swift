package import DocentDocument

/// YAML, read line by line so that no word is lost whatever the document uses or gets wrong: keys and values, strings
/// without their quotes and escapes, comments; nesting shows by indentation as in the source.
package struct YAMLExtractor: Extractor {
  package let name = "yaml"
  package let version = 1
  package let mediaTypes: [MediaType] = [.yaml, "text/yaml", "text/x-yaml", "application/x-yaml"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = YAMLReader(try TextLines(source, limits: context.limits))
    try reader.read(into: &builder)
  }
}

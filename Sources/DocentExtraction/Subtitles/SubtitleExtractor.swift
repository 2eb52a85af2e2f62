package import DocentDocument

/// Subtitles and timed lyrics: what is said, without times, numbers and marks.
package struct SubtitleExtractor: Extractor {
  package let name = "subtitles"
  package let version = 1
  package let mediaTypes: [MediaType] = [.subRip, .webVTT, .subStation, .lyrics]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var reader = SubtitleReader(try TextLines(source, limits: context.limits))
    try reader.read(into: &builder)
  }
}

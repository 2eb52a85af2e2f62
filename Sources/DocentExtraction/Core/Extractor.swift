package import DocentDocument

/// Turns the bytes of one family of formats into blocks. Recursion into members, limits and outcomes belong to the
/// driver: an extractor reads, appends to the builder and throws an `ExtractionError` when it cannot go on. What it
/// appended before it threw is kept, and the document is then partial.
package protocol Extractor: Sendable {
  /// Short and stable, as recorded with the results: `html`, `pdf` …
  var name: String { get }
  /// Raised whenever the output may change for some input.
  var version: Int { get }
  /// The media types it reads.
  var mediaTypes: [MediaType] { get }

  func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError)
}

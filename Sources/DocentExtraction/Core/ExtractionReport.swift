package import DocentDocument

/// What became of one source, and how.
package struct ExtractionReport: Sendable, Hashable {
  package var outcome: Outcome
  package var metadata: Metadata
  package var mediaType: MediaType
  /// `html 1`: name and version of the extractor; nil when none was asked.
  package var extractor: ModelVersion?
  package var counts: Counts

  /// How much was found.
  package struct Counts: Sendable, Hashable {
    package var textBytes = 0
    package var parts = 0
    package var blocks = 0
    package var pages = 0
    package var members = 0
    package var rows = 0
    /// Members that are named with an outcome but not handed on.
    package var leftOut = 0

    package init() {}
  }

  package init(
    outcome: Outcome, metadata: Metadata = Metadata(), mediaType: MediaType, extractor: ModelVersion? = nil,
    counts: Counts = Counts()
  ) {
    self.outcome = outcome
    self.metadata = metadata
    self.mediaType = mediaType
    self.extractor = extractor
    self.counts = counts
  }
}

package import DocentDocument

/// What became of one source, and how.
package struct ExtractionReport: Sendable, Hashable {
  package var outcome: Outcome
  package var metadata: Metadata
  package var mediaType: MediaType
  /// `html 1`: name and version of the extractor; nil when none was asked.
  package var extractor: ModelVersion?
  package var counts: Counts
  package var effort = Effort()

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

  /// What reading cost, without the work of whoever took the parts and members.
  package struct Effort: Sendable, Hashable {
    /// CPU time of our own threads.
    package var cpuSeconds = 0.0
    /// Time spent waiting for child processes.
    package var childSeconds = 0.0
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

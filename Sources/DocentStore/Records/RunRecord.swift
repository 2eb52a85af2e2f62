/// One run of `docent process`, for the history in `docent status`.
package struct RunRecord: Sendable, Hashable, Codable {
  package enum State: String, Sendable, Codable { case running, finished, interrupted }

  package var id: Int64
  /// ISO 8601, UTC.
  package var started: String
  package var finished: String?
  package var state: State
  package var counts: Counts
  /// Nil while it runs, when it was killed, and for runs of older builds.
  package var timing: RunTiming?

  /// What a run did, in sources, and what it left alone, in files.
  package struct Counts: Sendable, Hashable, Codable {
    /// Files found.
    package var files = 0
    /// Files that had not changed since they were last processed.
    package var unchangedFiles = 0
    /// Sources whose content was analysed.
    package var analyzed = 0
    /// Sources whose analysis was already known: duplicates, moved and renamed files.
    package var reused = 0
    /// Sources that left the collection.
    package var removed = 0
    /// Files that are gone with their whole folder, whose results were kept.
    package var missing: Int?

    package init() {}
  }

  package init(
    id: Int64, started: String, finished: String?, state: State, counts: Counts, timing: RunTiming? = nil
  ) {
    self.id = id
    self.started = started
    self.finished = finished
    self.state = state
    self.counts = counts
    self.timing = timing
  }
}

import DocentStore

/// What a run did, in one line.
enum RunText {
  static func line(_ counts: RunRecord.Counts) -> String {
    "\(counts.files) \(counts.files == 1 ? "file" : "files"): \(counts.unchangedFiles) unchanged; \(counts.analyzed) documents analysed, "
      + "\(counts.reused) known already, \(counts.removed) removed"
  }
}

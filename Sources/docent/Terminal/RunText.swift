import DocentStore
import Foundation

/// What a run did, in one line.
enum RunText {
  static func line(_ counts: RunRecord.Counts, timing: RunTiming) -> String {
    var line =
      "\(CountText.of(counts.files, "file")): \(counts.unchangedFiles) unchanged; "
      + "\(CountText.of(counts.analyzed, "document")) analysed, \(counts.reused) known already, \(counts.removed) removed; "
      + DurationText.of(timing.wall)
    let worked = counts.files - counts.unchangedFiles
    if worked > 0, timing.wall > 0.1 { line += String(format: ", %.1f files/s", Double(worked) / timing.wall) }
    if let missing = counts.missing { line += "\n" + MissingFilesText.of(missing) }
    return line
  }
}

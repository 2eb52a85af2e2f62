/// What is said of files that may only be out of reach.
enum MissingFilesText {
  /// - Parameter count: files that are gone from a folder that holds nothing any more.
  static func of(_ count: Int) -> String {
    "gone with everything else in their folder: \(CountText.of(count, "file")); their results are kept in case a disk "
      + "is not mounted, and --prune removes them"
  }
}

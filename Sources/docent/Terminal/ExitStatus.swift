import ArgumentParser

/// The exit codes of every command.
enum ExitStatus {
  static let ok = ExitCode(0)
  /// Nothing found, or a check that was not met.
  static let nothingFound = ExitCode(1)
  /// A command line that makes no sense.
  static let usage = ExitCode(2)
  /// Finished, but some documents failed.
  static let someFailed = ExitCode(3)
  /// Configuration or model.
  static let configuration = ExitCode(4)
  /// The collection is locked, missing or damaged.
  static let store = ExitCode(5)
  static let interrupted = ExitCode(130)
}

import ArgumentParser
import FoundationEssentials
import Glibc

/// What the training commands have in common.
enum TrainingOptions {
  /// The data folder from the option, else from the environment.
  static func dataFolder(_ option: String?) throws -> String {
    guard let folder = option ?? ProcessInfo.processInfo.environment["DOCENT_DATA_DIR"] else {
      throw ValidationError("name the data folder with --data DIR or the variable DOCENT_DATA_DIR")
    }
    return folder
  }

  /// Progress goes to standard error.
  static func log(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

import Glibc

/// A store that cannot be used.
package struct StoreError: Error, CustomStringConvertible, Sendable {
  package enum Code: String, Sendable {
    /// Another process writes to the collection.
    case locked
    /// There is no collection at this place.
    case missing
    /// A file of the collection cannot be read as what it should be.
    case damaged
    /// The operating system refused.
    case unusable
    /// The disk has no room left.
    case full
    /// Written by another version of Docent.
    case unsupported
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }

  /// The disk that holds `path` has no room left.
  package static func full(_ path: String) -> StoreError {
    StoreError(
      .full,
      "no room is left on the disk that holds \(path); free some and run the same command again: what is finished is "
        + "kept, and it goes on from there")
  }

  /// Whether the disk that holds `path` is as good as full.
  package static func hasNoRoom(_ path: String) -> Bool {
    var disk = statvfs()
    guard statvfs(path, &disk) == 0 else { return false }
    return UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize)).partialValue < 1 << 20
  }

  /// What the system refused to do with a file or folder of a collection.
  package static func system(_ action: String, _ path: String, _ code: Int32) -> StoreError {
    let reason = String(cString: strerror(code))
    switch code {
    case ENOSPC, EDQUOT: return full(path)
    case EACCES, EPERM, EROFS:
      return StoreError(
        .unusable,
        "cannot \(action) \(path): \(reason); make its folder writable, or name another with --collection DIR")
    default: return StoreError(.unusable, "cannot \(action) \(path): \(reason)")
    }
  }
}

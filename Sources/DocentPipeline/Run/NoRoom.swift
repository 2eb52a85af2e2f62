import DocentDocument
import Glibc

/// A document could not be read for want of room for its temporary files: that is no result, and is not kept as one.
struct NoRoom: Error {
  let outcome: Outcome

  /// Whether a full disk is what this outcome speaks of.
  static func stopped(_ outcome: Outcome) -> Bool {
    guard outcome.reason == .outOfMemory || outcome.reason == .permissionDenied, let message = outcome.message else {
      return false
    }
    return [ENOSPC, EDQUOT].contains { message.hasSuffix(String(cString: strerror($0))) }
  }
}

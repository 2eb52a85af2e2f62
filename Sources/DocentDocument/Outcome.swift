/// What became of a source. Every source has exactly one, and the outcomes of a run add up to its sources.
package struct Outcome: Hashable, Sendable, Codable {
  package enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    /// All of its content was read.
    case extracted
    /// Some of its content was read; `reason` says what stopped the rest.
    case partial
    /// Left out on purpose.
    case skipped
    /// Nothing could be read.
    case failed
  }

  package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
    case encrypted, corrupted, unsupported, empty, tooLarge, tooDeep, timedOut, outOfMemory, crashed, noTextFound
    case permissionDenied, duplicate, cancelled, skippedByRule
  }

  package var status: Status
  package var reason: Reason?
  /// What was tried, on what, and what the user can do.
  package var message: String?

  package init(_ status: Status, reason: Reason? = nil, message: String? = nil) {
    self.status = status
    self.reason = reason
    self.message = message
  }

  package static let extracted = Outcome(.extracted)
}

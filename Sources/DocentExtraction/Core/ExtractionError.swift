package import DocentDocument

/// Why a source could not be read, or not to its end.
package struct ExtractionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason recorded in the outcome.
  package var code: Outcome.Reason
  /// What was tried, on what, and what the user can do.
  package var message: String
  /// What the library or tool underneath said, where it said something.
  package var cause: String?
  /// Where in the source: a page, line, part or member.
  package var location: String?

  package init(_ code: Outcome.Reason, _ message: String, cause: String? = nil, location: String? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
    self.location = location
  }

  package var description: String {
    var text = message
    if let location { text += " (at \(location))" }
    if let cause { text += ": \(cause)" }
    return text
  }
}

/// An index that cannot be read or written. The message says which file and what to do.
package struct IndexError: Error, CustomStringConvertible, Sendable {
  package enum Code: String, Sendable {
    /// A file that the generation names is not there.
    case missing
    /// Bytes that do not match their checksum or their structure.
    case damaged
    /// A file of a newer or older format than this build reads.
    case unsupported
    /// The operating system refused to read or write.
    case inputOutput
    /// More than one segment can hold.
    case tooLarge
    /// Another process writes to the index.
    case locked
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }

  /// A damaged file; the index is derived, so the way out is always the same.
  static func damaged(_ path: String, _ what: String) -> IndexError {
    IndexError(.damaged, "\(path): \(what); rebuild the index from the collection")
  }
}

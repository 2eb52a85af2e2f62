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
    /// Written by a newer Docent.
    case unsupported
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}

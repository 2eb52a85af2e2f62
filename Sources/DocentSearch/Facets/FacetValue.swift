/// A value of a keyword field and how many of the documents found have it.
package struct FacetValue: Sendable, Hashable {
  /// The most frequent spelling.
  package var value: String
  package var count: Int
}

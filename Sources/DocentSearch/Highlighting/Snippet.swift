package import DocentDocument

/// A passage to show for a hit, with what matched in it.
package struct Snippet: Sendable, Hashable {
  /// Where the passage stands in the text; starts and ends between words.
  package var span: TextSpan
  /// What the query matched, inside `span`, in spans of the text: ordered, disjoint.
  package var matches: [TextSpan]

  package init(span: TextSpan, matches: [TextSpan]) {
    self.span = span
    self.matches = matches
  }
}

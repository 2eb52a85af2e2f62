package import DocentDocument

/// Turns the byte spans of a part into code-point offsets of the whole document.
package struct PartOffsets: Sendable {
  private let map: OffsetMap
  private let base: Int

  package init(_ part: DocumentPart) {
    map = OffsetMap(part.text)
    base = part.scalarBase.rawValue
  }

  package func begin(_ span: TextSpan) -> Int { base + map.scalar(span.lower).rawValue }
  package func end(_ span: TextSpan) -> Int { base + map.scalar(span.upper).rawValue }
}

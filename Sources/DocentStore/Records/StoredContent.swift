/// What a document is made of, without what was found in it.
package struct StoredContent: Sendable {
  /// Rows of the document and of its analysis.
  package var document: Int64
  package var analysis: Int64
  package var hash: ContentHash
  /// Length of the text, in UTF-8 bytes.
  package var byteCount: Int
}

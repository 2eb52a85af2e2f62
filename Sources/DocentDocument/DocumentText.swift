/// The immutable text of a document, or of one part of a large one: valid UTF-8, exactly as it was extracted.
///
/// Nothing normalises it or strips anything from it later; annotations are spans over its bytes.
package struct DocumentText: Sendable, Hashable {
  /// The bytes; always valid UTF-8.
  package let utf8: [UInt8]

  package init(_ string: String) { utf8 = Array(string.utf8) }

  /// Takes bytes that are already known to be valid UTF-8.
  package init(validUTF8 bytes: [UInt8]) { utf8 = bytes }

  /// Takes any bytes; what is not UTF-8 becomes U+FFFD.
  package init(repairing bytes: some Collection<UInt8>) {
    utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// Number of UTF-8 bytes.
  @inlinable package var count: Int { utf8.count }
  @inlinable package var isEmpty: Bool { utf8.isEmpty }

  /// The whole text as a `String`. O(n).
  package var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The text of `span` as a `String`; the span is clamped to the text. O(length of the span).
  package subscript(span: TextSpan) -> String {
    let range = span.range.clamped(to: 0..<utf8.count)
    return String(decoding: utf8[range], as: UTF8.self)
  }

  /// Number of Unicode code points. O(n).
  package var scalarCount: Int {
    utf8.withUnsafeBufferPointer { buffer in
      var count = 0
      for byte in buffer where byte & 0xC0 != 0x80 { count &+= 1 }
      return count
    }
  }
}

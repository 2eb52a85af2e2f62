/// A stretch of a document's text with its blocks. Most documents have one part; a text over 8 MB has several, so that
/// memory does not follow the size of one file.
package struct DocumentPart: Sendable, Hashable {
  /// Parts never split a code point, and split lines only when one line alone is over the limit.
  package static let maximumBytes = 8 << 20

  /// Counted from 0.
  package var index: Int
  /// Where the part starts in the whole text.
  package var base: UTF8Offset
  /// The same in code points.
  package var scalarBase: ScalarOffset
  package var text: DocumentText
  /// Spans count from the start of this part.
  package var blocks: [Block]

  package init(
    index: Int = 0, base: UTF8Offset = UTF8Offset(0), scalarBase: ScalarOffset = ScalarOffset(0), text: DocumentText,
    blocks: [Block] = []
  ) {
    self.index = index
    self.base = base
    self.scalarBase = scalarBase
    self.text = text
    self.blocks = blocks
  }
}

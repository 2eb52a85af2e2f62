/// Converts UTF-8 byte offsets of one text to code-point offsets and back.
///
/// Built once a text in O(n); each conversion costs at most one block of 256 bytes. A text that is all ASCII keeps
/// no table.
package struct OffsetMap: Sendable {
  private static let blockSize = 256
  private let text: DocumentText
  /// Code points before block `i`; empty for ASCII texts.
  private let scalarsBeforeBlock: [Int]

  package init(_ text: DocumentText) {
    self.text = text
    var table: [Int] = []
    var isASCII = true
    text.utf8.withUnsafeBufferPointer { buffer in
      table.reserveCapacity(buffer.count / Self.blockSize + 1)
      var scalars = 0
      for index in buffer.indices {
        if index % Self.blockSize == 0 { table.append(scalars) }
        if buffer[index] & 0xC0 != 0x80 { scalars &+= 1 }
        if buffer[index] >= 0x80 { isASCII = false }
      }
    }
    scalarsBeforeBlock = isASCII ? [] : table
  }

  /// The code-point offset of a byte offset. An offset inside a code point counts as its end.
  package func scalar(_ offset: UTF8Offset) -> ScalarOffset {
    let position = min(max(0, offset.rawValue), text.count)
    if scalarsBeforeBlock.isEmpty { return ScalarOffset(position) }
    let block = min(position / Self.blockSize, scalarsBeforeBlock.count - 1)
    var count = scalarsBeforeBlock[block]
    for index in block * Self.blockSize..<position where text.utf8[index] & 0xC0 != 0x80 { count += 1 }
    return ScalarOffset(count)
  }

  /// The byte offset of a code-point offset; offsets past the end give the end.
  package func utf8(_ offset: ScalarOffset) -> UTF8Offset {
    if scalarsBeforeBlock.isEmpty { return UTF8Offset(min(max(0, offset.rawValue), text.count)) }
    var low = 0
    var high = scalarsBeforeBlock.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarsBeforeBlock[middle] <= offset.rawValue { low = middle } else { high = middle }
    }
    var seen = scalarsBeforeBlock[low]
    var index = low * Self.blockSize
    while index < text.count {
      if text.utf8[index] & 0xC0 != 0x80 {
        if seen == offset.rawValue { return UTF8Offset(index) }
        seen += 1
      }
      index += 1
    }
    return UTF8Offset(text.count)
  }
}

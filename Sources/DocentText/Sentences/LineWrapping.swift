/// Tells line breaks that only wrap a paragraph from those that end something.
///
/// A line break before a lower-case letter is a wrap for certain; the longest such line tells the width of the text.
/// Another line was wrapped too if its neighbour's first word did not fit into that width.
struct LineWrapping {
  /// In code points; 0 for text that is not wrapped.
  private let width: Int

  init(_ text: UTF8Text) {
    var width = 0
    var evidence = 0
    var scalars = 0
    var index = 0
    while index < text.count {
      let byte = text.bytes[index]
      index += 1
      if byte & 0xC0 != 0x80 { scalars += 1 }
      guard byte == 0x0A else { continue }
      let length = scalars - 1
      if Self.plausible.contains(length), text.characterClass(at: index).meets(.lower) {
        width = max(width, length)
        evidence += 1
      }
      scalars = 0
    }
    self.width = evidence >= 2 ? width : 0
  }

  /// Whether the line that ends at `lineEnd` was wrapped because `nextWord` did not fit.
  func isWrapped(_ text: UTF8Text, lineEnd: Int, nextWord: Range<Int>) -> Bool {
    guard width > 0 else { return false }
    var length = 0
    var index = lineEnd
    while index > 0, length <= width, text.bytes[index - 1] != 0x0A {
      index -= 1
      if text.bytes[index] & 0xC0 != 0x80 { length += 1 }
    }
    guard Self.plausible.contains(length), length <= width else { return false }
    return length + 1 + text.scalarCount(in: nextWord) > width
  }

  /// Widths at which people and programs wrap text, with room for shorter lines.
  private static let plausible = 30...140
}

/// Says where lines and table cells end: phrases do not cross such a place, unless a line of running text was wrapped there.
///
/// Lists, labels and catalogues have short lines; the sentence they are in may go on, a phrase may not.
struct PhraseLines {
  /// A line of so many bytes may have been wrapped.
  private static let shortestWrapped = 40

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var lineStart = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether a short line, a paragraph or a cell ended between the last place asked about and this one. Asked in the
  /// order of the text: O(bytes) for all of it.
  mutating func isBroken(before offset: Int) -> Bool {
    var isBroken = false
    var breaks = 0
    while position < offset {
      switch bytes[position] {
      case 0x09, 0x0B, 0x0C: isBroken = true
      case 0x0A where position > 0 && bytes[position - 1] == 0x0D: lineStart = position + 1
      case 0x0A, 0x0D:
        breaks += 1
        if breaks > 1 || position - lineStart < Self.shortestWrapped { isBroken = true }
        lineStart = position + 1
      default: break
      }
      position += 1
    }
    return isBroken
  }
}

/// Text meant for a terminal (ECMA-48): colours and cursor movements are taken off, a letter struck over itself counts
/// once, and of a line written over with carriage returns the last state stays.
enum TerminalText {
  private static let escape: UInt8 = 0x1B

  static func plain(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == escape || $0 == 0x08 || $0 == 0x0D }) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var lineStart = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case escape: index = end(ofSequence: index, in: text)
      case 0x08:
        while output.count > lineStart, let last = output.popLast(), last & 0xC0 == 0x80 {}
        index += 1
      case 0x0D:
        if index + 1 < text.count, text[index + 1] != 0x0A, text[index + 1] != 0x0D {
          output.removeSubrange(lineStart...)
        }
        index += 1
      default:
        output.append(byte)
        if byte == 0x0A { lineStart = output.count }
        index += 1
      }
    }
    return output
  }

  /// Where an escape sequence ends: `ESC [ … letter`, `ESC ] … BEL`, `ESC ( B`.
  static func end(ofSequence start: Int, in text: [UInt8]) -> Int {
    var index = start + 1
    guard index < text.count else { return index }
    switch text[index] {
    case UInt8(ascii: "["):
      index += 1
      while index < text.count, text[index] >= 0x20, text[index] < 0x40 { index += 1 }
      return min(text.count, index + 1)
    case UInt8(ascii: "]"):
      while index < text.count, index < start + 4096 {
        if text[index] == 0x07 { return index + 1 }
        if text[index] == escape, index + 1 < text.count, text[index + 1] == UInt8(ascii: "\\") { return index + 2 }
        if text[index] == 0x0A { return index }
        index += 1
      }
      return min(index, text.count)
    case UInt8(ascii: "("), UInt8(ascii: ")"): return min(text.count, index + 2)
    default: return text[index] < 0x80 ? index + 1 : index
    }
  }
}

/// Text meant for a terminal (ECMA-48): colours and cursor movements are taken off, and a letter struck over another
/// one replaces it.
enum TerminalText {
  private static let escape: UInt8 = 0x1B

  /// The output of a program: of a line written over with carriage returns the last state stays.
  static func plain(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == escape || $0 == 0x08 || $0 == 0x0D }) else { return text }
    let text = withoutSequences(text)
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var lineStart = 0
    for (index, byte) in text.enumerated() {
      if byte == 0x0D {
        if index + 1 < text.count, text[index + 1] != 0x0A, text[index + 1] != 0x0D {
          output.removeSubrange(lineStart...)
        }
      } else {
        output.append(byte)
        if byte == 0x0A { lineStart = output.count }
      }
    }
    return output
  }

  /// A piece of a longer text, without copying one that has nothing to take off. Form feeds become blank lines; other
  /// control characters, the end mark of old systems (Ctrl-Z) among them, are left out.
  static func plain(
    _ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    guard piece.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) else { return try body(piece) }
    var output: [UInt8] = []
    output.reserveCapacity(piece.count)
    for byte in withoutSequences(Array(piece)) {
      switch byte {
      case 0x0C: output.append(contentsOf: "\n\n".utf8)
      case 0x0B: output.append(0x0A)
      case 0x09, 0x0A, 0x0D, 0x20...: output.append(byte)
      default: break
      }
    }
    try output.withUnsafeBytesTyped(body)
  }

  private static func withoutSequences(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == escape || $0 == 0x08 }) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      switch text[index] {
      case escape: index = end(ofSequence: index, in: text)
      case 0x08:
        while let last = output.last, last >= 0x20 {
          output.removeLast()
          if last & 0xC0 != 0x80 { break }
        }
        index += 1
      default:
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  /// Where an escape sequence ends: `ESC [ … letter`, `ESC ] … BEL`, `ESC ( B`.
  private static func end(ofSequence start: Int, in text: [UInt8]) -> Int {
    var index = start + 1
    guard index < text.count else { return index }
    switch text[index] {
    case UInt8(ascii: "["):
      index += 1
      while index < text.count, text[index] >= 0x20, text[index] < 0x40 { index += 1 }
      return behindASCII(index, in: text)
    case UInt8(ascii: "]"):
      while index < text.count, index < start + 4096 {
        if text[index] == 0x07 { return index + 1 }
        if text[index] == escape, index + 1 < text.count, text[index + 1] == UInt8(ascii: "\\") { return index + 2 }
        if text[index] == 0x0A { return index }
        index += 1
      }
      while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
      return index
    case UInt8(ascii: "("), UInt8(ascii: ")"): return behindASCII(index + 1, in: text)
    default: return text[index] < 0x80 && text[index] >= 0x30 ? index + 1 : index
    }
  }

  /// Sequences end with an ASCII character; another one is text, and whole characters only are taken off.
  private static func behindASCII(_ index: Int, in text: [UInt8]) -> Int {
    index < text.count && text[index] < 0x80 ? index + 1 : min(index, text.count)
  }
}

import DocentDocument

/// Writes running text that comes in pieces: CRLF and lone CR become LF, and each stretch between blank lines is a
/// paragraph. A paragraph may be of any length.
struct ParagraphWriter {
  /// The block of a stretch.
  var kind = Block.Kind.paragraph
  /// CR ended the last piece: a LF that follows belongs to it.
  private var endedWithReturn = false
  private var isOpen = false
  /// Line ends seen since the last other byte.
  private var newlines = 0
  /// Spaces and tabs after a line end; they belong to the line that follows, if one does.
  private var indent: [UInt8] = []

  init(kind: Block.Kind = .paragraph) { self.kind = kind }

  mutating func write(
    _ bytes: UnsafeRawBufferPointer, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        if !(byte == 0x0A && endedWithReturn) { newlines += 1 }
        endedWithReturn = byte == 0x0D
        indent.removeAll(keepingCapacity: true)
        index += 1
        continue
      }
      endedWithReturn = false
      if newlines > 0, byte == 0x20 || byte == 0x09, indent.count < 1024 {
        indent.append(byte)
        index += 1
        continue
      }
      var end = index + 1
      while end < count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      try writeLineBreaks(into: &builder)
      try builder.append(validUTF8: UnsafeRawBufferPointer(rebasing: bytes[index..<end]))
      index = end
    }
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if isOpen { try builder.close() }
    isOpen = false
    if newlines > 0 { try builder.append("\n") }
    newlines = 0
  }

  private mutating func writeLineBreaks(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if newlines > 1, isOpen {
      try builder.close()
      isOpen = false
    }
    // Blank lines in a row say no more than two, and a file of nothing else must not become one.
    if newlines > 0 { try builder.append(newlines == 1 ? "\n" : newlines == 2 ? "\n\n" : "\n\n\n") }
    if !isOpen {
      try builder.open(kind, isSeparated: false)
      isOpen = true
    }
    if !indent.isEmpty {
      try indent.withUnsafeBytesTyped { (b) throws(ExtractionError) in try builder.append(validUTF8: b) }
    }
    newlines = 0
    indent.removeAll(keepingCapacity: true)
  }
}

import DocentDocument

extension DocumentBuilder {
  /// Appends text to the innermost block, as it is.
  package mutating func append(_ string: String) throws(ExtractionError) {
    var string = string
    let outcome: Result<Void, ExtractionError> = string.withUTF8 { buffer in
      do throws(ExtractionError) {
        return .success(try append(validUTF8: UnsafeRawBufferPointer(buffer)))
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }

  /// Appends text to the innermost block, as it is; bytes that are not UTF-8 become U+FFFD.
  package mutating func append(utf8 bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
    if UTF8Validation.isValid(bytes) {
      try append(validUTF8: bytes)
    } else {
      try append(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Appends text as markup means it: each run of white space is one space, none at the start of a block or line.
  package mutating func appendCollapsing(utf8 bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
    var start = 0
    while start < bytes.count {
      if bytes[start].isASCIISpace {
        if startedBlocks == openBlocks.count, pendingBreak == .none { pendingSpace = true }
        start += 1
        continue
      }
      var end = start + 1
      while end < bytes.count, !bytes[end].isASCIISpace { end += 1 }
      // A single space inside the text needs no copy of its own.
      while end + 1 < bytes.count, bytes[end] == UInt8(ascii: " "), !bytes[end + 1].isASCIISpace {
        end += 2
        while end < bytes.count, !bytes[end].isASCIISpace { end += 1 }
      }
      if pendingSpace, !text.isEmpty, pendingBreak == .none, !(text.last ?? 0).isASCIISpace {
        text.append(UInt8(ascii: " "))
      }
      pendingSpace = false
      try append(utf8: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      start = end
    }
  }

  /// The same for a string.
  package mutating func appendCollapsing(_ string: String) throws(ExtractionError) {
    var string = string
    let outcome: Result<Void, ExtractionError> = string.withUTF8 { buffer in
      do throws(ExtractionError) {
        return .success(try appendCollapsing(utf8: UnsafeRawBufferPointer(buffer)))
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }

  /// Appends bytes known to be UTF-8. NUL bytes are left out: no store or interchange format takes them.
  package mutating func append(validUTF8 bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
    guard !bytes.isEmpty else { return }
    if bytes.contains(0) {
      for piece in bytes.split(separator: 0) { try append(validUTF8: UnsafeRawBufferPointer(rebasing: piece)) }
      return
    }
    if !hasText { hasText = bytes.contains { !$0.isASCIISpace } }
    try tick(bytes.count)
    try startBlocks()
    let allowed = max(0, limits.textBytes - partBase - text.count)
    var rest = allowed < bytes.count ? bytes.prefix(ofCharacters: allowed) : bytes
    while text.count + rest.count > DocumentPart.maximumBytes {
      let fitting = rest.prefix(ofCharacters: max(0, DocumentPart.maximumBytes - text.count))
      text.append(contentsOf: fitting)
      rest = UnsafeRawBufferPointer(rebasing: rest[fitting.count...])
      try flushPart()
    }
    text.append(contentsOf: rest)
    counts.textBytes = partBase + text.count
    if allowed < bytes.count {
      throw ExtractionError(
        .tooLarge, "the document has more than \(limits.textBytes) bytes of text; the rest was left out")
    }
  }

  /// Puts the separator that is due, and starts the blocks that wait for their first byte.
  mutating func startBlocks() throws(ExtractionError) {
    if text.count + 2 > DocumentPart.maximumBytes { try flushPart() }
    if pendingBreak != .none {
      if partBase + text.count > 0 { writeBreak() }
      pendingBreak = .none
      pendingSpace = false
    }
    while startedBlocks < openBlocks.count {
      blocks[openBlocks[startedBlocks].index].span = TextSpan(text.count..<text.count)
      startedBlocks += 1
    }
  }

  private mutating func writeBreak() {
    let newline = UInt8(ascii: "\n")
    switch pendingBreak {
    case .none: break
    case .tab: text.append(UInt8(ascii: "\t"))
    case .line:
      if text.last != newline { text.append(newline) }
    case .paragraph:
      if text.last != newline { text.append(newline) }
      if text.count < 2 || text[text.count - 2] != newline { text.append(newline) }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// As many whole characters as there are in the first `count` bytes, which are fewer than all.
  fileprivate func prefix(ofCharacters count: Int) -> UnsafeRawBufferPointer {
    var end = count
    while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[..<end])
  }
}

extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  @inlinable var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  @inlinable var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inlinable var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// Lower case of an ASCII letter; other bytes as they are.
  @inlinable var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

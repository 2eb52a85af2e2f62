import Glibc

/// Splits HTML into tags and text after the tokenization rules of the HTML standard (WHATWG HTML 13.2.5), without its
/// scripting states. Every input is accepted, and each byte is looked at a bounded number of times.
struct HTMLTokenizer {
  enum Token {
    /// Character data; `hasReferences` when it holds `&`.
    case text(Range<Int>, hasReferences: Bool)
    case startTag(HTMLElement, isSelfClosing: Bool)
    case endTag(HTMLElement)
  }

  /// An attribute of the start tag last returned: ranges of the input.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var position = 0
  /// Of the start tag last returned. At most `maximumAttributes`.
  private(set) var attributes: [Attribute] = []
  /// The element whose content is text up to its end tag.
  private var rawElement: HTMLElement?
  /// Ends of comments and CDATA sections that were looked for once without being there.
  private var missesCommentEnd = false
  private var missesRawEnd: Set<HTMLElement> = []

  private static let maximumAttributes = 64

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next token, nil at the end. Comments, doctypes and processing instructions are passed over.
  mutating func next() -> Token? {
    while position < bytes.count {
      if let raw = rawElement {
        rawElement = nil
        let text = rawText(of: raw)
        if !text.isEmpty { return .text(text, hasReferences: raw.isEscapableRawText && contains(text, "&")) }
        continue
      }
      if bytes[position] != UInt8(ascii: "<") { return textRun(from: position) }
      guard position + 1 < bytes.count else {
        defer { position = bytes.count }
        return .text(position..<bytes.count, hasReferences: false)
      }
      let following = bytes[position + 1]
      if following.isASCIILetter { return startTag() }
      if following == UInt8(ascii: "/") {
        if position + 2 < bytes.count, bytes[position + 2].isASCIILetter { return endTag() }
        if position + 2 < bytes.count { skipBogusComment() } else { position = bytes.count }
      } else if following == UInt8(ascii: "!") {
        if let section = markupDeclaration() { return section }
      } else if following == UInt8(ascii: "?") {
        skipBogusComment()
      } else {
        return textRun(from: position + 1, start: position)
      }
    }
    return nil
  }

  /// The bytes of a range of the input.
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

  /// The value of an attribute of the start tag last returned, with its references resolved.
  func attribute(_ name: StaticString) -> String? {
    guard let found = attributes.first(where: { equalsIgnoringCase($0.name, name) }) else { return nil }
    return HTMLReferences.resolved(slice(found.value))
  }

  func hasAttribute(_ name: StaticString) -> Bool { attributes.contains { equalsIgnoringCase($0.name, name) } }

  private func equalsIgnoringCase(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where bytes[range.lowerBound + offset].asciiLowercased != name.utf8Start[offset] {
      return false
    }
    return true
  }

  private func contains(_ range: Range<Int>, _ character: Unicode.Scalar) -> Bool {
    find(UInt8(ascii: character), from: range.lowerBound, before: range.upperBound) != nil
  }

  private mutating func textRun(from first: Int, start: Int? = nil) -> Token {
    let index = find(UInt8(ascii: "<"), from: first, before: bytes.count) ?? bytes.count
    let hasReferences = find(UInt8(ascii: "&"), from: start ?? first, before: index) != nil
    position = index
    return .text((start ?? first)..<index, hasReferences: hasReferences)
  }

  private mutating func startTag() -> Token {
    position += 1
    let element = tagName()
    readAttributes()
    var isSelfClosing = false
    if position < bytes.count {
      if bytes[position] == UInt8(ascii: "/") {
        isSelfClosing = true
        position += 1
      }
      position += 1
    }
    if element.isRawText || element.isEscapableRawText { rawElement = element }
    return .startTag(element, isSelfClosing: isSelfClosing)
  }

  private mutating func endTag() -> Token {
    position += 2
    let element = tagName()
    readAttributes()
    if position < bytes.count, bytes[position] == UInt8(ascii: "/") { position += 1 }
    position = min(bytes.count, position + 1)
    return .endTag(element)
  }

  private mutating func tagName() -> HTMLElement {
    let start = position
    while position < bytes.count, !bytes[position].endsTagName { position += 1 }
    return HTMLElement.named(bytes[start..<position])
  }

  /// Reads up to the `>` or `/>` that ends the tag and stands there.
  private mutating func readAttributes() {
    attributes.removeAll(keepingCapacity: true)
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") { return }
      if byte == UInt8(ascii: "/") {
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") { return }
        position += 1
      } else if byte.isASCIISpace {
        position += 1
      } else {
        readAttribute()
      }
    }
  }

  private mutating func readAttribute() {
    let start = position
    position += 1
    while position < bytes.count, !bytes[position].endsTagName, bytes[position] != UInt8(ascii: "=") { position += 1 }
    let name = start..<position
    var probe = position
    while probe < bytes.count, bytes[probe].isASCIISpace { probe += 1 }
    var value = position..<position
    if probe < bytes.count, bytes[probe] == UInt8(ascii: "=") {
      position = probe + 1
      while position < bytes.count, bytes[position].isASCIISpace { position += 1 }
      value = attributeValue()
    }
    if attributes.count < Self.maximumAttributes { attributes.append(Attribute(name: name, value: value)) }
  }

  private mutating func attributeValue() -> Range<Int> {
    guard position < bytes.count else { return position..<position }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let index = find(quote, from: start, before: bytes.count) ?? bytes.count
      position = min(bytes.count, index + 1)
      return start..<index
    }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: ">"), !bytes[position].isASCIISpace { position += 1 }
    return start..<position
  }

  /// `<!-- … -->`, `<!DOCTYPE …>`, `<![CDATA[ … ]]>`.
  private mutating func markupDeclaration() -> Token? {
    if matches("<!--", at: position) {
      let start = position + 4
      if matches(">", at: start) || matches("->", at: start) {
        position = start + (matches(">", at: start) ? 1 : 2)
      } else if !missesCommentEnd, let end = find("-->", from: start) {
        position = end + 3
      } else {
        // A comment that never ends swallows the rest in browsers; text after it is more useful than nothing.
        missesCommentEnd = true
        skipBogusComment()
      }
      return nil
    }
    if matches("<![CDATA[", at: position) {
      let start = position + 9
      guard let end = find("]]>", from: start) else {
        position = bytes.count
        return .text(min(start, bytes.count)..<bytes.count, hasReferences: false)
      }
      position = end + 3
      return start < end ? .text(start..<end, hasReferences: false) : nil
    }
    skipBogusComment()
    return nil
  }

  private mutating func skipBogusComment() {
    position = find(UInt8(ascii: ">"), from: position, before: bytes.count).map { $0 + 1 } ?? bytes.count
  }

  /// The text up to the end tag of `element`, or to the end of the input where there is none.
  private mutating func rawText(of element: HTMLElement) -> Range<Int> {
    let start = position
    guard !missesRawEnd.contains(element) else { return start..<start }
    var index = start
    while let found = find(UInt8(ascii: "<"), from: index, before: bytes.count), found + 2 < bytes.count {
      index = found
      if bytes[index + 1] == UInt8(ascii: "/"), bytes[index + 2].isASCIILetter {
        var end = index + 2
        while end < bytes.count, end < index + 34, !bytes[end].endsTagName { end += 1 }
        if HTMLElement.named(bytes[(index + 2)..<end]) == element {
          position = index
          return start..<index
        }
      }
      index += 1
    }
    // Not closed: what follows is read as markup rather than lost.
    missesRawEnd.insert(element)
    return start..<start
  }

  private func matches(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    var index = start
    while let found = find(text.utf8Start[0], from: index, before: bytes.count) {
      if matches(text, at: found) { return found }
      index = found + 1
    }
    return nil
  }

  private func find(_ byte: UInt8, from start: Int, before end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
      return nil
    }
    return base.distance(to: UnsafeRawPointer(found))
  }
}

extension UInt8 {
  fileprivate var endsTagName: Bool {
    isASCIISpace || self == UInt8(ascii: ">") || self == UInt8(ascii: "/")
  }
}

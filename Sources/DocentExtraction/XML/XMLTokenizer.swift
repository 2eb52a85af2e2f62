import Glibc

/// Splits XML into tags and text (XML 1.0, 5th edition). What is not well-formed is read on, and the first such place
/// noted. Each byte is looked at a bounded number of times; nothing is kept of what was passed.
struct XMLTokenizer {
  enum Token {
    /// Character data; `hasReferences` when it holds `&`.
    case text(Range<Int>, hasReferences: Bool)
    case startTag(XMLTag)
    case endTag(XMLName)
    /// The document type declaration with its internal subset.
    case doctype(Range<Int>)
  }

  /// Why a document is not well-formed.
  struct Problem {
    var message: String
    var position: Int
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var position = 0
  /// The first place that is not well-formed.
  private(set) var problem: Problem?
  /// From where on there is no end of a comment, CDATA section or processing instruction: by the upper half of the byte it
  /// starts with.
  private var missing: InlineArray<16, Int> = .init(repeating: Int.max)
  private var missesDeclarationEnd = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next token, nil at the end. Comments and processing instructions are passed over.
  mutating func next() -> Token? {
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") { return text(from: position) }
      guard position + 1 < bytes.count else {
        note("a tag is cut short")
        position = bytes.count
        return nil
      }
      switch bytes[position + 1] {
      case UInt8(ascii: "/"):
        return endTag()
      case UInt8(ascii: "!"):
        if let token = declaration() { return token }
      case UInt8(ascii: "?"):
        skip(to: "?>", from: position + 2, of: "a processing instruction")
      case let byte where byte.startsXMLName:
        if let tag = startTag() { return .startTag(tag) }
      default:
        note("a < starts no tag")
        return text(from: position + 1, start: position)
      }
    }
    return nil
  }

  /// Notes a place that is not well-formed, unless one was before.
  mutating func note(_ message: String) {
    if problem == nil { problem = Problem(message: message, position: position) }
  }

  private mutating func text(from first: Int, start: Int? = nil) -> Token {
    let end = find(UInt8(ascii: "<"), from: first, before: bytes.count) ?? bytes.count
    position = end
    let start = start ?? first
    return .text(start..<end, hasReferences: find(UInt8(ascii: "&"), from: start, before: end) != nil)
  }

  private mutating func startTag() -> XMLTag? {
    var index = position + 1
    let name = XMLName(bytes, from: &index)
    let attributes = index
    // Up to the end of the tag, over quoted values. A value without its end must not swallow the document.
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        var end = index + 1
        while end < bytes.count, bytes[end] != byte, bytes[end] != UInt8(ascii: "<") { end += 1 }
        if end < bytes.count, bytes[end] == byte {
          index = end
        } else {
          note("the value of an attribute has no end")
        }
      } else if byte == UInt8(ascii: "<") {
        note("a tag has no end")
        position = index
        return XMLTag(name: name, attributes: attributes..<index, isEmpty: false)
      }
      index += 1
    }
    if index >= bytes.count { note("a tag is cut short") }
    let isEmpty = index < bytes.count && index > attributes && bytes[index - 1] == UInt8(ascii: "/")
    position = min(bytes.count, index + 1)
    return XMLTag(
      name: name, attributes: attributes..<(isEmpty ? index - 1 : min(index, bytes.count)), isEmpty: isEmpty)
  }

  private mutating func endTag() -> Token {
    var index = position + 2
    let name = XMLName(bytes, from: &index)
    while index < bytes.count, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") { index += 1 }
    position = index < bytes.count && bytes[index] == UInt8(ascii: ">") ? index + 1 : index
    return .endTag(name)
  }

  /// `<!-- … -->`, `<![CDATA[ … ]]>`, `<!DOCTYPE … [ … ]>`.
  private mutating func declaration() -> Token? {
    if matches("<!--", at: position) {
      skip(to: "-->", from: position + 4, of: "a comment")
      return nil
    }
    if matches("<![CDATA[", at: position) {
      let start = position + 9
      skip(to: "]]>", from: start, of: "a CDATA section")
      let end = problem == nil || position >= start + 3 && matches("]]>", at: position - 3) ? position - 3 : position
      return start < end ? .text(start..<end, hasReferences: false) : nil
    }
    let start = position
    var index = position + 2
    var isInSubset = false
    var quote: UInt8 = 0
    while index < bytes.count, !missesDeclarationEnd {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        isInSubset = true
      } else if byte == UInt8(ascii: "]") {
        isInSubset = false
      } else if byte == UInt8(ascii: "<"), matches("<!--", at: index) {
        guard let end = find("-->", from: index + 4) else { break }
        index = end + 2
      } else if byte == UInt8(ascii: ">"), !isInSubset {
        position = index + 1
        return .doctype(start..<index)
      }
      index += 1
    }
    // Without its end it is passed over up to the next tag.
    note("a declaration has no end")
    missesDeclarationEnd = true
    position = find(UInt8(ascii: ">"), from: start, before: bytes.count).map { $0 + 1 } ?? bytes.count
    return nil
  }

  private mutating func skip(to end: StaticString, from start: Int, of thing: String) {
    if let found = find(end, from: start) {
      position = found + end.utf8CodeUnitCount
    } else {
      note("\(thing) has no end")
      // What follows is kept: it may be the rest of the document.
      position =
        find(UInt8(ascii: ">"), from: min(start, bytes.count), before: bytes.count).map { $0 + 1 } ?? bytes.count
    }
  }

  private func matches(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + index, text.utf8Start, length) == 0
  }

  private func find(_ byte: UInt8, from start: Int, before end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
      return nil
    }
    return base.distance(to: UnsafeRawPointer(found))
  }

  private mutating func find(_ text: StaticString, from start: Int) -> Int? {
    // What was looked for in vain is not there further on either.
    let kind = Int(text.utf8Start[0] >> 4)
    guard start < missing[kind] else { return nil }
    var index = start
    while let found = find(text.utf8Start[0], from: index, before: bytes.count) {
      if matches(text, at: found) { return found }
      index = found + 1
    }
    missing[kind] = start
    return nil
  }
}

/// The local name of an element, by the hash of its bytes.
struct XMLName: Hashable {
  /// FNV-1a.
  let hash: UInt64

  /// The hash is one already: no need to hash it again at each look-up.
  func _rawHashValue(seed: Int) -> Int { Int(truncatingIfNeeded: hash) ^ seed }

  init(_ name: some Sequence<UInt8>) {
    hash = name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Reads a name with its prefix; `index` ends up behind it.
  init(_ bytes: UnsafeRawBufferPointer, from index: inout Int) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") {
        hash = 0xCBF2_9CE4_8422_2325
      } else if byte.endsXMLName {
        break
      } else {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      index += 1
    }
    self.hash = hash
  }
}

/// A start tag: its attributes are looked at when somebody asks.
struct XMLTag {
  var name: XMLName
  /// Where the attributes stand in the input.
  var attributes: Range<Int>
  var isEmpty: Bool

  /// The value of the attribute with that local name, references not resolved.
  func attribute(_ name: StaticString, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let end = attributes.upperBound
    var index = attributes.lowerBound
    while index < end {
      while index < end, bytes[index].isASCIISpace || bytes[index] == UInt8(ascii: "/") { index += 1 }
      var start = index
      while index < end, bytes[index] != UInt8(ascii: "="), !bytes[index].isASCIISpace {
        if bytes[index] == UInt8(ascii: ":") { start = index + 1 }
        index += 1
      }
      let isWanted =
        index - start == name.utf8CodeUnitCount
        && (0..<(index - start)).allSatisfy { bytes[start + $0] == name.utf8Start[$0] }
      while index < end, bytes[index] == UInt8(ascii: "=") || bytes[index].isASCIISpace { index += 1 }
      guard index < end else { return nil }
      let quote = bytes[index]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        // Without quotes, as HTML allows.
        if index == start { index += 1 }
        continue
      }
      let from = index + 1
      index = from
      while index < end, bytes[index] != quote { index += 1 }
      if isWanted { return UnsafeRawBufferPointer(rebasing: bytes[from..<index]) }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var startsXMLName: Bool {
    isASCIILetter || self >= 0x80 || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
  }
  fileprivate var endsXMLName: Bool {
    isASCIISpace || self == UInt8(ascii: ">") || self == UInt8(ascii: "/") || self == UInt8(ascii: "<")
  }
}

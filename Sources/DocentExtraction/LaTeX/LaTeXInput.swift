/// The characters LaTeX reads: the file, and on top of it the macros under expansion.
struct LaTeXInput {
  private var sources: [(bytes: [UInt8], index: Int)]
  /// Bytes that expansions may still add: macros that double themselves stop there.
  private var budget: Int
  /// Bytes that may still be looked through for groups that turn out not to close.
  private var searches: Int

  private static let maximumDepth = 64

  init(_ bytes: [UInt8]) {
    sources = [(bytes, 0)]
    budget = bytes.count * 4 + (64 << 10)
    searches = bytes.count * 4 + (1 << 20)
  }

  /// The next byte without taking it; nil at the end of everything.
  mutating func peek() -> UInt8? {
    while let last = sources.indices.last {
      if sources[last].index < sources[last].bytes.count { return sources[last].bytes[sources[last].index] }
      if last == 0 { return nil }
      sources.removeLast()
    }
    return nil
  }

  mutating func next() -> UInt8? {
    guard let byte = peek() else { return nil }
    sources[sources.count - 1].index += 1
    return byte
  }

  /// Puts an expansion in front of the input; false when the limits are reached.
  mutating func push(_ bytes: [UInt8]) -> Bool {
    guard budget >= bytes.count, sources.count < Self.maximumDepth else { return false }
    budget -= bytes.count
    if !bytes.isEmpty { sources.append((bytes, 0)) }
    return true
  }

  /// The innermost input with the position in it.
  private var rest: ByteSlice {
    guard let last = sources.last else { return [] }
    return last.bytes[min(last.index, last.bytes.count)...]
  }

  func starts(with text: StaticString) -> Bool { rest.hasPrefix(text) }

  mutating func skip(_ count: Int) {
    guard let last = sources.indices.last else { return }
    sources[last].index = min(sources[last].bytes.count, sources[last].index + count)
  }

  /// Takes spaces and at most one line end.
  mutating func skipSpace() {
    var hasLineEnd = false
    while let byte = peek(), byte.isASCIISpace {
      if byte == 0x0A {
        if hasLineEnd { return }
        hasLineEnd = true
      }
      _ = next()
    }
  }

  /// The name of a command behind its backslash: letters, or one other character.
  mutating func commandName() -> String {
    var name: [UInt8] = []
    while let byte = peek(), byte.isASCIILetter || byte == UInt8(ascii: "@") {
      // A macro's own text ends with it.
      name.append(byte)
      _ = next()
      if name.count > 100 { break }
    }
    if name.isEmpty, let byte = next() {
      name = [byte]
      // All bytes of a character.
      while byte >= 0x80, let more = peek(), more & 0xC0 == 0x80 {
        name.append(more)
        _ = next()
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// An argument: a group without its braces, a command, or a single character. Nil at the end, and for a group that
  /// never closes.
  mutating func argument() -> [UInt8]? {
    skipSpace()
    guard let first = peek() else { return nil }
    if first == UInt8(ascii: "}") { return nil }
    if first == UInt8(ascii: "{") { return group(open: first, close: UInt8(ascii: "}")) }
    _ = next()
    var bytes = [first]
    if first == UInt8(ascii: "\\") { bytes += Array(commandName().utf8) }
    while first >= 0x80, let more = peek(), more & 0xC0 == 0x80 {
      bytes.append(more)
      _ = next()
    }
    return bytes
  }

  /// `[…]`; nil when none stands right here.
  mutating func option() -> [UInt8]? {
    guard peek() == UInt8(ascii: "[") else { return nil }
    return group(open: UInt8(ascii: "["), close: UInt8(ascii: "]"))
  }

  private static let maximumGroup = 256 << 10

  private mutating func group(open: UInt8, close: UInt8) -> [UInt8]? {
    guard searches > 0 else { return nil }
    let text = rest
    var depth = 0
    var braces = 0
    var index = text.startIndex
    let end = min(text.endIndex, index + Self.maximumGroup)
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "{") { braces += 1 }
      if byte == open, open != UInt8(ascii: "[") || braces == 0 { depth += 1 }
      if byte == close, open != UInt8(ascii: "[") || braces == 0 {
        depth -= 1
        if depth == 0 {
          let inner = Array(text[(text.startIndex + 1)..<index])
          skip(index + 1 - text.startIndex)
          return inner
        }
      }
      if byte == UInt8(ascii: "}") {
        braces -= 1
        // A bracket that never closes within its group is text.
        if open == UInt8(ascii: "["), braces < 0 { break }
      }
      index += 1
    }
    searches -= index - text.startIndex
    return nil
  }

  /// What stands before a text, which is passed over; all of the input when it does not come.
  mutating func take(to text: [UInt8]) -> [UInt8] {
    let rest = rest
    guard let first = text.first else { return [] }
    var index = rest.startIndex
    while index + text.count <= rest.endIndex {
      if rest[index] == first, rest[index..<(index + text.count)].elementsEqual(text) {
        let inner = Array(rest[..<index])
        skip(index + text.count - rest.startIndex)
        return inner
      }
      index += 1
    }
    skip(rest.count)
    return Array(rest)
  }

  mutating func skipLine() {
    while let byte = next(), byte != 0x0A, byte != 0x0D {}
    while let byte = peek(), byte == 0x20 || byte == 0x09 { _ = next() }
  }
}

/// Reads JSON (RFC 8259) from bytes without making values of what is not asked for. After an error every answer is nil.
struct JSONScanner {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var depth = 0
  private static let deepest = 64

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// True behind the last value, with nothing but white space left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return offset == bytes.count
  }

  /// The next byte that is not white space, not consumed; 0 at the end.
  mutating func peek() -> UInt8 {
    skipSpace()
    return offset < bytes.count ? bytes[offset] : 0
  }

  /// Consumes `byte` if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, offset < bytes.count else { return false }
    offset += 1
    return true
  }

  /// Calls `body` with the name of each member, which must consume the value. False for malformed input.
  mutating func object(_ body: (inout JSONScanner, [UInt8]) -> Bool) -> Bool {
    guard take(UInt8(ascii: "{")) else { return false }
    if take(UInt8(ascii: "}")) { return true }
    while true {
      guard let name = string(), take(UInt8(ascii: ":")), body(&self, name) else { return false }
      if take(UInt8(ascii: "}")) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  /// Calls `body` before each element, which must consume it. False for malformed input.
  mutating func array(_ body: (inout JSONScanner) -> Bool) -> Bool {
    guard take(UInt8(ascii: "[")) else { return false }
    if take(UInt8(ascii: "]")) { return true }
    while true {
      guard body(&self) else { return false }
      if take(UInt8(ascii: "]")) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  /// A string, unescaped; lone surrogates become U+FFFD.
  mutating func string() -> [UInt8]? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var result: [UInt8] = []
    var start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        result.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
        offset += 1
        return result
      }
      if byte < 0x20 { return nil }
      if byte != UInt8(ascii: "\\") {
        offset &+= 1
        continue
      }
      result.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
      guard escape(into: &result) else { return nil }
      start = offset
    }
    return nil
  }

  private mutating func escape(into result: inout [UInt8]) -> Bool {
    guard offset + 1 < bytes.count else { return false }
    let kind = bytes[offset + 1]
    offset += 2
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(kind)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      guard var unit = hexadecimal() else { return false }
      if (0xD800..<0xDC00).contains(unit), offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        let saved = offset
        offset += 2
        if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          offset = saved
        }
      }
      result.append(contentsOf: String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    default: return false
    }
    return true
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in offset..<offset + 4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    offset += 4
    return value
  }

  /// A number, `true`, `false` or `null` as it is written.
  mutating func literal() -> [UInt8]? {
    skipSpace()
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        offset += 1
      default: return offset > start ? Array(bytes[start..<offset]) : nil
      }
    }
    return offset > start ? Array(bytes[start..<offset]) : nil
  }

  /// A string or a literal as text.
  mutating func scalar() -> [UInt8]? { peek() == UInt8(ascii: "\"") ? string() : literal() }

  /// Passes over any value.
  mutating func skip() -> Bool {
    switch peek() {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.deepest else { return false }
      depth += 1
      defer { depth -= 1 }
      return peek() == UInt8(ascii: "{") ? object { $0.skipMember($1) } : array { $0.skip() }
    case UInt8(ascii: "\""): return string() != nil
    default: return literal() != nil
    }
  }

  private mutating func skipMember(_ name: [UInt8]) -> Bool { skip() }

  @inline(__always) private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset &+= 1 }
  }
}

/// Reads JSON texts (RFC 8259) event by event, without recursion: any depth, any length, any number of values one after
/// the other (JSON Lines). Holds a position only; the bytes are passed to each call.
struct JSONScanner: Sendable {
  enum Event: Hashable {
    case objectStart, objectEnd, arrayStart, arrayEnd
    case key(Range<Int>)
    /// The bytes between the quotes, escapes and all.
    case string(Range<Int>)
    /// Number, `true`, `false` or `null` as written.
    case literal(Range<Int>)
    /// Something that is not JSON stands at `position`.
    case error
  }

  private enum Container { case object, array }

  private(set) var position = 0
  /// Comments, single quotes, bare keys and numbers as of JSON5 are read too.
  var isLenient = false
  private var stack: [Container] = []
  private var expectsKey = false

  /// Containers open.
  var depth: Int { stack.count }

  /// The next event, nil at the end of the bytes.
  mutating func next(_ bytes: UnsafeRawBufferPointer) -> Event? {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ":"): position += 1
      case UInt8(ascii: ","):
        position += 1
        expectsKey = stack.last == .object
      case 0x1E: position += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        position += 1
        let isObject = byte == UInt8(ascii: "{")
        stack.append(isObject ? .object : .array)
        expectsKey = isObject
        return isObject ? .objectStart : .arrayStart
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let expected: Container = byte == UInt8(ascii: "}") ? .object : .array
        guard stack.last == expected else { return .error }
        position += 1
        stack.removeLast()
        expectsKey = false
        return expected == .object ? .objectEnd : .arrayEnd
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard isLenient, skipComment(bytes) else { return .error }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard byte == UInt8(ascii: "\"") || isLenient, let range = string(bytes, quote: byte) else { return .error }
        if expectsKey {
          expectsKey = false
          return .key(range)
        }
        return .string(range)
      default:
        let start = position
        if isLenient, expectsKey, let range = bareKey(bytes) {
          expectsKey = false
          return .key(range)
        }
        while position < bytes.count, bytes[position].isLiteralByte { position += 1 }
        guard position > start, isLiteral(bytes[start..<position]) else {
          position = start
          return .error
        }
        return .literal(start..<position)
      }
    }
    return nil
  }

  /// Goes on after the next line end, outside of all containers: how a damaged JSON Lines file is read on.
  mutating func skipLine(_ bytes: UnsafeRawBufferPointer) {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    stack.removeAll(keepingCapacity: true)
    expectsKey = false
  }

  /// `// …`, `# …` and `/* … */`.
  private mutating func skipComment(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let second = position + 1 < bytes.count ? bytes[position + 1] : 0
    if bytes[position] == UInt8(ascii: "#") || second == UInt8(ascii: "/") {
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      return true
    }
    guard second == UInt8(ascii: "*") else { return false }
    var index = position + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        position = index + 2
        return true
      }
      index += 1
    }
    return false
  }

  /// A key without quotes, with its colon behind it.
  private mutating func bareKey(_ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    var end = position
    while end < bytes.count, bytes[end].isWordByte || bytes[end] == UInt8(ascii: "_") || bytes[end] == UInt8(ascii: "$")
    { end += 1 }
    var colon = end
    while colon < bytes.count, bytes[colon].isASCIISpace { colon += 1 }
    guard end > position, colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
    defer { position = end }
    return position..<end
  }

  private mutating func string(_ bytes: UnsafeRawBufferPointer, quote: UInt8) -> Range<Int>? {
    let start = position + 1
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        position = index + 1
        return start..<index
      }
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func isLiteral(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = text.first else { return false }
    if first.isASCIIDigit || first == UInt8(ascii: "-") { return text.count <= 4096 }
    if isLenient, first == UInt8(ascii: "+") || first == UInt8(ascii: ".") { return text.count <= 4096 }
    return ["true", "false", "null", "NaN", "Infinity"].contains { text.elementsEqual($0.utf8) }
  }

  /// The text of a string with its escapes resolved; lone surrogates become U+FFFD.
  static func unescape(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.count else {
        result.append(byte)
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x20)
      case UInt8(ascii: "u"):
        var unit = codeUnit(bytes, index)
        index = min(bytes.count, index + 4)
        if unit & 0xFC00 == 0xD800, index + 5 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
          bytes[index + 1] == UInt8(ascii: "u"), case let low = codeUnit(bytes, index + 2), low & 0xFC00 == 0xDC00
        {
          unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
          index += 6
        }
        result.append(utf8Of: Unicode.Scalar(unit) ?? "\u{FFFD}")
      default: result.append(escape)
      }
    }
    return result
  }

  private static func codeUnit(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in start..<(start + 4) {
      guard index < bytes.count, let digit = bytes[index].hexadecimalValue else { return 0xFFFD }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

extension UInt8 {
  fileprivate var isLiteralByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
  }
}

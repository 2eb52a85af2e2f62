/// Splits RTF (version 1.9.1) into groups, control words and bytes of text. Binary data (`\bin`) is passed over.
struct RTFTokenizer {
  enum Token: Hashable {
    case groupStart
    case groupEnd
    /// Name and parameter; control symbols have their one character as name.
    case control(String, Int?)
    /// `\'hh`
    case byte(UInt8)
    case text(Range<Int>)
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> Token? {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"):
        position += 1
        return .groupStart
      case UInt8(ascii: "}"):
        position += 1
        return .groupEnd
      case UInt8(ascii: "\\"):
        position += 1
        if let token = control() { return token }
      case 0x0A, 0x0D, 0: position += 1
      default:
        let start = position
        while position < bytes.count, !bytes[position].endsRTFText { position += 1 }
        return .text(start..<position)
      }
    }
    return nil
  }

  private mutating func control() -> Token? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    guard first.isASCIILetter else {
      position += 1
      if first == UInt8(ascii: "'") { return hexadecimalByte() }
      // A line end behind a backslash is a paragraph end.
      if first == 0x0A || first == 0x0D { return .control("par", nil) }
      return .control(String(UnicodeScalar(first)), nil)
    }
    let start = position
    while position < bytes.count, bytes[position].isASCIILetter, position - start < 32 { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    let parameter = number()
    if position < bytes.count, bytes[position] == 0x20 { position += 1 }
    if name == "bin" {
      position = min(bytes.count, position + max(0, parameter ?? 0))
      return nil
    }
    return .control(name, parameter)
  }

  private mutating func hexadecimalByte() -> Token? {
    guard position + 1 < bytes.count, let high = bytes[position].hexadecimalValue,
      let low = bytes[position + 1].hexadecimalValue
    else { return nil }
    position += 2
    return .byte(high << 4 | low)
  }

  private mutating func number() -> Int? {
    var index = position
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    var value = 0
    while index < bytes.count, bytes[index].isASCIIDigit, index - start < 10 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > start else { return nil }
    position = index
    return isNegative ? -value : value
  }
}

extension UInt8 {
  fileprivate var endsRTFText: Bool {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "}") || self == UInt8(ascii: "\\") || self == 0x0A || self == 0x0D
      || self == 0
  }
}

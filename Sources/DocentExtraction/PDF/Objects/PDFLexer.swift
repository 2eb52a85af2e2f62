/// Reads values of a PDF file ([ISO 32000-1] 7.2, 7.3), forgiving what readers forgive.
struct PDFLexer {
  private static let maximumDepth = 64
  /// Values of one object beyond so many are left out.
  private static let maximumValues = 200_000

  let bytes: UnsafeRawBufferPointer
  var position: Int
  private var count = 0

  init(_ bytes: UnsafeRawBufferPointer, at position: Int) {
    self.bytes = bytes
    self.position = max(0, position)
  }

  /// The next value, nil where there is none. O(its length).
  mutating func value() -> PDFValue? { value(depth: 0) }

  private mutating func value(depth: Int) -> PDFValue? {
    count += 1
    skipSpace()
    guard position < bytes.count, depth < Self.maximumDepth, count < Self.maximumValues else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "("): return .string(literalString())
    case UInt8(ascii: "["):
      position += 1
      return .array(array(depth))
    case UInt8(ascii: "<"):
      if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "<") {
        position += 2
        return .dictionary(dictionary(depth))
      }
      return .string(hexString())
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return numberOrReference()
    default: return keyword()
    }
  }

  /// Values are counted anew: content streams hold any number of them.
  mutating func resetCount() { count = 0 }

  /// The operator of a content stream that stands here, as a name; a stray delimiter is skipped as one without a name.
  /// Nil at the end.
  mutating func operatorName() -> String? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let name = token()
    if name.isEmpty { position += 1 }
    return name
  }

  /// From behind `BI` to behind `EI` ([ISO 32000-1] 8.9.7).
  mutating func skipInlineImage() {
    while position + 2 < bytes.count {
      if bytes[position].isASCIISpace, bytes[position + 1] == UInt8(ascii: "E"),
        bytes[position + 2] == UInt8(ascii: "I"),
        position + 3 >= bytes.count || bytes[position + 3].isASCIISpace
      {
        position += 3
        return
      }
      position += 1
    }
    position = bytes.count
  }

  mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isASCIISpace || byte == 0 {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      } else {
        return
      }
    }
  }

  // MARK: Compound values

  private mutating func array(_ depth: Int) -> [PDFValue] {
    var result: [PDFValue] = []
    while true {
      skipSpace()
      guard position < bytes.count else { return result }
      if bytes[position] == UInt8(ascii: "]") {
        position += 1
        return result
      }
      guard let value = value(depth: depth + 1) else { return result }
      result.append(value)
    }
  }

  private mutating func dictionary(_ depth: Int) -> [String: PDFValue] {
    var result: [String: PDFValue] = [:]
    while true {
      skipSpace()
      guard position < bytes.count else { return result }
      if bytes[position] == UInt8(ascii: ">") {
        position = min(bytes.count, position + 2)
        return result
      }
      guard bytes[position] == UInt8(ascii: "/") else { return result }
      let key = name()
      guard let value = value(depth: depth + 1) else { return result }
      if result[key] == nil { result[key] = value }
    }
  }

  // MARK: Simple values

  private mutating func name() -> String {
    position += 1
    var result: [UInt8] = []
    while position < bytes.count, bytes[position].isPDFRegular {
      if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count, let high = bytes[position + 1].hexValue,
        let low = bytes[position + 2].hexValue
      {
        result.append(high << 4 | low)
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func literalString() -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    var nesting = 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("):
        nesting += 1
        result.append(byte)
      case UInt8(ascii: ")"):
        nesting -= 1
        if nesting == 0 { return result }
        result.append(byte)
      case UInt8(ascii: "\\"): escape(into: &result)
      default: result.append(byte)
      }
    }
    return result
  }

  private mutating func escape(into result: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case 0x0D: if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    case 0x0A: break
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt16(byte - 0x30)
      var digits = 1
      while digits < 3, position < bytes.count, (0x30...0x37).contains(bytes[position]) {
        value = value << 3 | UInt16(bytes[position] - 0x30)
        position += 1
        digits += 1
      }
      result.append(UInt8(truncatingIfNeeded: value))
    default: result.append(byte)
    }
  }

  private mutating func hexString() -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    var high: UInt8?
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if let digit = bytes[position].hexValue {
        if let first = high {
          result.append(first << 4 | digit)
          high = nil
        } else {
          high = digit
        }
      }
      position += 1
    }
    position = min(bytes.count, position + 1)
    if let high { result.append(high << 4) }
    return result
  }

  private mutating func numberOrReference() -> PDFValue {
    let number = token()
    guard let value = Double(number) else { return .number(0) }
    guard let object = Int(number), object >= 0 else { return .number(value) }
    // `12 0 R`
    let start = position
    skipSpace()
    if position < bytes.count, bytes[position].isASCIIDigit, Int(token()) != nil {
      skipSpace()
      if position < bytes.count, bytes[position] == UInt8(ascii: "R"),
        position + 1 >= bytes.count || !bytes[position + 1].isPDFRegular
      {
        position += 1
        return .reference(object)
      }
    }
    position = start
    return .number(value)
  }

  private mutating func keyword() -> PDFValue? {
    let start = position
    switch token() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      position = start
      return nil
    }
  }

  /// A run of regular characters, at most 32 of them looked at.
  private mutating func token() -> String {
    let start = position
    while position < bytes.count, bytes[position].isPDFRegular { position += 1 }
    return String(decoding: bytes[start..<min(position, start + 32)], as: UTF8.self)
  }
}

extension UInt8 {
  /// Neither white space nor a delimiter ([ISO 32000-1] 7.2.2).
  var isPDFRegular: Bool {
    switch self {
    case 0x00...0x20, 0x25, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D: false
    default: true
    }
  }

  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

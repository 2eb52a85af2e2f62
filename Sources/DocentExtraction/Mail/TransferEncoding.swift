/// Content-Transfer-Encoding (RFC 2045, section 6), read leniently: what does not belong is passed over.
enum TransferEncoding {
  /// Decodes `bytes` as the field's value says; unknown values leave them as they are.
  static func decode(_ bytes: UnsafeRawBufferPointer, _ name: String) -> [UInt8] {
    switch Kind(name) {
    case .base64: base64Body(bytes)
    case .quotedPrintable: quotedPrintable(bytes, isHeader: false)
    case .uuencode: Uuencode.decode(bytes)
    case .identity: Array(bytes)
    }
  }

  /// The encodings, by the names mailers give them.
  enum Kind {
    case base64, quotedPrintable, uuencode, identity

    init(_ name: String) {
      // Nearly all names are these; looking for one within another takes long.
      switch name {
      case "", "7bit", "8bit", "binary": self = .identity
      case "base64": self = .base64
      case "quoted-printable", "qp": self = .quotedPrintable
      default: self = Self.like(name)
      }
    }

    private static func like(_ name: String) -> Self {
      if name.contains("base64") || name.contains("base-64") { return .base64 }
      if name.contains("quoted") { return .quotedPrintable }
      return name.contains("uue") ? .uuencode : .identity
    }
  }

  /// Base64 up to where text begins: lists put a notice behind the encoded body, and text declared as Base64 is none.
  private static func base64Body(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var position = 0
    while position < bytes.count {
      let (line, next) = MIMEHeaders.line(bytes, position, bytes.count)
      if isText(bytes[line]) { break }
      position = next
    }
    let decoded = base64(bytes[..<position])
    let rest = bytes[position...]
    if rest.allSatisfy(\.isASCIISpace) { return decoded }
    return decoded.isEmpty ? Array(rest) : decoded + [0x0A] + Array(rest)
  }

  /// Whether a line cannot be Base64: words, or many other characters.
  private static func isText(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    var foreign = 0
    var words = 0
    var isSpace = true
    for byte in line {
      if byte.isASCIISpace {
        isSpace = true
        continue
      }
      if isSpace { words += 1 }
      isSpace = false
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        break
      default: foreign += 1
      }
    }
    // A dash or underscore belongs to the variant for addresses; a line of them is a rule.
    if line.count > 4, line.allSatisfy({ $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) { return true }
    return words > 2 || foreign * 5 > line.count || (words > 1 && foreign > 0)
  }

  static func base64(_ text: some Collection<UInt8>) -> [UInt8] {
    var decoder = Base64Decoder()
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3 + 3)
    decoder.decode(text, into: &output)
    return output
  }

  static func quotedPrintable(_ text: some RandomAccessCollection<UInt8>, isHeader: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = text.index(after: index)
      if isHeader, byte == UInt8(ascii: "_") {
        output.append(0x20)
        index = next
        continue
      }
      guard byte == UInt8(ascii: "=") else {
        output.append(byte)
        index = next
        continue
      }
      let rest = text[next...].prefix(2)
      if rest.count == 2, let high = rest[rest.startIndex].hexadecimalValue,
        let low = rest[rest.index(after: rest.startIndex)].hexadecimalValue
      {
        output.append(high << 4 | low)
        index = rest.endIndex
        continue
      }
      // A soft line end, with white space before it allowed; anything else is a bare equals sign.
      var end = next
      while end < text.endIndex, text[end] == 0x20 || text[end] == 0x09 { end = text.index(after: end) }
      if end < text.endIndex, text[end] == 0x0D || text[end] == 0x0A {
        let isReturn = text[end] == 0x0D
        end = text.index(after: end)
        if isReturn, end < text.endIndex, text[end] == 0x0A { end = text.index(after: end) }
        index = end
      } else if end == text.endIndex {
        index = end
      } else {
        output.append(byte)
        index = next
      }
    }
    return output
  }
}

/// Decodes Base64 (RFC 4648) piece by piece; bytes outside of the alphabet are passed over.
struct Base64Decoder {
  private var buffer: UInt32 = 0
  private var bits: UInt32 = 0

  mutating func decode(_ text: some Sequence<UInt8>, into output: inout [UInt8]) {
    for byte in text {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="):
        // The end of one piece; some mailers put several behind each other.
        buffer = 0
        bits = 0
        continue
      default: continue
      }
      buffer = buffer << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
  }
}

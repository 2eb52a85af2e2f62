/// Content-Transfer-Encoding (RFC 2045, section 6), read leniently: what does not belong is passed over.
enum TransferEncoding {
  /// Decodes `bytes` as the field's value says; unknown values leave them as they are.
  static func decode(_ bytes: UnsafeRawBufferPointer, _ name: String) -> [UInt8] {
    switch name {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes, isHeader: false)
    case "x-uuencode", "uuencode", "x-uue": uuencode(bytes)
    default: Array(bytes)
    }
  }

  static func base64(_ text: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3 + 3)
    var buffer: UInt32 = 0
    var bits = 0
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
        output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
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

  static func uuencode(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var output: [UInt8] = []
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if line.starts(with: "begin ".utf8) || line.starts(with: "end".utf8) { continue }
      guard let first = line.first, first >= 0x20, first <= 0x60 else { continue }
      let count = Int((first - 0x20) & 0x3F)
      var decoded: [UInt8] = []
      var buffer: UInt32 = 0
      var bits = 0
      for byte in line.dropFirst() where byte >= 0x20 && byte <= 0x60 {
        buffer = buffer << 6 | UInt32((byte - 0x20) & 0x3F)
        bits += 6
        if bits >= 8 {
          bits -= 8
          decoded.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
      }
      output.append(contentsOf: decoded.prefix(count))
    }
    return output
  }
}

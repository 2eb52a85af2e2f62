/// Escapes in the strings of settings.
enum SettingsEscapes {
  /// `\n`, `\u00e4`, `\=` (java.util.Properties, "load").
  static func properties(_ text: ByteSlice) -> [UInt8] { resolve(text, keepsUnknown: false) }

  /// `\n`, `\u00E4`, `\U0001F600`, `\xE4` (TOML 1.0, "String"; YAML 1.2, 5.7).
  static func string(_ text: ByteSlice) -> [UInt8] { resolve(text, keepsUnknown: true) }

  private static func resolve(_ text: ByteSlice, keepsUnknown: Bool) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = text.startIndex
    var high: UInt32?
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        output.append(text[index])
        index += 1
        continue
      }
      let escape = text[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "f"), UInt8(ascii: "b"): output.append(0x20)
      case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "x"):
        let length = escape == UInt8(ascii: "u") ? 4 : escape == UInt8(ascii: "U") ? 8 : 2
        guard let code = number(text[index...].prefix(length), length) else {
          output.append(contentsOf: [UInt8(ascii: "\\"), escape])
          continue
        }
        index += length
        if code & 0xFC00 == 0xD800 {
          high = code
          continue
        }
        if let first = high, code & 0xFC00 == 0xDC00,
          let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (code & 0x3FF))
        {
          output.append(utf8Of: scalar)
        } else {
          output.append(utf8Of: Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        high = nil
      case 0x0A:
        while index < text.endIndex, text[index].isASCIISpace { index += 1 }
      default:
        if keepsUnknown, escape.isASCIILetter { output.append(UInt8(ascii: "\\")) }
        output.append(escape)
      }
    }
    return output
  }

  private static func number(_ digits: ByteSlice, _ length: Int) -> UInt32? {
    guard digits.count == length else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let next = digit.hexadecimalValue else { return nil }
      value = value << 4 | UInt32(next)
    }
    return value
  }
}

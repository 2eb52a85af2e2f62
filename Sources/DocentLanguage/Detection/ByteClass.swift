/// What a byte says about the token it stands in; a token has the union of its bytes.
struct ByteClass: OptionSet, Sendable {
  let rawValue: UInt16

  static let digit = ByteClass(rawValue: 1 << 0)
  static let at = ByteClass(rawValue: 1 << 1)
  static let slash = ByteClass(rawValue: 1 << 2)
  static let dot = ByteClass(rawValue: 1 << 3)
  static let colon = ByteClass(rawValue: 1 << 4)
  /// Never part of prose: `_ = { } \` and the backtick.
  static let code = ByteClass(rawValue: 1 << 5)
  /// Brackets and operators, which prose has too.
  static let sign = ByteClass(rawValue: 1 << 6)
  static let letter = ByteClass(rawValue: 1 << 7)
  /// A lead byte of a character above U+0FFF that is not general punctuation: the scripts without spaces, and emoji.
  static let highLead = ByteClass(rawValue: 1 << 8)
  static let nonASCII = ByteClass(rawValue: 1 << 9)
  static let space = ByteClass(rawValue: 1 << 10)

  /// Tokens with any of these are looked at more closely.
  static let suspicious: ByteClass = [.digit, .at, .slash, .dot, .colon, .code, .sign]

  /// The class of every byte.
  static let table: [ByteClass] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"),
      UInt8(ascii: "`"):
      [.code, .sign]
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "^"), UInt8(ascii: "|"),
      UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: ";"):
      .sign
    case 0xE2: .nonASCII
    case 0xE1...: [.nonASCII, .highLead]
    case 0x80...: .nonASCII
    default: []
    }
  }
}

/// A character encoding and how it was found.
struct TextEncoding: Hashable, Sendable {
  enum Origin: String, Hashable, Sendable {
    case byteOrderMark, validUTF8, declared, detected, fallback
  }

  /// As IANA or ICU name it; `utf-8`, `utf-16le`, `utf-16be`, `utf-32le` and `utf-32be` are told by these spellings.
  var name: String
  var origin: Origin
  /// Bytes of the byte order mark at the start.
  var markLength = 0
  /// 0 to 1.
  var confidence = 1.0

  static let utf8 = TextEncoding(name: "utf-8", origin: .validUTF8)

  /// UTF-8 in substance: its bytes may be taken as they are where they are valid.
  var isUTF8: Bool { name == "utf-8" }
  /// Bytes of a code unit.
  var unit: Int { name.hasPrefix("utf-16") ? 2 : name.hasPrefix("utf-32") ? 4 : 1 }
}

import DocentText

/// Decodes header fields: encoded words (RFC 2047) wherever they stand, and raw bytes outside ASCII as found in careless
/// mail.
enum EncodedWords {
  /// The text of a field. `fallback` is the charset the message declares for its body, the best guess for raw bytes.
  static func decode(_ value: [UInt8], fallback: String? = nil) -> String {
    var output: [UInt8] = []
    /// Bytes of adjacent encoded words in one charset: a character may be cut between two of them.
    var pending: (charset: String, bytes: [UInt8])?
    var index = 0
    /// Where the stretch outside of encoded words begins.
    var raw = 0
    func flush() {
      if let words = pending { output.append(contentsOf: decoded(words.bytes, words.charset)) }
      pending = nil
    }
    func flushRaw(upTo end: Int) {
      if raw < end { output.append(contentsOf: text(Array(value[raw..<end]), fallback: fallback).utf8) }
    }
    while let start = EncodedWord.mark(in: value, from: index) {
      guard let word = EncodedWord(value, at: start) else {
        index = start + 2
        continue
      }
      // White space between two encoded words is not part of the text.
      if pending == nil || !value[raw..<start].allSatisfy(\.isASCIISpace) {
        flush()
        flushRaw(upTo: start)
      }
      if pending?.charset == word.charset {
        pending?.bytes.append(contentsOf: word.bytes)
      } else {
        flush()
        pending = (word.charset, word.bytes)
      }
      index = word.end
      raw = word.end
    }
    flush()
    flushRaw(upTo: value.count)
    return String(decoding: output, as: UTF8.self)
  }

  /// Raw bytes of a header: UTF-8 where they are, then the charset of the message, then by their look. Fields are too
  /// short for statistics when only single letters stand outside ASCII.
  static func text(_ bytes: [UInt8], fallback: String? = nil) -> String {
    // Nearly all fields: nothing here may be a mark of any encoding.
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7E }) { return String(decoding: bytes, as: UTF8.self) }
    let (encoding, valid) = bytes.withUnsafeBytes { (EncodingDetector.detect($0), UTF8Validation.validPrefix($0)) }
    // A letter outside ASCII at the end looks like the beginning of a sequence of UTF-8.
    let isUTF8 = encoding.isUTF8 && (valid == bytes.count || bytes[..<valid].contains { $0 >= 0x80 })
    let result: [UInt8]
    if isUTF8 || encoding.name.hasPrefix("iso-2022") {
      result = bytes.withUnsafeBytes { TextDecoder.decode($0, as: encoding) }
    } else if let name = fallback.flatMap(CharsetNames.canonical), name != "utf-8", !isASCII(fallback),
      let converter = try? CharsetConverter(name: name)
    {
      result = converter.convert(bytes)
    } else if bytes.count(where: { $0 >= 0x80 }) * 3 <= bytes.count(where: \.isASCIILetter),
      let converter = try? CharsetConverter(name: "windows-1252")
    {
      result = converter.convert(bytes)
    } else {
      result = bytes.withUnsafeBytes { TextDecoder.decode($0, as: encoding) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func decoded(_ bytes: [UInt8], _ charset: String) -> [UInt8] {
    guard let name = CharsetNames.canonical(charset), name != "utf-8", !isASCII(charset),
      let converter = try? CharsetConverter(name: name)
    else { return Array(text(bytes).utf8) }
    return converter.convert(bytes)
  }

  /// A declaration of ASCII says nothing about bytes outside of it.
  private static func isASCII(_ charset: String?) -> Bool {
    ["us-ascii", "ascii"].contains(charset?.lowercased() ?? "")
  }
}

/// `=?charset*language?B?text?=`, also without its end.
struct EncodedWord {
  private static let maximumBytes = 4000
  private static let question = UInt8(ascii: "?")
  private static let equals = UInt8(ascii: "=")

  /// Lower case; empty when the word names none.
  let charset: String
  let bytes: [UInt8]
  /// Where the word ends in the field.
  let end: Int

  /// The first `=?` at or after `start`.
  static func mark(in value: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < value.count {
      guard let found = value[index...].firstIndex(of: equals), found + 1 < value.count else { return nil }
      if value[found + 1] == question { return found }
      index = found + 1
    }
    return nil
  }

  /// Nil when there is no encoded word at `start`.
  init?(_ value: [UInt8], at start: Int) {
    guard let first = value[(start + 2)...].prefix(80).firstIndex(of: Self.question), first + 2 < value.count,
      value[first + 2] == Self.question, value[(start + 2)..<first].allSatisfy({ $0 > 0x20 && $0 != Self.equals })
    else { return nil }
    let isBase64: Bool
    switch value[first + 1].asciiLowercased {
    case UInt8(ascii: "b"): isBase64 = true
    case UInt8(ascii: "q"): isBase64 = false
    default: return nil
    }
    let (text, end) = Self.content(value, from: first + 3, isBase64: isBase64)
    let name = value[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }
    charset = String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
    bytes = isBase64 ? TransferEncoding.base64(text) : TransferEncoding.quotedPrintable(text, isHeader: true)
    self.end = end
  }

  /// What stands between the third question mark and the end of the word.
  private static func content(_ value: [UInt8], from start: Int, isBase64: Bool) -> (ArraySlice<UInt8>, end: Int) {
    let limit = min(value.count, start + maximumBytes)
    var index = start
    while index + 1 < limit {
      if value[index] == question, value[index + 1] == equals {
        if isBase64 || !isEscape(value, at: index + 1) { return (value[start..<index], index + 2) }
      } else if value[index] == equals, value[index + 1] == question, index + 2 < limit, value[index + 2] != equals {
        break
      }
      index += 1
    }
    // The end is missing: the word ends where none could go on.
    let last = index + 1 >= limit ? limit : index
    let end = value[start..<max(start, last)].firstIndex(where: endsWord) ?? last
    let text = value[start..<max(start, end)]
    return (text.last == question ? text.dropLast() : text, max(start, end))
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte.isASCIISpace || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ",")
  }

  /// A bare question mark before an escape looks like the end of the word: `?=20`. It is none when another end follows.
  private static func isEscape(_ value: [UInt8], at index: Int) -> Bool {
    guard index + 2 < value.count, value[index + 1].hexadecimalValue != nil, value[index + 2].hexadecimalValue != nil
    else { return false }
    var position = index + 3
    let limit = min(value.count - 1, index + 200)
    while position < limit {
      if value[position] == question, value[position + 1] == equals { return true }
      if value[position] == equals, value[position + 1] == question { return false }
      position += 1
    }
    return false
  }
}

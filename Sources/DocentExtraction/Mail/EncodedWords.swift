import DocentText

/// Decodes header fields: encoded words (RFC 2047), and raw bytes outside ASCII as found in careless mail.
enum EncodedWords {
  static func decode(_ value: [UInt8]) -> String {
    var output: [UInt8] = []
    var index = 0
    /// Bytes of adjacent encoded words in one charset: a character may be cut between two of them.
    var pending: (charset: String, bytes: [UInt8])?
    func flush() {
      if let words = pending { output.append(contentsOf: decoded(words.bytes, words.charset)) }
      pending = nil
    }
    while index < value.count {
      if let word = word(value, at: index) {
        if pending?.charset == word.charset {
          pending?.bytes.append(contentsOf: word.bytes)
        } else {
          flush()
          pending = (word.charset, word.bytes)
        }
        index = word.end
        // White space between two encoded words is not part of the text.
        var next = index
        while next < value.count, value[next].isASCIISpace { next += 1 }
        if next < value.count, self.word(value, at: next) != nil { index = next }
        continue
      }
      flush()
      var end = index + 1
      while end < value.count, value[end] != UInt8(ascii: "=") { end += 1 }
      output.append(contentsOf: value[index..<end])
      index = end
    }
    flush()
    return text(output)
  }

  /// Raw bytes of a header: UTF-8 where they are, else by statistics.
  static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.withUnsafeBytes { TextDecoder.decode($0, declared: nil) }, as: UTF8.self)
  }

  static func decoded(_ bytes: [UInt8], _ charset: String) -> [UInt8] {
    bytes.withUnsafeBytes { raw in
      guard let name = CharsetNames.canonical(charset), name != "utf-8",
        let converter = try? CharsetConverter(name: name)
      else { return TextDecoder.decode(raw, declared: charset) }
      return converter.convert(bytes)
    }
  }

  /// `=?charset*language?B?text?=`
  private static func word(_ value: [UInt8], at start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
    guard start + 6 < value.count, value[start] == UInt8(ascii: "="), value[start + 1] == UInt8(ascii: "?") else {
      return nil
    }
    let question = UInt8(ascii: "?")
    let window = value[start...].prefix(2000)
    guard let first = window[(start + 2)...].firstIndex(of: question), first + 2 < window.endIndex,
      window[first + 2] == question
    else { return nil }
    let content = first + 3
    var end = content
    while end + 1 < window.endIndex, !(window[end] == question && window[end + 1] == UInt8(ascii: "=")) { end += 1 }
    guard end + 1 < window.endIndex else { return nil }
    let charset = window[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }
    let text = Array(window[content..<end])
    let bytes: [UInt8]
    switch window[first + 1].asciiLowercased {
    case UInt8(ascii: "b"): bytes = TransferEncoding.base64(text)
    case UInt8(ascii: "q"): bytes = TransferEncoding.quotedPrintable(text, isHeader: true)
    default: return nil
    }
    return (String(decoding: charset.map(\.asciiLowercased), as: UTF8.self), bytes, end + 2)
  }
}

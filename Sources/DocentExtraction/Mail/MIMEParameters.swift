/// A structured field such as Content-Type: its value and its parameters, with the continuations and charsets of
/// RFC 2231.
struct MIMEParameters {
  /// Lower case.
  private(set) var value = ""
  private var parameters: [String: String] = [:]

  subscript(name: String) -> String? { parameters[name] }

  /// `fallback` is the charset for raw bytes.
  init(_ field: [UInt8]?, fallback: String? = nil) {
    guard let field else { return }
    var pieces = Self.split(field)
    if let head = pieces.first {
      let (first, rest) = Self.separated(head)
      value = EncodedWords.text(first).lowercased().filter { !$0.isWhitespace }
      if let rest { pieces[0] = rest } else { pieces.removeFirst() }
    }
    // `name*1*` → its pieces by number.
    var continued: [String: [Int: (bytes: [UInt8], isEncoded: Bool)]] = [:]
    for piece in pieces.prefix(200) {
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.firstIndex(of: UInt8(ascii: ":")) else {
        continue
      }
      let name = String(decoding: piece[..<equals], as: UTF8.self).trimmed.lowercased()
      let content = Self.unquoted(piece[(equals + 1)...], keepsSpace: name.hasSuffix("name"))
      guard let star = name.firstIndex(of: "*") else {
        if parameters[name] == nil {
          parameters[name] = cleaned(EncodedWords.decode(content, fallback: fallback)) ?? ""
        }
        continue
      }
      let rest = name[name.index(after: star)...]
      let isEncoded = rest.isEmpty || rest.last == "*"
      let number = Int(rest.prefix { $0.isNumber }) ?? 0
      continued[String(name[..<star]), default: [:]][number] = (content, isEncoded)
    }
    for (name, sections) in continued { parameters[name] = Self.joined(sections) }
  }

  /// The value of a field that lacks its first semicolon (`text/plain charset=utf-8`), or its value altogether.
  private static func separated(_ head: [UInt8]) -> ([UInt8], rest: [UInt8]?) {
    guard let equals = head.firstIndex(of: UInt8(ascii: "=")) else { return (head, nil) }
    let before = head[..<equals]
    let name = before.trimmingSpace
    guard let space = name.lastIndex(where: \.isASCIISpace) else {
      return before.contains(UInt8(ascii: "/")) ? (head, nil) : ([], head)
    }
    return (Array(head[..<space]), Array(head[space...]))
  }

  private static func joined(_ sections: [Int: (bytes: [UInt8], isEncoded: Bool)]) -> String {
    var charset = "utf-8"
    var bytes: [UInt8] = []
    for (index, number) in sections.keys.sorted().enumerated() {
      guard let section = sections[number] else { continue }
      var content = section.bytes[...]
      guard section.isEncoded else {
        bytes.append(contentsOf: content)
        continue
      }
      if index == 0 {
        let parts = content.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3 {
          charset = String(decoding: parts[0], as: UTF8.self).lowercased()
          content = parts[2]
        }
      }
      bytes.append(contentsOf: percentDecoded(content))
    }
    return String(decoding: EncodedWords.decoded(bytes, charset), as: UTF8.self)
  }

  /// Resolves `%20` and its like (RFC 3986, 2.1).
  static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex, let high = text[index + 1].hexadecimalValue,
        let low = text[index + 2].hexadecimalValue
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  /// Cuts at semicolons outside of quotes and leaves out comments.
  private static func split(_ field: [UInt8]) -> [[UInt8]] {
    cut(field, hasComments: true) ?? cut(field, hasComments: false) ?? [field]
  }

  /// Nil when a comment or quote is never closed: then its opening mark was none.
  private static func cut(_ field: [UInt8], hasComments: Bool) -> [[UInt8]]? {
    var pieces: [[UInt8]] = [[]]
    var isQuoted = false
    var isEscaped = false
    var comments = 0
    for byte in field {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), isQuoted {
        isEscaped = true
      } else if byte == UInt8(ascii: "\""), comments == 0 {
        isQuoted.toggle()
      } else if !isQuoted, hasComments, byte == UInt8(ascii: "(") {
        comments += 1
      } else if !isQuoted, byte == UInt8(ascii: ")"), comments > 0 {
        comments -= 1
        continue
      } else if !isQuoted, comments == 0, byte == UInt8(ascii: ";") {
        pieces.append([])
        continue
      }
      if comments == 0 { pieces[pieces.count - 1].append(byte) }
    }
    return hasComments && comments > 0 ? nil : pieces
  }

  /// The value without its quotes; without any, up to the first space unless it `keepsSpace`.
  private static func unquoted(_ text: ArraySlice<UInt8>, keepsSpace: Bool) -> [UInt8] {
    let content = text.trimmingSpace
    let quote = UInt8(ascii: "\"")
    guard content.first == quote else {
      return Array(keepsSpace ? content : content.prefix { !$0.isASCIISpace })
    }
    var output: [UInt8] = []
    var index = content.startIndex + 1
    while index < content.endIndex {
      let byte = content[index]
      index += 1
      if byte == quote { break }
      // Paths of Windows come with bare backslashes: only what needs the escape has one.
      if byte == UInt8(ascii: "\\"), index < content.endIndex, content[index] == quote || content[index] == byte {
        output.append(content[index])
        index += 1
      } else {
        output.append(byte)
      }
    }
    return output
  }
}

/// A structured field such as Content-Type: its value and its parameters, with the continuations and charsets of
/// RFC 2231.
struct MIMEParameters {
  /// Lower case.
  private(set) var value = ""
  private var parameters: [String: String] = [:]

  subscript(name: String) -> String? { parameters[name] }

  init(_ field: [UInt8]?) {
    guard let field else { return }
    var pieces = Self.split(field)
    value = pieces.isEmpty ? "" : EncodedWords.text(pieces.removeFirst()).trimmed.lowercased()
    // `name*1*` → its pieces by number.
    var continued: [String: [Int: (bytes: [UInt8], isEncoded: Bool)]] = [:]
    for piece in pieces.prefix(200) {
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: piece[..<equals], as: UTF8.self).trimmed.lowercased()
      let content = Self.unquoted(piece[(equals + 1)...])
      guard let star = name.firstIndex(of: "*") else {
        if parameters[name] == nil { parameters[name] = cleaned(EncodedWords.decode(content)) ?? "" }
        continue
      }
      let rest = name[name.index(after: star)...]
      let isEncoded = rest.isEmpty || rest.last == "*"
      let number = Int(rest.prefix { $0.isNumber }) ?? 0
      continued[String(name[..<star]), default: [:]][number] = (content, isEncoded)
    }
    for (name, sections) in continued { parameters[name] = Self.joined(sections) }
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

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
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
      } else if !isQuoted, byte == UInt8(ascii: "(") {
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
    return pieces
  }

  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let content = text.trimmingSpace
    guard content.first == UInt8(ascii: "\"") else { return Array(content) }
    var output: [UInt8] = []
    var isEscaped = false
    for byte in content.dropFirst() {
      if isEscaped {
        isEscaped = false
        output.append(byte)
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        break
      } else {
        output.append(byte)
      }
    }
    return output
  }
}

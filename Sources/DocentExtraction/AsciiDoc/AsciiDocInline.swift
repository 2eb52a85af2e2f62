/// Takes the inline marks off AsciiDoc: formatting, attribute references, links, cross references and other macros.
struct AsciiDocInline {
  var attributes: [String: [UInt8]] = [
    "nbsp": Array("\u{A0}".utf8), "zwsp": [], "empty": [], "sp": [0x20], "lt": Array("<".utf8), "gt": Array(">".utf8),
    "amp": Array("&".utf8), "plus": Array("+".utf8), "asterisk": Array("*".utf8), "tilde": Array("~".utf8),
    "vbar": Array("|".utf8), "startsb": Array("[".utf8), "endsb": Array("]".utf8), "caret": Array("^".utf8),
    "backslash": Array("\\".utf8), "backtick": Array("`".utf8), "apos": Array("'".utf8), "quot": Array("\"".utf8),
    "deg": Array("°".utf8), "lsquo": Array("‘".utf8), "rsquo": Array("’".utf8), "ldquo": Array("“".utf8),
    "rdquo": Array("”".utf8), "two-colons": Array("::".utf8), "two-semicolons": Array(";;".utf8),
    "cpp": Array("C++".utf8),
  ]

  /// Longest attribute list or reference.
  private static let maximumList = 1000

  func plainText(_ bytes: ByteSlice) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var marks = PairedMarks()
    var drops: [Int: Int] = [:]
    // Behind the last one nothing is looked for.
    let lastBracket = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex
    let lastAngle = bytes.lastIndex(of: UInt8(ascii: ">")) ?? bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if let length = drops[index] {
        index += length
        continue
      }
      let byte = bytes[index]
      let rest = bytes[index...]
      switch byte {
      case UInt8(ascii: "\\"):
        if let next = rest.dropFirst().first, "*_`#+{[<^~".utf8.contains(next) {
          output.append(next)
          index += 2
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "+"):
        var length = 1
        while length < 3, index + length < bytes.endIndex, bytes[index + length] == byte { length += 1 }
        if let close = marks.closing(of: byte, length: length, at: index, in: bytes, isInsideWord: length > 1) {
          if byte == UInt8(ascii: "+") {
            output.append(contentsOf: bytes[(index + length)..<close])
            index = close + length
          } else {
            drops[close] = length
            index += length
          }
        } else {
          output.append(contentsOf: bytes[index..<(index + length)])
          index += length
        }
      case UInt8(ascii: "^"), UInt8(ascii: "~"):
        if let close = marks.closing(of: byte, length: 1, at: index, in: bytes, isInsideWord: true),
          !bytes[index..<close].contains(0x20)
        {
          drops[close] = 1
        } else {
          output.append(byte)
        }
        index += 1
      case UInt8(ascii: "{"):
        if let end = rest.prefix(80).firstIndex(of: UInt8(ascii: "}")),
          let value = attributes[bytes[(index + 1)..<end].string.lowercased()]
        {
          output.append(contentsOf: value)
          index = end + 1
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "<") where index < lastAngle && rest.hasPrefix("<<"):
        if let end = rest.prefix(Self.maximumList).range(of: ">>") {
          let inner = bytes[(index + 2)..<end.lowerBound]
          output.append(
            contentsOf: inner.firstIndex(of: UInt8(ascii: ",")).map { inner[($0 + 1)...].trimmingSpace } ?? inner)
          index = end.upperBound
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "[") where index < lastBracket:
        index = bracket(bytes, index, &output)
      case UInt8(ascii: "&"):
        if let end = rest.prefix(34).firstIndex(of: UInt8(ascii: ";")) {
          output.append(contentsOf: Array(bytes[index...end]).withUnsafeBytes { HTMLReferences.resolvedBytes($0) })
          index = end + 1
        } else {
          output.append(byte)
          index += 1
        }
      default:
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  /// A list behind a macro name or address is its text, in front of a mark it is a role, and `[[id]]` an anchor.
  private func bracket(_ bytes: ByteSlice, _ start: Int, _ output: inout [UInt8]) -> Int {
    func plain() -> Int {
      output.append(UInt8(ascii: "["))
      return start + 1
    }
    let window = bytes[start...].prefix(Self.maximumList)
    if window.hasPrefix("[["), let end = window.range(of: "]]") { return end.upperBound }
    guard let end = window.firstIndex(of: UInt8(ascii: "]")) else { return plain() }
    let inner = bytes[(start + 1)..<end]
    let after = bytes[(end + 1)...].first ?? 0x20
    if let last = output.last, !last.isASCIISpace, let macro = Self.macro(at: &output) {
      switch macro {
      case "footnote", "footnoteref":
        output.append(UInt8(ascii: "["))
        output.append(contentsOf: plainText(inner))
        output.append(UInt8(ascii: "]"))
      case "indexterm", "anchor", "bibanchor", "ifdef", "ifndef", "endif", "icon": break
      case "kbd", "btn", "menu", "stem", "latexmath", "asciimath", "pass", "indexterm2":
        output.append(contentsOf: inner)
      default:
        // The first value is the text; without one it is the address itself.
        let text = Self.firstValue(inner)
        output.append(contentsOf: text.isEmpty ? Array(macro.utf8) : Array(text))
      }
      return end + 1
    }
    if "#*_`".utf8.contains(after), inner.first.map({ ".#".utf8.contains($0) || $0.isWordByte }) == true {
      return end + 1
    }
    return plain()
  }

  /// Takes `name:target` or an address off the end of the output: the name of a macro, or the address.
  private static func macro(at output: inout [UInt8]) -> String? {
    var start = output.count
    let limit = max(0, output.count - 500)
    while start > limit, !output[start - 1].isASCIISpace, output[start - 1] != UInt8(ascii: "(") { start -= 1 }
    let word = output[start...]
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = word[..<colon].suffix(while: { $0.isASCIILetter || $0.isASCIIDigit })
    let string = name.string.lowercased()
    if [
      "http", "https", "ftp", "irc", "mailto", "link", "xref", "image", "icon", "menu", "kbd", "btn", "footnote",
      "footnoteref", "pass", "stem", "latexmath", "asciimath", "anchor", "indexterm", "indexterm2", "ifdef", "ifndef",
      "endif", "include", "video", "audio",
    ].contains(string) {
      let target = word[name.startIndex...]
      let isAddress = ["http", "https", "ftp", "irc"].contains(string)
      let address = isAddress ? target : target[(colon + 1)...].drop { $0 == UInt8(ascii: ":") }
      let kept = isAddress || ["link", "mailto", "xref", "video", "audio"].contains(string) ? address.string : string
      output.removeSubrange(name.startIndex...)
      return kept
    }
    return nil
  }

  private static func firstValue(_ list: ByteSlice) -> ByteSlice {
    let text = list.trimmingSpace
    if text.first == UInt8(ascii: "\""), let end = text.dropFirst().firstIndex(of: UInt8(ascii: "\"")) {
      return text[(text.startIndex + 1)..<end]
    }
    let value = text.hasSuffix("^") ? text.dropLast() : text
    guard let comma = value.firstIndex(of: UInt8(ascii: ",")), value[comma...].contains(UInt8(ascii: "=")) else {
      return value.contains(UInt8(ascii: "=")) && !value.contains(0x20) ? [] : value
    }
    return value[..<comma]
  }
}

extension ArraySlice<UInt8> {
  /// The end that fulfils a condition.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var lower = endIndex
    while lower > startIndex, condition(self[lower - 1]) { lower -= 1 }
    return self[lower...]
  }
}

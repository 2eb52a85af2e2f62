/// Takes the inline marks off reStructuredText (Docutils reference, "Inline markup").
struct RSTInline {
  /// `|name|` → its replacement.
  var substitutions: [String: [UInt8]] = [:]
  /// Names that hyperlinks lead to, in lower case: `name_` is a reference only to one of them.
  var targets: Set<String> = []

  func plainText(_ bytes: ByteSlice) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var marks = PairedMarks()
    var index = bytes.startIndex
    func byte(_ offset: Int) -> UInt8? { index + offset < bytes.endIndex ? bytes[index + offset] : nil }
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        if let next = byte(1), !next.isASCIISpace { output.append(next) }
        index += 2
      case UInt8(ascii: "*"):
        let length = byte(1) == UInt8(ascii: "*") ? 2 : 1
        if let close = marks.closing(of: UInt8(ascii: "*"), length: length, at: index, in: bytes) {
          output.append(contentsOf: Self.unescaped(bytes[(index + length)..<close]))
          index = close + length
        } else {
          output.append(contentsOf: bytes[index..<(index + length)])
          index += length
        }
      case UInt8(ascii: "`"):
        if byte(1) == UInt8(ascii: "`") {
          if let close = marks.closing(of: UInt8(ascii: "`"), length: 2, at: index, in: bytes) {
            output.append(contentsOf: bytes[(index + 2)..<close])
            index = close + 2
          } else {
            output.append(contentsOf: "``".utf8)
            index += 2
          }
        } else if let close = marks.closing(of: UInt8(ascii: "`"), length: 1, at: index, in: bytes) {
          dropRole(&output)
          output.append(contentsOf: Self.shown(bytes[(index + 1)..<close]))
          index = close + 1
          while index < bytes.endIndex, bytes[index] == UInt8(ascii: "_") { index += 1 }
          index = roleEnd(bytes, at: index) ?? index
        } else {
          output.append(bytes[index])
          index += 1
        }
      case UInt8(ascii: "|"):
        if let close = marks.closing(of: UInt8(ascii: "|"), length: 1, at: index, in: bytes), close - index < 200 {
          let name = bytes[(index + 1)..<close]
          output.append(contentsOf: substitutions[name.string] ?? Array(name))
          index = close + 1
          while index < bytes.endIndex, bytes[index] == UInt8(ascii: "_") { index += 1 }
        } else {
          output.append(bytes[index])
          index += 1
        }
      case UInt8(ascii: "_"):
        index = underscore(bytes, at: index, &output)
      default:
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  /// `name_` and `[1]_` are references, `_` before a backtick marks a target.
  private func underscore(_ bytes: ByteSlice, at index: Int, _ output: inout [UInt8]) -> Int {
    var end = index
    while end < bytes.endIndex, bytes[end] == UInt8(ascii: "_") { end += 1 }
    let next = end < bytes.endIndex ? bytes[end] : 0x20
    if next == UInt8(ascii: "`"), end - index == 1, output.last?.isWordByte != true { return end }
    if end - index <= 2, !next.isWordByte, let last = output.last {
      if last == UInt8(ascii: "]") { return end }
      let word = output.reversed().prefix(100).prefix {
        $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      }
      let name = String(decoding: word.reversed(), as: UTF8.self).lowercased()
      if targets.contains(name) || end - index == 2 && !name.hasPrefix("_") { return end }
    }
    output.append(contentsOf: bytes[index..<end])
    return end
  }

  /// Takes `:role:` off the end of the output.
  private func dropRole(_ output: inout [UInt8]) {
    guard output.last == UInt8(ascii: ":") else { return }
    let limit = max(0, output.count - 40)
    var start = output.count - 2
    while start >= limit, start >= 0 {
      let byte = output[start]
      if byte == UInt8(ascii: ":") {
        // Domains: `:py:class:`.
        if start > limit, output[start - 1].isASCIILetter || output[start - 1].isASCIIDigit {
          start -= 1
          continue
        }
        if start < output.count - 2 { output.removeSubrange(start...) }
        return
      }
      guard
        byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
          || byte == UInt8(ascii: ".")
      else { return }
      start -= 1
    }
  }

  /// Where the role behind interpreted text ends.
  private func roleEnd(_ bytes: ByteSlice, at index: Int) -> Int? {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ":"), bytes[index - 1] == UInt8(ascii: "`") else {
      return nil
    }
    let name = bytes[(index + 1)...].prefix(30).prefix { $0.isWordByte || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty, name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ":") else { return nil }
    return name.endIndex + 1
  }

  /// What a reader sees of interpreted text: `text <target>`, `~module.Class`, `!word`.
  private static func shown(_ inner: ByteSlice) -> [UInt8] {
    if inner.last == UInt8(ascii: ">"), let open = inner.lastIndex(of: UInt8(ascii: "<")) {
      let text = inner[..<open].trimmingEnd
      return unescaped(text.isEmpty ? inner[(open + 1)..<(inner.endIndex - 1)] : text)
    }
    if inner.first == UInt8(ascii: "~"), let dot = inner.lastIndex(of: UInt8(ascii: ".")) {
      return Array(inner[(dot + 1)...])
    }
    return unescaped(inner.first == UInt8(ascii: "!") ? inner.dropFirst() : inner)
  }

  private static func unescaped(_ text: ByteSlice) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex { index += 1 }
      output.append(text[index])
      index += 1
    }
    return output
  }
}

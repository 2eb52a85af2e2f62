/// Takes the inline marks off Markdown: emphasis, code, links (their text stays), images (their description stays),
/// HTML tags, escapes and character references. Linear in the length of the text.
enum MarkdownInline {
  static func plainText(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var scanner = Scanner(Array(text))
    return scanner.run()
  }

  private struct Scanner {
    private let bytes: [UInt8]
    private var output: [UInt8] = []
    private var index = 0
    /// Lengths of backtick runs that no later run closes: looked for once.
    private var openTicks: Set<Int> = []
    /// For each `[`, where its `]` stands.
    private let closing: [Int: Int]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      closing = Self.matchBrackets(bytes)
      output.reserveCapacity(bytes.count)
    }

    mutating func run() -> [UInt8] {
      // Ends of links: where their text ends and the target is to be passed over.
      var linkEnds: [Int: Int] = [:]
      while index < bytes.count {
        if let end = linkEnds[index] {
          index = end
          continue
        }
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\\"): escape()
        case UInt8(ascii: "`"): code()
        case UInt8(ascii: "*"), UInt8(ascii: "_"): emphasis(byte)
        case UInt8(ascii: "~") where index + 1 < bytes.count && bytes[index + 1] == byte: index += 2
        case UInt8(ascii: "!") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "["):
          if let close = closing[index + 1], let end = targetEnd(close + 1) {
            linkEnds[close] = end
            index += 2
          } else {
            copy()
          }
        case UInt8(ascii: "["):
          if let close = closing[index], let end = targetEnd(close + 1) {
            linkEnds[close] = end
            index += 1
          } else {
            copy()
          }
        case UInt8(ascii: "<"): angle()
        case UInt8(ascii: "&"): reference()
        default: copy()
        }
      }
      return output
    }

    private mutating func copy() {
      output.append(bytes[index])
      index += 1
    }

    private mutating func escape() {
      guard index + 1 < bytes.count else { return copy() }
      let next = bytes[index + 1]
      if next == 0x0A {
        index += 1
      } else if next > 0x20, next < 0x7F, !next.isASCIILetter, !next.isASCIIDigit {
        output.append(next)
        index += 2
      } else {
        copy()
      }
    }

    private mutating func code() {
      let length = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
      let start = index + length
      guard !openTicks.contains(length) else {
        output.append(contentsOf: bytes[index..<start])
        index = start
        return
      }
      var end = start
      while end < bytes.count {
        guard bytes[end] == UInt8(ascii: "`") else {
          end += 1
          continue
        }
        let run = bytes[end...].prefix { $0 == UInt8(ascii: "`") }.count
        if run == length {
          output.append(contentsOf: bytes[start..<end].trimmingSpace)
          index = end + run
          return
        }
        end += run
      }
      openTicks.insert(length)
      output.append(contentsOf: bytes[index..<start])
      index = start
    }

    /// A run of marks next to text is emphasis; between spaces it is itself, and so is `_` inside a word.
    private mutating func emphasis(_ mark: UInt8) {
      let length = bytes[index...].prefix { $0 == mark }.count
      let before = index > 0 ? bytes[index - 1] : 0x20
      let after = index + length < bytes.count ? bytes[index + length] : 0x20
      let isLoose = before.isASCIISpace && after.isASCIISpace
      let isInsideWord = mark == UInt8(ascii: "_") && before.isWordByte && after.isWordByte
      if isLoose || isInsideWord { output.append(contentsOf: bytes[index..<(index + length)]) }
      index += length
    }

    /// `<https://…>` keeps the address, a tag is left out.
    private mutating func angle() {
      guard index + 1 < bytes.count, let end = bytes[index...].prefix(2048).firstIndex(of: UInt8(ascii: ">")) else {
        return copy()
      }
      let inner = bytes[(index + 1)..<end]
      let isAddress = inner.contains(UInt8(ascii: ":")) || inner.contains(UInt8(ascii: "@"))
      let first = bytes[index + 1]
      if isAddress, !inner.contains(where: \.isASCIISpace) {
        output.append(contentsOf: inner)
      } else if inner.elementsEqual("br".utf8) || inner.elementsEqual("br/".utf8) || inner.elementsEqual("br /".utf8) {
        output.append(0x0A)
      } else if !(first.isASCIILetter || first == UInt8(ascii: "/") || first == UInt8(ascii: "!")) {
        return copy()
      }
      index = end + 1
    }

    private mutating func reference() {
      let window = bytes[index...].prefix(34)
      guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return copy() }
      let text = Array(window[...end])
      output.append(contentsOf: text.withUnsafeBytes { HTMLReferences.resolvedBytes($0) })
      index = end + 1
    }

    /// Where `(target "title")` or `[label]` behind a link's text ends; nil when there is none.
    private func targetEnd(_ start: Int) -> Int? {
      guard start < bytes.count else { return nil }
      if bytes[start] == UInt8(ascii: "[") { return closing[start].map { $0 + 1 } }
      guard bytes[start] == UInt8(ascii: "(") else { return nil }
      var depth = 0
      for position in start..<min(bytes.count, start + 4096) {
        if bytes[position] == UInt8(ascii: "(") { depth += 1 }
        if bytes[position] == UInt8(ascii: ")") {
          depth -= 1
          if depth == 0 { return position + 1 }
        }
      }
      return nil
    }

    private static func matchBrackets(_ bytes: [UInt8]) -> [Int: Int] {
      guard bytes.contains(UInt8(ascii: "[")) else { return [:] }
      var open: [Int] = []
      var pairs: [Int: Int] = [:]
      var isEscaped = false
      for (index, byte) in bytes.enumerated() {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "[") {
          open.append(index)
        } else if byte == UInt8(ascii: "]"), let start = open.popLast() {
          pairs[start] = index
        }
      }
      return pairs
    }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 || self == UInt8(ascii: "_") }
}

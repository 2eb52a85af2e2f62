/// Takes the inline marks off Markdown: emphasis, code, links (their text stays), images (their description stays),
/// HTML tags, escapes and character references. Linear in the length of the text.
struct MarkdownInline {
  private let bytes: ByteSlice
  private let labels: Set<String>
  private var output: [UInt8] = []
  private var emphasis = MarkdownEmphasis()
  private var index: Int
  /// Lengths of backtick runs that no later run closes: looked for once.
  private var openTicks: Set<Int> = []
  /// The next `>` and `$` not before `index`: found once each.
  private var nextAngle = -1
  private var nextDollar = -1
  /// For each `[` and `(` where its partner stands.
  private let partners: [Int: Int]
  /// Ends of links: where their text ends, and what is to be passed over there.
  private var linkEnds: [Int: Int] = [:]

  /// `labels`: the references that are defined, `normalized`.
  static func plainText(_ text: ByteSlice, labels: Set<String> = []) -> [UInt8] {
    var scanner = MarkdownInline(text, labels)
    return scanner.run()
  }

  /// A label as it is compared: lower case, its white space made single spaces.
  static func normalized(_ label: ByteSlice) -> String {
    label.string.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private init(_ bytes: ByteSlice, _ labels: Set<String>) {
    self.bytes = bytes
    self.labels = labels
    index = bytes.startIndex
    partners = Self.partners(bytes)
    output.reserveCapacity(bytes.count)
  }

  private mutating func run() -> [UInt8] {
    while index < bytes.endIndex {
      if let end = linkEnds[index] {
        index = end
        continue
      }
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): code()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): marks(byte)
      case UInt8(ascii: "!") where next == UInt8(ascii: "["):
        if let link = link(at: index + 1) {
          linkEnds[link.close] = link.end
          index += 2
        } else {
          copy()
        }
      case UInt8(ascii: "["): bracket()
      case UInt8(ascii: "<"): angle()
      case UInt8(ascii: "&"): reference()
      case UInt8(ascii: "$"): mathematics()
      case 0x0A:
        while output.last == 0x20 { output.removeLast() }
        copy()
      default: copy()
      }
    }
    return emphasis.resolved(output)
  }

  private var next: UInt8? { index + 1 < bytes.endIndex ? bytes[index + 1] : nil }

  private mutating func copy() {
    output.append(bytes[index])
    index += 1
  }

  private mutating func escape() {
    guard let next else { return copy() }
    if next == 0x0A {
      index += 1
    } else if next.isASCIIPunctuation {
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
    while end < bytes.endIndex {
      guard bytes[end] == UInt8(ascii: "`") else {
        end += 1
        continue
      }
      var after = end
      while after < bytes.endIndex, bytes[after] == UInt8(ascii: "`") { after += 1 }
      if after - end == length {
        output.append(contentsOf: bytes[start..<end].trimmingSpace)
        index = after
        return
      }
      end = after
    }
    openTicks.insert(length)
    output.append(contentsOf: bytes[index..<start])
    index = start
  }

  private mutating func marks(_ mark: UInt8) {
    var end = index
    while end < bytes.endIndex, bytes[end] == mark { end += 1 }
    let before = index > bytes.startIndex ? bytes[index - 1] : 0x20
    let after = end < bytes.endIndex ? bytes[end] : 0x20
    // A single star between digits multiplies.
    if !(end - index == 1 && before.isASCIIDigit && after.isASCIIDigit) {
      emphasis.add(mark, at: output.count, length: end - index, before: before, after: after)
    }
    output.append(contentsOf: bytes[index..<end])
    index = end
  }

  private mutating func bracket() {
    if let link = link(at: index) {
      linkEnds[link.close] = link.end
      index += 1
      return
    }
    guard let close = partners[index] else { return copy() }
    if next == UInt8(ascii: "["), partners[index + 1] == close - 1 {
      // `[[page|text]]` of wikis.
      let inner = bytes[(index + 2)..<(close - 1)]
      if !inner.isEmpty, inner.count < 512, !inner.contains(UInt8(ascii: "[")) {
        output.append(contentsOf: inner.lastIndex(of: UInt8(ascii: "|")).map { inner[($0 + 1)...] } ?? inner)
        index = close + 1
        return
      }
    } else if next == UInt8(ascii: "^") || next == UInt8(ascii: "!") {
      // `[^1]` refers to a note, `[!NOTE]` names an alert.
      if next == UInt8(ascii: "^") {
        output.append(UInt8(ascii: "["))
      } else if bytes[(index + 2)..<close].allSatisfy(\.isASCIILetter) {
        output.append(contentsOf: bytes[(index + 2)..<close].string.lowercased().capitalizedFirst.utf8)
        index = close + 1
        return
      } else {
        return copy()
      }
      index += 2
      return
    }
    copy()
  }

  /// The link or image whose text starts at `open`: where its text ends, and where all of it ends.
  private func link(at open: Int) -> (close: Int, end: Int)? {
    guard let close = partners[open] else { return nil }
    let after = close + 1
    if after < bytes.endIndex {
      if bytes[after] == UInt8(ascii: "("), let end = partners[after], isTarget(bytes[(after + 1)..<end]) {
        return (close, end + 1)
      }
      if bytes[after] == UInt8(ascii: "["), let end = partners[after], open + 1 < close,
        bytes[open + 1] != UInt8(ascii: "^"), end + 1 - after < 512
      {
        return (close, end + 1)
      }
    }
    guard !labels.isEmpty, close - open < 1000, labels.contains(Self.normalized(bytes[(open + 1)..<close])) else {
      return nil
    }
    return (close, after)
  }

  /// An address, with or without a title behind it.
  private func isTarget(_ inner: ByteSlice) -> Bool {
    let text = inner.drop(while: \.isASCIISpace)
    if text.first == UInt8(ascii: "<") { return true }
    let rest = text.drop { !$0.isASCIISpace }.drop(while: \.isASCIISpace)
    guard let first = rest.first else { return true }
    return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "(")
      || first == UInt8(ascii: "=")
  }

  /// `<https://…>` keeps the address, a tag is left out; anything else is text.
  private mutating func angle() {
    if nextAngle < index { nextAngle = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? Int.max }
    guard nextAngle < bytes.endIndex, let next else { return copy() }
    let end = nextAngle
    let inner = bytes[(index + 1)..<end]
    if inner.hasPrefix("!--") {
      if let comment = bytes[index...].prefix(4096).range(of: "-->") { index = comment.upperBound } else { copy() }
      return
    }
    guard next.isASCIILetter || next == UInt8(ascii: "/"), inner.count <= 4096 else { return copy() }
    if !inner.contains(where: \.isASCIISpace), inner.contains(UInt8(ascii: ":")) || inner.contains(UInt8(ascii: "@")) {
      output.append(contentsOf: inner)
    } else {
      let name = inner.drop { $0 == UInt8(ascii: "/") }.prefix {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-")
      }
      let after = inner[name.endIndex...].first ?? UInt8(ascii: "/")
      guard MarkdownMarkup.isTag(name), after.isASCIISpace || after == UInt8(ascii: "/"),
        !inner.contains(UInt8(ascii: "<"))
      else {
        return copy()
      }
      if name.elementsEqual("br".utf8) { output.append(0x0A) }
    }
    index = end + 1
  }

  private mutating func reference() {
    guard let end = bytes[index...].prefix(34).firstIndex(of: UInt8(ascii: ";")) else { return copy() }
    let text = Array(bytes[index...end])
    output.append(contentsOf: text.withUnsafeBytes { HTMLReferences.resolvedBytes($0) })
    index = end + 1
  }

  /// `$x_i$`: no marks inside. A dollar sign before a space or digit is money.
  private mutating func mathematics() {
    guard let next, !next.isASCIISpace, !next.isASCIIDigit, next != UInt8(ascii: "$") else { return copy() }
    if nextDollar <= index { nextDollar = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "$")) ?? Int.max }
    guard nextDollar < bytes.endIndex, !bytes[nextDollar - 1].isASCIISpace, nextDollar - index < 1000 else {
      return copy()
    }
    if nextDollar + 1 < bytes.endIndex, bytes[nextDollar + 1].isASCIIDigit { return copy() }
    output.append(contentsOf: bytes[index...nextDollar])
    index = nextDollar + 1
  }

  private static func partners(_ bytes: ByteSlice) -> [Int: Int] {
    guard bytes.contains(UInt8(ascii: "[")) else { return [:] }
    var brackets: [Int] = []
    var parentheses: [Int] = []
    var pairs: [Int: Int] = [:]
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "["): brackets.append(index)
      case UInt8(ascii: "]"): if let start = brackets.popLast() { pairs[start] = index }
      case UInt8(ascii: "("): parentheses.append(index)
      case UInt8(ascii: ")"): if let start = parentheses.popLast() { pairs[start] = index }
      default: break
      }
    }
    return pairs
  }
}

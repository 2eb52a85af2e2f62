/// One line of Markdown and what its beginning says.
struct MarkdownLine {
  private(set) var indent = 0
  /// What is left after the indentation and the marks taken off.
  private(set) var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) {
    rest = line
    skipIndent()
  }

  private mutating func skipIndent() {
    indent = 0
    while let byte = rest.first, byte == 0x20 || byte == 0x09 {
      indent += byte == 0x09 ? 4 - indent % 4 : 1
      rest.removeFirst()
    }
  }

  var isBlank: Bool { rest.allSatisfy(\.isASCIISpace) }

  func starts(with text: StaticString) -> Bool {
    rest.count >= text.utf8CodeUnitCount
      && rest.prefix(text.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Takes off `>` marks and returns how many there were.
  mutating func takeQuoteMarks() -> Int {
    var count = 0
    while indent < 4, rest.first == UInt8(ascii: ">"), count < 64 {
      rest.removeFirst()
      count += 1
      skipIndent()
    }
    if count > 0, indent > 0 { indent -= 1 }
    return count
  }

  /// `# Heading #`
  var atxHeading: (level: Int, text: ArraySlice<UInt8>)? {
    let level = rest.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), indent < 4 else { return nil }
    var text = rest.dropFirst(level)
    guard text.isEmpty || text.first == 0x20 || text.first == 0x09 else { return nil }
    text = text.trimmingSpace
    let closing = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing > 0, closing == text.count || text[text.endIndex - closing - 1] == 0x20 { text = text.dropLast(closing) }
    return (level, text.trimmingSpace)
  }

  /// The underline of a heading.
  var setextLevel: Int? {
    let line = rest.trimmingSpace
    guard indent < 4, let first = line.first, line.allSatisfy({ $0 == first }) else { return nil }
    return first == UInt8(ascii: "=") ? 1 : first == UInt8(ascii: "-") ? 2 : nil
  }

  var isThematicBreak: Bool {
    let marks = rest.filter { !$0.isASCIISpace }
    guard indent < 4, marks.count >= 3, let first = marks.first, marks.allSatisfy({ $0 == first }) else { return false }
    return first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_")
  }

  /// `[label]: target`
  var isLinkDefinition: Bool {
    guard indent < 4, rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    let after = rest[(end + 1)...]
    return after.first == UInt8(ascii: ":") && rest.dropFirst().first != UInt8(ascii: "^")
  }

  /// The fence of a code block; `isBare` without a language behind it.
  var fence: (marker: UInt8, length: Int, isBare: Bool)? {
    guard let marker = rest.first, marker == UInt8(ascii: "`") || marker == UInt8(ascii: "~") else { return nil }
    let length = rest.prefix { $0 == marker }.count
    let info = rest.dropFirst(length).trimmingSpace
    guard length >= 3, marker != UInt8(ascii: "`") || !info.contains(marker) else { return nil }
    return (marker, length, info.isEmpty)
  }

  /// The text of a list item. Only a first item interrupts a paragraph.
  var listItem: (text: ArraySlice<UInt8>, mayInterruptParagraph: Bool)? {
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      let text = rest.dropFirst()
      guard text.isEmpty || text.first == 0x20 || text.first == 0x09 else { return nil }
      return (text.trimmingSpace, !text.isEmpty)
    }
    let digits = rest.prefix { $0.isASCIIDigit }
    guard (1...9).contains(digits.count) else { return nil }
    let mark = rest.dropFirst(digits.count)
    guard mark.first == UInt8(ascii: ".") || mark.first == UInt8(ascii: ")") else { return nil }
    guard mark.count == 1 || mark.dropFirst().first == 0x20 else { return nil }
    // The number is part of what the reader sees: the text is kept whole.
    return (rest, digits.elementsEqual("1".utf8))
  }

  /// `| --- | :-: |`
  var isTableDelimiter: Bool {
    let line = rest.trimmingSpace
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")) else { return false }
    return line.allSatisfy { $0.isASCIISpace || $0 == 0x2D || $0 == 0x3A || $0 == 0x7C }
  }

  var tableCells: [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isEscaped = false
    var line = rest.trimmingSpace
    if line.first == UInt8(ascii: "|") { line.removeFirst() }
    for byte in line {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append(Array(cell[...].trimmingSpace))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    if !cell[...].trimmingSpace.isEmpty { cells.append(Array(cell[...].trimmingSpace)) }
    return cells
  }
}

extension ArraySlice<UInt8> {
  var trimmingSpace: ArraySlice<UInt8> {
    var slice = self
    while slice.first?.isASCIISpace == true { slice.removeFirst() }
    while slice.last?.isASCIISpace == true { slice.removeLast() }
    return slice
  }

  func contains(sequence text: StaticString) -> Bool { Array(self).contains(bytes: text) }
}

/// What the beginning of a line of Markdown says, once the marks of its containers are taken off.
struct MarkdownLine {
  /// Columns of white space before `rest`.
  let indent: Int
  /// The line without its indentation.
  let rest: ByteSlice

  init(_ line: ByteSlice) {
    rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    var columns = 0
    for byte in line[..<rest.startIndex] { columns += byte == 0x09 ? 4 - columns % 4 : 1 }
    indent = columns
  }

  /// `# Heading #`
  var atxHeading: (level: Int, text: ByteSlice)? {
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
    guard indent < 4, let mark = rest.trimmingEnd.repeated else { return nil }
    return mark == UInt8(ascii: "=") ? 1 : mark == UInt8(ascii: "-") ? 2 : nil
  }

  var isThematicBreak: Bool {
    guard indent < 4, let first = rest.first else { return false }
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_") else { return false }
    var marks = 0
    for byte in rest {
      if byte == first { marks += 1 } else if !byte.isASCIISpace { return false }
    }
    return marks >= 3
  }

  /// `[label]: target`; the label. Notes are none.
  var linkDefinition: ByteSlice? {
    guard indent < 4, rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let label = rest[(rest.startIndex + 1)..<end]
    guard rest[(end + 1)...].first == UInt8(ascii: ":"), label.first != UInt8(ascii: "^"), !label.isEmpty else {
      return nil
    }
    return label
  }

  /// `[^label]: text`
  var footnote: (label: ByteSlice, text: ByteSlice)? {
    guard indent < 4, rest.hasPrefix("[^"), let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let after = rest[(end + 1)...]
    guard after.first == UInt8(ascii: ":") else { return nil }
    return (rest[(rest.startIndex + 2)..<end], after.dropFirst())
  }

  /// `!!! note "Title"` and `??? note`: what to call it.
  var admonition: [UInt8]? {
    guard indent < 4, rest.hasPrefix("!!! ") || rest.hasPrefix("???") else { return nil }
    let text = rest.drop { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "+") }.trimmingSpace
    guard let word = text.words.first, word.allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: "-") }) else { return nil }
    if let quote = text.firstIndex(of: UInt8(ascii: "\"")), text.last == UInt8(ascii: "\""), quote < text.endIndex - 1 {
      return Array(text[(quote + 1)..<(text.endIndex - 1)])
    }
    return Array(word.string.capitalizedFirst.utf8)
  }

  /// The fence of a code block; `isBare` without a language behind it.
  var fence: (marker: UInt8, length: Int, isBare: Bool)? {
    guard let marker = rest.first, marker == UInt8(ascii: "`") || marker == UInt8(ascii: "~") else { return nil }
    let length = rest.prefix { $0 == marker }.count
    let info = rest.dropFirst(length).trimmingSpace
    guard length >= 3, marker != UInt8(ascii: "`") || !info.contains(marker) else { return nil }
    return (marker, length, info.isEmpty)
  }

  /// A list item: its number as the reader sees it, the columns up to its text, and the text. Only a first item that is
  /// not empty interrupts a paragraph.
  var listItem: (number: ByteSlice, width: Int, text: ByteSlice, mayInterruptParagraph: Bool)? {
    guard let first = rest.first else { return nil }
    var number: ByteSlice = []
    var after: ByteSlice
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      after = rest.dropFirst()
    } else {
      let digits = rest.prefix { $0.isASCIIDigit }
      guard (1...9).contains(digits.count), let mark = rest.dropFirst(digits.count).first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      number = rest.prefix(digits.count + 1)
      after = rest.dropFirst(digits.count + 1)
    }
    guard after.isEmpty || after.first == 0x20 || after.first == 0x09 else { return nil }
    let marker = rest.count - after.count
    let space = MarkdownLine(after)
    let isBlank = space.rest.isEmpty
    // More than four columns belong to a code block inside the item.
    let padding = isBlank || space.indent > 4 ? 1 : space.indent
    after = isBlank ? [] : after.dropFirst(padding == space.indent ? after.count - space.rest.count : 1)
    let isFirst = number.isEmpty || number.dropLast().elementsEqual("1".utf8)
    return (number, indent + marker + padding, after, isFirst && !isBlank)
  }

  /// `| --- | :-: |`
  var isTableDelimiter: Bool {
    let line = rest.trimmingEnd
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")) else { return false }
    return line.allSatisfy { $0.isASCIISpace || $0 == 0x2D || $0 == 0x3A || $0 == 0x7C }
  }

  /// The cells of a row, their marks still on.
  var tableCells: [ByteSlice] {
    var cells: [ByteSlice] = []
    var line = rest.trimmingEnd
    if line.first == UInt8(ascii: "|") { line = line.dropFirst() }
    var start = line.startIndex
    var isEscaped = false
    for index in line.indices {
      if line[index] == UInt8(ascii: "|"), !isEscaped {
        cells.append(line[start..<index].trimmingSpace)
        start = index + 1
      }
      isEscaped = line[index] == UInt8(ascii: "\\") && !isEscaped
    }
    let last = line[start...].trimmingSpace
    if !last.isEmpty { cells.append(last) }
    return cells
  }
}

extension ArraySlice<UInt8> {
  var trimmingSpace: ArraySlice<UInt8> {
    var lower = startIndex
    while lower < endIndex, self[lower].isASCIISpace { lower += 1 }
    return self[lower...].trimmingEnd
  }
}

extension String {
  /// With its first character in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

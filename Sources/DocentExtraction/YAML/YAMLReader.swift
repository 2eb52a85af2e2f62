import DocentDocument

/// Reads the lines of YAML (YAML 1.2, chapters 6 to 9).
struct YAMLReader {
  private let lines: TextLines
  private var index = 0
  private var isOpen = false
  /// Quotes that are never closed from here on.
  private var unended: Set<UInt8> = []

  private static let maximumIndent = 64
  /// Lines a quoted string may go over.
  private static let maximumQuoted = 2000

  init(_ lines: TextLines) { self.lines = lines }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index]
      try builder.tick(line.count)
      index += 1
      try read(line, &builder)
    }
    if isOpen { try builder.close() }
  }

  private mutating func read(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let text = line.trimmingSpace
    if text.isEmpty || text.hasPrefix("%YAML") || text.hasPrefix("%TAG") || text.elementsEqual("...".utf8) { return }
    if line.hasPrefix("---") {
      if isOpen { try builder.close() }
      isOpen = false
      let rest = line.dropFirst(3).trimmingSpace
      if !rest.isEmpty { try write([], [], rest, indent: 0, &builder) }
      return
    }
    let indent = line.indentation
    if text.first == UInt8(ascii: "#") {
      return try writeLine(Array(text.drop { $0 == UInt8(ascii: "#") }.trimmingSpace), indent, &builder)
    }
    // `- - key: value`
    var marks: [UInt8] = []
    var rest = text
    while rest.first == UInt8(ascii: "-"), rest.count == 1 || rest.dropFirst().first == 0x20, marks.count < 32 {
      marks.append(contentsOf: "- ".utf8)
      rest = rest.dropFirst().trimmingSpace
    }
    if let (key, value) = Self.split(rest) {
      try write(marks, key, value, indent: indent, &builder)
    } else {
      try write(marks, [], rest, indent: indent, &builder)
    }
  }

  /// At the first `: ` outside of quotes and brackets, or `:` at the end.
  private static func split(_ text: ByteSlice) -> (key: ByteSlice, value: ByteSlice)? {
    guard let first = text.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
    var index = text.startIndex
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let end = closing(text, first, from: index + 1) else { return nil }
      index = end + 1
    }
    while index < text.endIndex {
      if text[index] == UInt8(ascii: ":"), index + 1 == text.endIndex || text[index + 1].isASCIISpace {
        return (text[..<index].trimmingSpace, text[(index + 1)...].trimmingSpace)
      }
      if text[index] == UInt8(ascii: "#"), index > text.startIndex, text[index - 1].isASCIISpace { return nil }
      index += 1
    }
    return nil
  }

  /// Where a quote closes: `''` and `\"` do not.
  private static func closing(_ text: ByteSlice, _ quote: UInt8, from start: Int) -> Int? {
    var index = start
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
        continue
      }
      if text[index] == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < text.endIndex, text[index + 1] == quote else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  private mutating func write(
    _ marks: [UInt8], _ key: ByteSlice, _ value: ByteSlice, indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var value = value
    // Anchors and tags say nothing to a reader.
    while let first = value.first, first == UInt8(ascii: "&") || first == UInt8(ascii: "!") {
      value = value.drop { !$0.isASCIISpace }.trimmingSpace
    }
    let text: [UInt8]
    if let first = value.first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">"), Self.isBlockHeader(value) {
      text = blockScalar(deeperThan: indent, isFolded: first == UInt8(ascii: ">"))
    } else {
      text = scalar(value)
    }
    guard !key.isEmpty else { return try writeLine(marks + text, indent, &builder) }
    let name = Self.unquoted(key)
    try startLine(marks, indent, &builder)
    // On the line of its indentation.
    try builder.open(.key, isSeparated: false)
    try builder.append(name)
    try builder.close()
    try builder.append(":")
    if !text[...].isBlank {
      try builder.append(" ")
      try builder.block(.value, text)
    }
    builder.endLine()
  }

  private static func isBlockHeader(_ value: ByteSlice) -> Bool {
    let header = value.prefix { !$0.isASCIISpace }
    let rest = value[header.endIndex...].trimmingSpace
    return header.count <= 3
      && header.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      && (rest.isEmpty || rest.first == UInt8(ascii: "#"))
  }

  private mutating func blockScalar(deeperThan indent: Int, isFolded: Bool) -> [UInt8] {
    let start = index
    while index < lines.count, lines[index].isBlank || lines[index].indentation > indent { index += 1 }
    let block = lines.block(start..<index)
    guard isFolded else { return block }
    // A single line end folds into a space.
    var output: [UInt8] = []
    for (position, byte) in block.enumerated() {
      let isSingle =
        byte == 0x0A && position > 0 && block[position - 1] != 0x0A && position + 1 < block.count
        && block[position + 1] != 0x0A && block[position + 1] != 0x20
      output.append(isSingle ? 0x20 : byte)
    }
    return output
  }

  /// A value on its line, or on several where a quote goes on; a comment behind it stays as text.
  private mutating func scalar(_ value: ByteSlice) -> [UInt8] {
    guard let first = value.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
      return Array(value)
    }
    if let end = Self.closing(value, first, from: value.startIndex + 1) {
      return Self.unquoted(value[...end]) + value[(end + 1)...]
    }
    guard !unended.contains(first) else { return Array(value) }
    var text = Array(value)
    let limit = min(lines.count, index + Self.maximumQuoted)
    for number in index..<max(index, limit) {
      let start = text.count
      let line = lines[number].trimmingSpace
      text.append(line.isEmpty ? 0x0A : 0x20)
      text.append(contentsOf: line)
      if let end = Self.closing(text[...], first, from: start) {
        index = number + 1
        return Self.unquoted(text[...end]) + text[(end + 1)...]
      }
    }
    unended.insert(first)
    return Array(value)
  }

  private static func unquoted(_ text: ByteSlice) -> [UInt8] {
    guard text.count > 1, let first = text.first, text.last == first else { return Array(text) }
    let inner = text.dropFirst().dropLast()
    if first == UInt8(ascii: "\"") { return SettingsEscapes.string(inner) }
    if first == UInt8(ascii: "'") { return Array(inner.string.replacing("''", with: "'").utf8) }
    return Array(text)
  }

  private mutating func writeLine(_ text: [UInt8], _ indent: Int, _ builder: inout DocumentBuilder)
    throws(ExtractionError)
  {
    guard !text[...].isBlank else { return }
    try startLine([], indent, &builder)
    try builder.append(text)
    builder.endLine()
  }

  private mutating func startLine(_ marks: [UInt8], _ indent: Int, _ builder: inout DocumentBuilder)
    throws(ExtractionError)
  {
    if !isOpen { try builder.open(.paragraph) }
    isOpen = true
    builder.endLine()
    let space = [UInt8](repeating: 0x20, count: min(indent, Self.maximumIndent))
    if !space.isEmpty || !marks.isEmpty { try builder.append(space + marks) }
  }
}

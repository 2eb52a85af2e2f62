import DocentDocument

/// Reads settings line by line; a line of no known shape is text.
struct SettingsReader {
  private let lines: TextLines
  private let isTOML: Bool
  private let isProperties: Bool
  private var index = 0
  private var isOpen = false
  /// Quotes over several lines that are never closed from here on.
  private var unended: Set<[UInt8]> = []

  init(_ lines: TextLines, isTOML: Bool, isProperties: Bool) {
    self.lines = lines
    self.isTOML = isTOML
    self.isProperties = isProperties
  }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index].trimmingSpace
      try builder.tick(line.count)
      index += 1
      if line.isEmpty {
        try closeParagraph(&builder)
      } else if line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]"), !isProperties {
        try closeParagraph(&builder)
        let name = line.filter { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
        try builder.block(.heading, Array(name[...].trimmingSpace), level: 2)
      } else {
        try openParagraph(&builder)
        try readLine(line, &builder)
        builder.endLine()
      }
    }
    try closeParagraph(&builder)
  }

  private mutating func readLine(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if let first = line.first,
      first == UInt8(ascii: "#") || first == UInt8(ascii: ";") || isProperties && first == UInt8(ascii: "!")
    {
      let comment = line.drop { "#;!".utf8.contains($0) }.trimmingSpace
      return try builder.append(Array(comment))
    }
    guard let (key, value) = split(line) else { return try builder.append(Array(line)) }
    let text = isProperties ? continued(value) : isTOML ? tomlValue(value) : Self.unquoted(value)
    let name = isProperties ? SettingsEscapes.properties(key) : Array(Self.unquoted(key))
    guard !text[...].isBlank else { return try builder.block(.key, name) }
    try builder.pair(name[...].string, String(decoding: text, as: UTF8.self))
  }

  /// At the first `=`, or `:` where that comes first; properties may also be split by white space.
  private func split(_ line: ByteSlice) -> (key: ByteSlice, value: ByteSlice)? {
    var index = line.startIndex
    var quote: UInt8?
    while index < line.endIndex {
      let byte = line[index]
      if isProperties, byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else if isTOML, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=")
        || byte == UInt8(ascii: ":") && !isTOML
          && (isProperties || line[(index + 1)...].first?.isASCIISpace != false)
      {
        let value = line[(index + 1)...]
        return (line[..<index].trimmingSpace, value.trimmingSpace)
      } else if isProperties, byte.isASCIISpace {
        let rest = line[index...].trimmingSpace
        let isSeparated = rest.first == UInt8(ascii: "=") || rest.first == UInt8(ascii: ":")
        return (line[..<index], (isSeparated ? rest.dropFirst() : rest).trimmingSpace)
      }
      index += 1
    }
    return nil
  }

  /// A value of properties goes on behind a backslash at the end of its line.
  private mutating func continued(_ first: ByteSlice) -> [UInt8] {
    var value = Array(first)
    while value.reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count % 2 == 1, index < lines.count {
      value.removeLast()
      value.append(contentsOf: lines[index].trimmingSpace)
      index += 1
    }
    return SettingsEscapes.properties(value[...])
  }

  /// Strings without quotes and escapes, over several lines too; arrays and tables as they are written.
  private mutating func tomlValue(_ value: ByteSlice) -> [UInt8] {
    for mark in ["\"\"\"", "'''"] as [StaticString] where value.hasPrefix(mark) {
      var text = Array(value.dropFirst(3))
      let key = Array(value.prefix(3))
      if let end = text[...].range(of: mark) {
        text.removeSubrange(end.lowerBound...)
      } else if !unended.contains(key) {
        guard let last = lines.first(from: index, where: { $0.range(of: mark) != nil }) else {
          unended.insert(key)
          return text
        }
        for number in index..<last { text += [0x0A] + lines[number] }
        if let end = lines[last].range(of: mark) { text += [0x0A] + lines[last][..<end.lowerBound] }
        index = last + 1
      }
      return key.first == UInt8(ascii: "\"") ? SettingsEscapes.string(text[...]) : text
    }
    guard let first = value.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      let end = value.dropFirst().lastIndex(of: first)
    else { return Array(value) }
    let inner = value[(value.startIndex + 1)..<end]
    let rest = value[(end + 1)...].trimmingSpace
    let text = first == UInt8(ascii: "\"") ? SettingsEscapes.string(inner) : Array(inner)
    return rest.isEmpty ? text : text + [0x20] + rest.drop { $0 == UInt8(ascii: "#") }
  }

  private static func unquoted(_ value: ByteSlice) -> [UInt8] {
    guard value.count > 1, let first = value.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      value.last == first
    else { return Array(value) }
    return Array(value.dropFirst().dropLast())
  }

  private mutating func openParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if !isOpen { try builder.open(.paragraph) }
    isOpen = true
  }

  private mutating func closeParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if isOpen { try builder.close() }
    isOpen = false
  }
}

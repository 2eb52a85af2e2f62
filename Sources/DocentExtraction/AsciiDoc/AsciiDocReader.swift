import DocentDocument

/// Reads the blocks of AsciiDoc line by line.
struct AsciiDocReader {
  private let lines: TextLines
  private var index = 0
  private var inline = AsciiDocInline()
  private var paragraph: [UInt8] = []
  private var paragraphKind = Block.Kind.paragraph
  private var isItemText = false
  /// Marks of the lists that are open, outermost first.
  private var items: [[UInt8]] = []
  /// Delimiters of the blocks around the line (examples, sidebars, quotes).
  private var delimiters: [(line: [UInt8], depth: Int)] = []
  /// Attributes of the block that follows.
  private var attributes: [UInt8] = []
  private var isInHeader = true
  /// Delimiters that are not closed any more from here on.
  private var unended: Set<[UInt8]> = []

  private static let maximumDepth = 32
  private static let maximumParagraph = 1 << 20

  init(_ lines: TextLines) { self.lines = lines }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index].trimmingEnd
      try builder.tick(line.count)
      index += 1
      try read(line, &builder)
    }
    try closeItems(&builder)
    while delimiters.popLast() != nil { try builder.close() }
  }

  private mutating func read(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if line.isBlank { return try closeParagraph(&builder) }
    if line.hasPrefix("//"), !line.hasPrefix("///") || line.count >= 4 && line.repeated == UInt8(ascii: "/") {
      if line.count >= 4, line.repeated == UInt8(ascii: "/"), let end = closing(line) { index = end + 1 }
      return
    }
    if line.first == UInt8(ascii: ":"), let attribute = Self.attribute(line) {
      return setAttribute(attribute, &builder)
    }
    if line.hasPrefix("ifdef::") || line.hasPrefix("ifndef::") || line.hasPrefix("endif::")
      || line.hasPrefix("include::")
      || line.hasPrefix("ifeval::") || line.elementsEqual("'''".utf8) || line.elementsEqual("<<<".utf8)
      || line.hasPrefix("toc::")
    {
      return try closeParagraph(&builder)
    }
    if try readHeading(line, &builder) { return }
    if line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]"), paragraph.isEmpty {
      attributes = Array(line.dropFirst().dropLast())
      return
    }
    if line.first == UInt8(ascii: "."), paragraph.isEmpty, let next = line.dropFirst().first, next != UInt8(ascii: "."),
      !next.isASCIISpace
    {
      return try builder.block(.caption, inline.plainText(line.dropFirst()))
    }
    if try readDelimited(line, &builder) { return }
    if try readListItem(line, &builder) { return }
    if line.hasPrefix("image::") || line.hasPrefix("video::") || line.hasPrefix("audio::") {
      try closeParagraph(&builder)
      guard let open = line.firstIndex(of: UInt8(ascii: "[")), line.last == UInt8(ascii: "]") else { return }
      let list = line[(open + 1)..<(line.endIndex - 1)]
      let alt = list.prefix { $0 != UInt8(ascii: ",") }
      if !alt.contains(UInt8(ascii: "=")) {
        try builder.block(.caption, inline.plainText(alt.filter { $0 != UInt8(ascii: "\"") }[...]))
      }
      return
    }
    // `+` joins what follows to the list item.
    if line.elementsEqual("+".utf8) { return try closeParagraph(&builder) }
    if line.first == 0x20, paragraph.isEmpty, !isItemText {
      let start = index - 1
      index = lines.first(from: start) { $0.isBlank } ?? lines.count
      return try builder.block(.code, lines.block(start..<index))
    }
    try addToParagraph(line.trimmingSpace, &builder)
  }

  private mutating func addToParagraph(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    var text = line
    if paragraph.isEmpty, !isItemText {
      if attributes.first != nil, attributes[...].hasPrefix("quote") || attributes[...].hasPrefix("verse") {
        paragraphKind = .quote
      } else if attributes[...].hasPrefix("source") || attributes[...].hasPrefix("listing")
        || attributes[...].hasPrefix("literal")
      {
        let start = index - 1
        index = lines.first(from: start) { $0.isBlank } ?? lines.count
        attributes = []
        return try builder.block(.code, lines.block(start..<index))
      } else {
        // A paragraph at the margin ends the lists before it.
        try closeItems(&builder)
        paragraphKind = Self.admonitions.contains { text.hasPrefix($0) } ? .note : .paragraph
      }
      attributes = []
    }
    // A plus sign at the end of a line only breaks the line.
    if text.hasSuffix(" +") { text = text.dropLast(2) }
    if !paragraph.isEmpty { paragraph.append(0x0A) }
    paragraph.append(contentsOf: text)
    if paragraph.count > Self.maximumParagraph { try closeParagraph(&builder) }
  }

  private static let admonitions: [StaticString] = ["NOTE: ", "TIP: ", "IMPORTANT: ", "WARNING: ", "CAUTION: "]

  // MARK: Header

  private static func attribute(_ line: ByteSlice) -> (name: String, value: ByteSlice)? {
    guard let end = line.dropFirst().firstIndex(of: UInt8(ascii: ":")), end > line.startIndex + 1 else { return nil }
    let name = line[(line.startIndex + 1)..<end]
    guard
      name.allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "!") }
      )
    else {
      return nil
    }
    return (name.string.lowercased(), line[(end + 1)...].trimmingSpace)
  }

  private mutating func setAttribute(_ attribute: (name: String, value: ByteSlice), _ builder: inout DocumentBuilder) {
    var value = Array(attribute.value)
    while value.last == UInt8(ascii: "\\"), index < lines.count {
      value.removeLast()
      value.append(contentsOf: lines[index].trimmingSpace)
      index += 1
    }
    let text = inline.plainText(value[...])
    if inline.attributes.count < 10_000 { inline.attributes[attribute.name] = text }
    let string = String(decoding: text, as: UTF8.self).trimmed
    guard !string.isEmpty else { return }
    switch attribute.name {
    case "author": builder.metadata.authors = [string]
    case "authors": builder.metadata.authors = string.split(separator: ";").map { String($0).trimmed }
    case "revdate", "date": builder.metadata.created = DateFormats.iso8601(string) ?? DateFormats.rfc5322(string)
    case "lang": builder.metadata.language = LanguageTag.declared(string)
    case "description": builder.metadata.subject = string
    case "keywords", "email", "revnumber", "version": builder.metadata.extra[attribute.name] = string
    default: break
    }
  }

  private mutating func readHeading(
    _ line: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    let mark: UInt8 = line.first == UInt8(ascii: "#") ? UInt8(ascii: "#") : UInt8(ascii: "=")
    let level = line.prefix { $0 == mark }.count
    if (1...6).contains(level), line.dropFirst(level).first == 0x20 {
      try writeHeading(line.dropFirst(level).trimmingSpace, level: level, &builder)
      return true
    }
    // The older style: a rule of the title's length under it.
    guard paragraph.isEmpty, line.first != UInt8(ascii: "|"), line.first?.isWordByte == true else { return false }
    let below = lines[index].trimmingEnd
    guard below.count >= 3, let rule = below.repeated,
      let place = "=-~^+".utf8.enumerated().first(where: { $0.element == rule }),
      abs(below.count - line.string.unicodeScalars.count) <= 2
    else { return false }
    index += 1
    try writeHeading(line, level: place.offset + 1, &builder)
    return true
  }

  private mutating func writeHeading(
    _ text: ByteSlice, level: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try closeItems(&builder)
    let title = inline.plainText(text)
    attributes = []
    guard level == 1, isInHeader else {
      isInHeader = false
      return try builder.block(.heading, title, level: max(1, level - 1))
    }
    isInHeader = false
    builder.metadata.title = String(decoding: title, as: UTF8.self)
    try builder.block(.title, title)
    readAuthorLines(&builder.metadata)
  }

  /// `Ada Lovelace <ada@example.org>; Bob` and `v1.0, 2024-03-05: remark` below the title.
  private mutating func readAuthorLines(_ metadata: inout Metadata) {
    let line = lines[index].trimmingSpace
    guard !line.isEmpty, line.first?.isWordByte == true, line.range(of: "::") == nil, line.count < 300 else { return }
    metadata.authors = line.string.split(separator: ";").map { author in
      String(author.prefix { $0 != "<" }).trimmed
    }.filter { !$0.isEmpty }
    index += 1
    let second = lines[index].trimmingSpace
    guard !second.isEmpty, second.first?.isWordByte == true, second.count < 200 else { return }
    let revision = second.string.split(separator: ":", maxSplits: 1).first.map(String.init) ?? ""
    for part in revision.split(separator: ",") {
      let text = String(part).trimmed
      if let date = DateFormats.iso8601(text) ?? DateFormats.rfc5322(text) {
        metadata.created = date
      } else {
        metadata.extra["version"] = text
      }
    }
    index += 1
  }

  // MARK: Blocks

  /// Where the delimiter comes again.
  private mutating func closing(_ line: ByteSlice) -> Int? {
    guard !unended.contains(Array(line)) else { return nil }
    if let end = lines.first(from: index, where: { $0.trimmingEnd.elementsEqual(line) }) { return end }
    unended.insert(Array(line))
    return nil
  }

  private mutating func readDelimited(
    _ line: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    if line.count >= 4, line.dropFirst().prefix(3).elementsEqual("===".utf8),
      "|,:!".utf8.contains(line[line.startIndex])
    {
      return try readTable(line, &builder)
    }
    if line.hasPrefix("```") {
      guard let end = lines.first(from: index, where: { $0.trimmingEnd.elementsEqual("```".utf8) }) else {
        return false
      }
      try closeParagraph(&builder)
      try builder.block(.code, lines.block(index..<end))
      index = end + 1
      return true
    }
    guard line.count >= 4 || line.elementsEqual("--".utf8), let mark = line.repeated else { return false }
    switch mark {
    case UInt8(ascii: "-") where line.count >= 4, UInt8(ascii: "."), UInt8(ascii: "+"):
      guard let end = closing(line) else { return false }
      try closeParagraph(&builder)
      isItemText = false
      if mark == UInt8(ascii: "+"), attributes[...].hasPrefix("stem") == false {
        let markup = lines.block(index..<end)
        try markup.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
          try HTMLExtractor.read(bytes, declared: "utf-8", into: &builder, writesMetadata: false)
        }
      } else {
        try builder.block(.code, Self.droppingCallouts(lines.block(index..<end)))
      }
      index = end + 1
    case UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      try closeParagraph(&builder)
      isItemText = false
      if let place = delimiters.lastIndex(where: { $0.line.elementsEqual(line) }) {
        while delimiters.count > place, let last = delimiters.popLast() {
          try closeItems(downTo: last.depth, &builder)
          try builder.close()
        }
      } else if closing(line) != nil, delimiters.count < Self.maximumDepth {
        delimiters.append((Array(line), items.count))
        let isQuote = mark == UInt8(ascii: "_")
        try builder.open(isQuote ? .quote : .note)
        let label = attributes[...].prefix { $0.isASCIILetter }
        if ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].contains(label.string) {
          try builder.append(label.string.lowercased().capitalizedFirst)
        } else if isQuote {
          try writeAttribution(&builder)
        }
      }
    default: return false
    }
    attributes = []
    return true
  }

  /// `quote,Ada Lovelace,Notes`
  private func writeAttribution(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    let parts = attributes.split(separator: UInt8(ascii: ",")).dropFirst().map { $0.trimmingSpace.string }
    if !parts.isEmpty { try builder.block(.caption, parts.joined(separator: ", ")) }
  }

  /// `<1>` at the ends of lines of code refers to remarks below it.
  private static func droppingCallouts(_ code: [UInt8]) -> [UInt8] {
    guard code.contains(UInt8(ascii: "<")) else { return code }
    var lines: [ByteSlice] = []
    for line in code.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var rest = line
      while rest.last == UInt8(ascii: ">"), let open = rest.lastIndex(of: UInt8(ascii: "<")),
        case let inner = rest[(open + 1)...].dropLast(), !inner.isEmpty,
        inner.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") })
      {
        rest = rest[..<open].trimmingEnd
      }
      lines.append(rest)
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private mutating func readTable(
    _ line: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    guard let end = closing(line) else { return false }
    try closeParagraph(&builder)
    isItemText = false
    var separator = line[line.startIndex]
    if attributes[...].range(of: "format=csv") != nil || attributes[...].range(of: "format=\"csv\"") != nil {
      separator = 0x2C
    }
    let table = AsciiDocTable(lines, index..<end, separator: separator, columns: columnCount)
    try builder.openTable()
    for row in table.rows {
      builder.openRow()
      for cell in row {
        try builder.cell(inline.plainText(cell.text[...]), rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
      }
    }
    try builder.closeTable()
    index = end + 1
    attributes = []
    return true
  }

  /// `cols="1,2*,3"`
  private var columnCount: Int? {
    guard let start = attributes[...].range(of: "cols=") else { return nil }
    var rest = attributes[start.upperBound...]
    if rest.first == UInt8(ascii: "\"") {
      rest = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    } else {
      rest = rest.prefix { $0 != UInt8(ascii: "]") && !$0.isASCIISpace }
    }
    var count = 0
    for part in rest.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") })
    {
      let number = part.trimmingSpace.prefix(while: \.isASCIIDigit)
      let isRepeated = part.trimmingSpace[number.endIndex...].first == UInt8(ascii: "*")
      count += isRepeated ? min(200, Int(number.string) ?? 1) : 1
    }
    return min(1000, count)
  }

  // MARK: Lists

  private mutating func readListItem(
    _ line: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    let text = line.trimmingSpace
    if let mark = Self.listMark(text) {
      var body = text.dropFirst(mark.count).trimmingSpace
      try openItem(Array(mark), &builder)
      let isNumbered = mark.first?.isASCIIDigit == true || mark.first == UInt8(ascii: "<")
      if isNumbered { paragraph = Array(mark) + [0x20] }
      for (box, sign) in [("[ ] ", "☐ "), ("[x] ", "☒ "), ("[*] ", "☒ ")] as [(StaticString, String)] {
        guard let rest = body.after(box) else { continue }
        paragraph.append(contentsOf: sign.utf8)
        body = rest
      }
      paragraph.append(contentsOf: body.hasSuffix(" +") ? body.dropLast(2) : body)
      return true
    }
    // `Term:: description`
    guard paragraph.isEmpty || isItemText, let colons = Self.termEnd(text) else { return false }
    try openItem(Array(text[colons]), &builder)
    paragraph = Array(text[..<colons.lowerBound]) + Array(": ".utf8) + text[colons.upperBound...].trimmingSpace
    return true
  }

  private static func listMark(_ text: ByteSlice) -> ByteSlice? {
    guard let first = text.first else { return nil }
    let mark: ByteSlice
    switch first {
    case UInt8(ascii: "*"), UInt8(ascii: "."): mark = text.prefix { $0 == first }
    case UInt8(ascii: "-"): mark = text.prefix(1)
    case UInt8(ascii: "<"):
      guard let end = text.prefix(6).firstIndex(of: UInt8(ascii: ">")) else { return nil }
      mark = text[...end]
    default:
      let digits = text.prefix(while: \.isASCIIDigit)
      guard (1...5).contains(digits.count), text[digits.endIndex...].first == UInt8(ascii: ".") else { return nil }
      mark = text[...digits.endIndex]
    }
    return mark.count <= 6 && text.dropFirst(mark.count).first == 0x20 ? mark : nil
  }

  private static func termEnd(_ text: ByteSlice) -> Range<Int>? {
    guard let colons = text.range(of: "::"), colons.lowerBound > text.startIndex else {
      guard let marks = text.range(of: ";;"), marks.upperBound == text.endIndex else { return nil }
      return marks
    }
    let run = text[colons.lowerBound...].prefix { $0 == UInt8(ascii: ":") }
    guard run.count <= 4 else { return nil }
    return run.endIndex == text.endIndex || text[run.endIndex] == 0x20 ? colons.lowerBound..<run.endIndex : nil
  }

  private mutating func openItem(_ mark: [UInt8], _ builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeParagraph(&builder)
    attributes = []
    let base = delimiters.last?.depth ?? 0
    let key = mark.first?.isASCIIDigit == true || mark.first == UInt8(ascii: "<") ? [mark[0]] : mark
    if let level = items[min(base, items.count)...].firstIndex(of: key) {
      try closeItems(downTo: level, &builder)
    }
    if items.count < Self.maximumDepth {
      items.append(key)
      try builder.open(.listItem)
    }
    isItemText = true
  }

  private mutating func closeItems(
    downTo count: Int? = nil, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try closeParagraph(&builder)
    isItemText = false
    let count = count ?? delimiters.last?.depth ?? 0
    while items.count > count {
      items.removeLast()
      try builder.close()
    }
  }

  private mutating func closeParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !paragraph.isEmpty else { return }
    let text = inline.plainText(paragraph[...])
    if isItemText { try builder.append(text) } else { try builder.block(paragraphKind, text) }
    isItemText = false
    paragraph.removeAll(keepingCapacity: true)
  }
}

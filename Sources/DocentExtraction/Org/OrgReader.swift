import DocentDocument

/// Reads the elements of an Org file line by line (Org syntax, "Elements").
struct OrgReader {
  private let lines: TextLines
  private var index = 0
  private var paragraph: [UInt8] = []
  /// Indentation of the text of the list items that are open, innermost last.
  private var items: [Int] = []
  private var isItemText = false
  private var isTable = false
  /// Kinds of blocks that are opened and never closed from here on.
  private var unended: Set<String> = []

  private static let maximumDepth = 48
  private static let maximumParagraph = 1 << 20

  init(_ lines: TextLines) { self.lines = lines }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index]
      try builder.tick(line.count)
      index += 1
      try read(line, &builder)
    }
    try closeAll(&builder)
  }

  private mutating func read(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let text = line.trimmingSpace
    if isTable, text.first != UInt8(ascii: "|") {
      try builder.closeTable()
      isTable = false
    }
    if text.isEmpty {
      try closeParagraph(&builder)
      return
    }
    let stars = line.prefix { $0 == UInt8(ascii: "*") }.count
    if stars > 0, line.dropFirst(stars).first == 0x20 {
      try closeAll(&builder)
      return try builder.block(.heading, Self.heading(line.dropFirst(stars).trimmingSpace), level: min(6, stars))
    }
    let indent = line.indentation
    while let last = items.last, indent < last {
      try closeParagraph(&builder)
      items.removeLast()
      try builder.close()
      isItemText = false
    }
    if text.hasPrefix("#+") { return try readKeyword(text, &builder) }
    if text.first == UInt8(ascii: "#"), text.count == 1 || text.dropFirst().first == 0x20 { return }
    if text.first == UInt8(ascii: ":"), Self.isDrawer(text) { return skipDrawer() }
    if text.hasPrefix(": ") || text.elementsEqual(":".utf8) { return try readFixedWidth(&builder) }
    if text.first == UInt8(ascii: "|") { return try readRow(text, &builder) }
    if text.count >= 5, text.repeated == UInt8(ascii: "-") { return try closeParagraph(&builder) }
    if text.hasPrefix("CLOSED:") || text.hasPrefix("DEADLINE:") || text.hasPrefix("SCHEDULED:"), paragraph.isEmpty {
      return try builder.block(.paragraph, OrgInline.plainText(text))
    }
    if let item = Self.item(text) { return try openItem(item, indent, &builder) }
    if text.hasPrefix("[fn:"), indent == 0, let end = text.firstIndex(of: UInt8(ascii: "]")) {
      try closeAll(&builder)
      try builder.open(.note)
      items = [0]
      isItemText = true
      paragraph = [UInt8(ascii: "[")] + text[(text.startIndex + 4)...end] + [0x20] + text[(end + 1)...].trimmingSpace
      return
    }
    if !paragraph.isEmpty { paragraph.append(0x0A) }
    paragraph.append(contentsOf: text)
    if paragraph.count > Self.maximumParagraph { try closeParagraph(&builder) }
  }

  // MARK: Headings and keywords

  /// Without its priority, statistics cookie and tags.
  private static func heading(_ text: ByteSlice) -> [UInt8] {
    var rest = text
    if rest.last == UInt8(ascii: ":"), let space = rest.lastIndex(of: 0x20),
      rest[space...].dropFirst().first == UInt8(ascii: ":")
    {
      rest = rest[..<space].trimmingEnd
    }
    if let priority = rest.range(of: "[#"), rest.endIndex - priority.upperBound >= 2,
      rest[priority.upperBound + 1] == UInt8(ascii: "]")
    {
      rest = (Array(rest[..<priority.lowerBound]) + rest[(priority.upperBound + 2)...].trimmingSpace)[...]
    }
    return OrgInline.plainText(rest.trimmingSpace)
  }

  private mutating func readKeyword(_ text: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let (key, rest) = text.dropFirst(2).split { $0 != UInt8(ascii: ":") && !$0.isASCIISpace }
    let name = key.string.lowercased()
    if name.hasPrefix("begin_") { return try readBlock(String(name.dropFirst(6)), &builder) }
    let value = rest.first == UInt8(ascii: ":") ? rest.dropFirst().trimmingSpace : rest.trimmingSpace
    let plain = OrgInline.plainText(value)
    let string = String(decoding: plain, as: UTF8.self)
    try closeParagraph(&builder)
    switch name {
    case "title":
      builder.metadata.title = builder.metadata.title.map { "\($0) \(string)" } ?? string
      try builder.block(.title, plain)
    case "author": if !string.isEmpty { builder.metadata.authors.append(string) }
    case "date":
      let date = string.filter { $0 != "<" && $0 != ">" && $0 != "[" && $0 != "]" }
      builder.metadata.created = DateFormats.iso8601(date) ?? DateFormats.rfc5322(date)
    case "language": builder.metadata.language = LanguageTag.declared(string)
    case "description", "subtitle": builder.metadata.subject = string
    case "keywords", "filetags", "email": builder.metadata.extra[name] = string
    case "caption": try builder.block(.caption, plain)
    default: break
    }
  }

  private mutating func readBlock(_ name: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeParagraph(&builder)
    guard !unended.contains(name) else { return }
    let start = index
    let marker = "#+end_" + name
    let end = lines.first(from: start) { line in
      let text = line.trimmingSpace
      return text.count == marker.utf8.count && text.first == UInt8(ascii: "#") && text.string.lowercased() == marker
    }
    // Without its end it is no block.
    guard let end else {
      unended.insert(name)
      return
    }
    switch name {
    case "comment": index = end + 1
    case "src", "example", "export", "verbatim":
      index = end + 1
      try builder.block(.code, lines.block(start..<end))
    default:
      // Quotes, verses and centred text: read as text, paragraph by paragraph.
      index = end + 1
      try builder.open(.quote)
      for piece in Self.paragraphs(lines, start..<end) {
        try builder.block(.paragraph, OrgInline.plainText(piece[...]))
      }
      try builder.close()
    }
  }

  private static func paragraphs(_ lines: TextLines, _ range: Range<Int>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var current: [UInt8] = []
    for index in range {
      let text = lines[index].trimmingSpace
      if text.isEmpty {
        if !current.isEmpty { result.append(current) }
        current = []
      } else {
        if !current.isEmpty { current.append(0x0A) }
        current.append(contentsOf: text)
      }
    }
    if !current.isEmpty { result.append(current) }
    return result
  }

  private static func isDrawer(_ text: ByteSlice) -> Bool {
    text.count > 2 && text.last == UInt8(ascii: ":")
      && text.dropFirst().dropLast().allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private mutating func skipDrawer() {
    let limit = min(lines.count, index + 100)
    for end in index..<max(index, limit) where lines[end].trimmingSpace.hasPrefix(ignoringCase: ":end:") {
      index = end + 1
      return
    }
  }

  // MARK: Blocks

  private mutating func readFixedWidth(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeParagraph(&builder)
    index -= 1
    var code: [UInt8] = []
    while index < lines.count {
      let text = lines[index].drop(while: \.isASCIISpace)
      guard text.hasPrefix(": ") || text.elementsEqual(":".utf8) else { break }
      if !code.isEmpty { code.append(0x0A) }
      code.append(contentsOf: text.dropFirst(2))
      index += 1
    }
    try builder.block(.code, code)
  }

  private mutating func readRow(_ text: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if !isTable {
      try closeParagraph(&builder)
      try builder.openTable()
      isTable = true
    }
    if text.dropFirst().first == UInt8(ascii: "-") { return }
    let inner = text.last == UInt8(ascii: "|") && text.count > 1 ? text.dropFirst().dropLast() : text.dropFirst()
    let cells = inner.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    // A row of `<l>` and `<20>` only sets widths.
    if cells.contains(where: { !$0.isBlank }), cells.allSatisfy({ Self.isWidth($0.trimmingSpace) }) { return }
    builder.openRow()
    for cell in cells { try builder.cell(OrgInline.plainText(cell.trimmingSpace)) }
  }

  private static func isWidth(_ text: ByteSlice) -> Bool {
    text.isEmpty || text.first == UInt8(ascii: "<") && text.last == UInt8(ascii: ">") && text.count < 8
  }

  private static func item(_ text: ByteSlice) -> (label: ByteSlice, body: ByteSlice)? {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "*") {
      guard text.count == 1 || text.dropFirst().first == 0x20 else { return nil }
      return ([], text.dropFirst().trimmingSpace)
    }
    let number = text.prefix(while: \.isASCIIDigit)
    guard (1...6).contains(number.count), let mark = text[number.endIndex...].first,
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
    else { return nil }
    let rest = text[(number.endIndex + 1)...]
    guard rest.isEmpty || rest.first == 0x20 else { return nil }
    return (text[...number.endIndex], rest.trimmingSpace)
  }

  private mutating func openItem(
    _ item: (label: ByteSlice, body: ByteSlice), _ indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try closeParagraph(&builder)
    if items.count < Self.maximumDepth {
      items.append(indent + 1)
      try builder.open(.listItem)
      isItemText = true
    }
    var body = item.body
    paragraph = item.label.isEmpty ? [] : Array(item.label) + [0x20]
    for (box, sign) in [("[ ] ", "☐ "), ("[X] ", "☒ "), ("[-] ", "☐ ")] as [(StaticString, String)] {
      guard let rest = body.after(box) else { continue }
      paragraph.append(contentsOf: sign.utf8)
      body = rest
    }
    if let definition = body.range(of: " :: ") {
      paragraph.append(contentsOf: body[..<definition.lowerBound])
      paragraph.append(contentsOf: ": ".utf8)
      body = body[definition.upperBound...]
    }
    paragraph.append(contentsOf: body)
  }

  private mutating func closeParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !paragraph.isEmpty else { return }
    let text = OrgInline.plainText(paragraph[...])
    if isItemText { try builder.append(text) } else { try builder.block(.paragraph, text) }
    isItemText = false
    paragraph.removeAll(keepingCapacity: true)
  }

  private mutating func closeAll(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeParagraph(&builder)
    if isTable { try builder.closeTable() }
    isTable = false
    for _ in items { try builder.close() }
    items = []
    isItemText = false
  }
}

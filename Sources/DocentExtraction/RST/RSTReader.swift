import DocentDocument

/// Reads the blocks of reStructuredText (Docutils reference, "Body elements"). Nesting follows the indentation: what
/// encloses the current line is kept on a stack, nothing is read twice.
struct RSTReader {
  private struct Container {
    var indent: Int
    var opensBlock: Bool
  }

  let lines: TextLines
  var index = 0
  private(set) var inline = RSTInline()
  private var containers: [Container] = []
  /// The text that follows is the first of its item or note: the item is its block.
  private var isItemText = false
  /// Marks of section titles in the order they were met: their place is the level.
  private var titleMarks: [String] = []
  private var hasText = false

  private static let maximumDepth = 48
  private static let maximumParagraphLines = 5000

  init(_ lines: TextLines) {
    self.lines = lines
    collectDefinitions()
  }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index]
      try builder.tick(line.count)
      if line.isBlank { index += 1 } else { try readBlock(line, &builder) }
    }
    try close(downTo: 0, &builder)
  }

  /// Substitutions and targets may stand behind their use.
  private mutating func collectDefinitions() {
    for index in 0..<lines.count {
      let line = lines[index].trimmingSpace
      guard let rest = line.after(".. ") else { continue }
      if rest.first == UInt8(ascii: "|"), let bar = rest.dropFirst().firstIndex(of: UInt8(ascii: "|")) {
        let definition = rest[(bar + 1)...].trimmingSpace
        if let text = definition.after("replace::"), inline.substitutions.count < 10_000 {
          inline.substitutions[rest[(rest.startIndex + 1)..<bar].string] = Array(text.trimmingSpace)
        }
      } else if rest.first == UInt8(ascii: "_"), let colon = rest.dropFirst().firstIndex(of: UInt8(ascii: ":")) {
        let name = rest[(rest.startIndex + 1)..<colon].filter { $0 != UInt8(ascii: "`") }
        inline.targets.insert(String(decoding: name, as: UTF8.self).lowercased())
      }
    }
  }

  private mutating func readBlock(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let indent = line.indentation
    while let last = containers.last, indent < last.indent {
      containers.removeLast()
      if last.opensBlock { try builder.close() }
      isItemText = false
    }
    let text = line.trimmingSpace
    if indent > (containers.last?.indent ?? 0), !isItemText { try open(.quote, indent: indent, &builder) }
    if try readTitle(text, indent, &builder) { return }
    if let grid = GridTable(lines, at: index) {
      isItemText = false
      let inline = inline
      try grid.write(into: &builder) { inline.plainText($0) }
      index = grid.end
      return
    }
    if let table = RSTSimpleTable(lines, at: index) {
      isItemText = false
      index = table.end
      let inline = inline
      try builder.table(table.rows.map { $0.map { inline.plainText($0[...]) } })
      return
    }
    if text.hasPrefix(".. ") || text.elementsEqual("..".utf8) { return try readExplicit(text, indent, &builder) }
    if text.hasPrefix("__ ") {
      index += 1
      return
    }
    if let width = Self.bulletWidth(text) {
      return try openItem(label: [], body: text.dropFirst(width), indent: indent + width, &builder)
    }
    if let label = enumerator(text, indent) {
      let rest = text.dropFirst(label.count)
      let body = rest.drop { $0 == 0x20 }
      return try openItem(
        label: Array(label), body: body, indent: indent + label.count + rest.count - body.count, &builder)
    }
    if text.first == UInt8(ascii: ":"), let field = Self.field(text) { return try readField(field, indent, &builder) }
    if text.hasPrefix("| ") || text.elementsEqual("|".utf8) { return try readLineBlock(indent, &builder) }
    if text.hasPrefix(">>> ") {
      let end = lines.first(from: index) { $0.isBlank } ?? lines.count
      try writeCode(index..<end, &builder)
      index = end
      return
    }
    try readParagraph(indent, &builder)
  }

  // MARK: Titles

  /// A title with a rule under it, or over and under it; a rule alone separates.
  private mutating func readTitle(
    _ text: ByteSlice, _ indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    if let mark = Self.rule(text) {
      let title = lines[index + 1].trimmingSpace
      if !title.isEmpty, Self.rule(lines[index + 2].trimmingSpace) == mark, !lines[index + 2].isBlank {
        try writeTitle(title, style: "\(mark)\(mark)", &builder)
        index += 3
        return true
      }
      guard text.count >= 4, title.isEmpty else { return false }
      index += 1
      return true
    }
    let below = lines[index + 1].trimmingEnd
    guard indent == 0, let mark = Self.rule(below), below.count >= min(4, text.string.unicodeScalars.count) else {
      return false
    }
    try writeTitle(text, style: "\(mark)", &builder)
    index += 2
    return true
  }

  private mutating func writeTitle(
    _ title: ByteSlice, style: String, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try close(downTo: 0, &builder)
    let text = inline.plainText(title)
    if !hasText, builder.metadata.title == nil {
      builder.metadata.title = String(decoding: text, as: UTF8.self)
      hasText = true
      if style.utf8.count > 3 || !lines.hasLater(rule: style, after: index + 2) {
        return try builder.block(.title, text)
      }
    }
    hasText = true
    if !titleMarks.contains(style), titleMarks.count < 64 { titleMarks.append(style) }
    try builder.block(.heading, text, level: min(6, (titleMarks.firstIndex(of: style) ?? 5) + 1))
  }

  /// The mark of a line that repeats one.
  private static func rule(_ text: ByteSlice) -> UInt8? {
    guard text.count >= 2, let mark = text.repeated, mark.isASCIIPunctuation else { return nil }
    return text.count == 2 && mark == UInt8(ascii: ".") || text.elementsEqual("::".utf8) ? nil : mark
  }

  // MARK: Containers

  private mutating func close(downTo count: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    while containers.count > count, let last = containers.popLast() {
      if last.opensBlock { try builder.close() }
    }
    isItemText = false
  }

  /// Opens what goes on while lines are indented so far; nil opens no block.
  private mutating func open(
    _ kind: Block.Kind?, indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    isItemText = false
    guard containers.count < Self.maximumDepth else { return }
    containers.append(Container(indent: indent, opensBlock: kind != nil))
    if let kind { try builder.open(kind) }
  }

  /// Opens a list item or note whose first text stands on the same line.
  private mutating func openItem(
    _ kind: Block.Kind = .listItem, label: [UInt8], body: ByteSlice, indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try open(kind, indent: indent, &builder)
    if !label.isEmpty, !label.elementsEqual("#.".utf8) { try builder.append(label + [0x20]) }
    hasText = true
    isItemText = true
    guard !body.isEmpty else {
      index += 1
      return
    }
    // An item may hold nothing but another item.
    if let width = Self.bulletWidth(body), body.count > width {
      return try openItem(label: [], body: body.dropFirst(width), indent: indent + width, &builder)
    }
    try readParagraph(indent, first: body, &builder)
  }

  private static func bulletWidth(_ text: ByteSlice) -> Int? {
    let length: Int
    switch text.first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): length = 1
    case 0xE2 where text.hasPrefix("•") || text.hasPrefix("‣") || text.hasPrefix("⁃"): length = 3
    default: return nil
    }
    let rest = text.dropFirst(length)
    guard rest.isEmpty || rest.first == 0x20 else { return nil }
    return length + rest.prefix { $0 == 0x20 }.count
  }

  /// `1.`, `(a)`, `IV)`, `#.` where the line after it does not show that it is the start of a sentence.
  private func enumerator(_ text: ByteSlice, _ indent: Int) -> ByteSlice? {
    func label(_ text: ByteSlice) -> ByteSlice? {
      let isOpen = text.first == UInt8(ascii: "(")
      let core = text.dropFirst(isOpen ? 1 : 0).prefix {
        $0.isASCIIDigit || $0.isASCIILetter || $0 == UInt8(ascii: "#")
      }
      guard (1...6).contains(core.count), let end = text[core.endIndex...].first else { return nil }
      guard end == UInt8(ascii: ")") || !isOpen && end == UInt8(ascii: ".") else { return nil }
      let isNumber = core.allSatisfy(\.isASCIIDigit)
      let isRoman = core.allSatisfy { "ivxlcdmIVXLCDM".utf8.contains($0) }
      guard isNumber || isRoman || core.count == 1 else { return nil }
      let after = text[(core.endIndex + 1)...]
      return after.isEmpty || after.first == 0x20 ? text[..<(core.endIndex + 1)] : nil
    }
    guard let found = label(text) else { return nil }
    let next = lines[index + 1]
    if next.isBlank || next.indentation > indent { return found }
    return next.indentation < indent || label(next.trimmingSpace) != nil ? found : nil
  }

  // MARK: Text

  private mutating func readParagraph(
    _ indent: Int, first: ByteSlice? = nil, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var text = Array(first ?? lines[index].trimmingSpace)
    let start = index
    index += 1
    while index < lines.count, index - start < Self.maximumParagraphLines, !lines[index].isBlank,
      lines[index].indentation == indent
    {
      text.append(0x0A)
      text.append(contentsOf: lines[index].trimmingSpace)
      index += 1
    }
    let isTerm =
      index - start == 1 && first == nil && index < lines.count && lines[index].indentation > indent
      && !lines[index].isBlank
    let hasLiteral = text[...].hasSuffix("::")
    if hasLiteral { text.removeLast(text.count == 2 || text[text.count - 3].isASCIISpace ? 2 : 1) }
    try writeText(text[...].trimmingSpace, &builder)
    if hasLiteral {
      try readLiteral(deeperThan: containers.last.map { max($0.indent, 0) } ?? 0, indent, &builder)
    } else if isTerm {
      try open(nil, indent: lines[index].indentation, &builder)
    }
  }

  private mutating func writeText(_ text: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !text.isEmpty else { return }
    hasText = true
    let plain = inline.plainText(text)
    if isItemText { try builder.append(plain) } else { try builder.block(.paragraph, plain) }
    isItemText = false
  }

  /// The block behind `::`: what is indented deeper, or quoted line by line.
  private mutating func readLiteral(
    deeperThan container: Int, _ indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard let start = lines.first(from: index, where: { !$0.isBlank }) else { return }
    let mark = lines[start].trimmingSpace.first ?? 0x20
    let isQuoted = lines[start].indentation == indent && mark.isASCIIPunctuation && mark != UInt8(ascii: ".")
    guard lines[start].indentation > indent || isQuoted else { return }
    let end = lines.first(from: start) {
      isQuoted ? $0.trimmingSpace.first != mark : !$0.isBlank && $0.indentation <= indent
    }
    try writeCode(start..<(end ?? lines.count), &builder)
    index = end ?? lines.count
  }

  private mutating func writeCode(_ range: Range<Int>, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    isItemText = false
    hasText = true
    try builder.block(.code, lines.block(range))
  }

  private mutating func readLineBlock(_ indent: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    var text: [UInt8] = []
    while index < lines.count, !lines[index].isBlank {
      let line = lines[index].trimmingSpace
      if !text.isEmpty { text.append(0x0A) }
      text.append(contentsOf: line.first == UInt8(ascii: "|") ? line.dropFirst().trimmingSpace : line)
      index += 1
    }
    try writeText(text[...], &builder)
  }

  private static func field(_ text: ByteSlice) -> (name: ByteSlice, body: ByteSlice)? {
    guard let end = text.dropFirst().firstIndex(of: UInt8(ascii: ":")), end > text.startIndex + 1 else { return nil }
    let after = text[(end + 1)...]
    guard after.isEmpty || after.first == 0x20, text[text.startIndex + 1] != 0x20 else { return nil }
    return (text[(text.startIndex + 1)..<end], after.trimmingSpace)
  }

  private mutating func readField(
    _ field: (name: ByteSlice, body: ByteSlice), _ indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    RSTMetadata.set(field.name.string, inline.plainText(field.body), &builder.metadata)
    isItemText = false
    let start = index
    index += 1
    while index < lines.count, !lines[index].isBlank, lines[index].indentation > indent { index += 1 }
    var value = inline.plainText(field.body)
    if index > start + 1 { value += [0x0A] + inline.plainText(lines.block((start + 1)..<index)[...]) }
    hasText = true
    try builder.pair(inline.plainText(field.name)[...].string, String(decoding: value, as: UTF8.self))
    // What else is indented belongs to the field.
    if let next = lines.first(from: index, where: { !$0.isBlank }), lines[next].indentation > indent {
      try open(nil, indent: lines[next].indentation, &builder)
    }
  }

  // MARK: Explicit markup

  private mutating func readExplicit(
    _ text: ByteSlice, _ indent: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let body = text.dropFirst(2).trimmingSpace
    if body.first == UInt8(ascii: "["), let end = body.firstIndex(of: UInt8(ascii: "]")) {
      return try openItem(
        .note, label: Array(body[...end]), body: body[(end + 1)...].trimmingSpace, indent: indent + 3, &builder)
    }
    if let mark = body.range(of: "::"), mark.lowerBound > body.startIndex, body.first != UInt8(ascii: "_") {
      var name = body[..<mark.lowerBound]
      if name.first == UInt8(ascii: "|"), let bar = name.lastIndex(of: UInt8(ascii: "|")), bar > name.startIndex {
        // A picture under a name; its description stands where the name does.
        name = name[(bar + 1)...].trimmingSpace
        return skipIndented(indent)
      }
      if name.allSatisfy({ $0.isWordByte || "-_:.+".utf8.contains($0) }) {
        let directive = RSTDirective(
          name: name.string.lowercased(), argument: body[mark.upperBound...].trimmingSpace, lines: lines, at: index,
          indent: indent)
        return try read(directive, &builder)
      }
    }
    // Hyperlink targets and comments; a lone `..` ends what stands before it.
    if body.isEmpty, lines[index + 1].isBlank { index += 1 } else { skipIndented(indent) }
  }

  private mutating func skipIndented(_ indent: Int) {
    index = lines.first(from: index + 1) { !$0.isBlank && $0.indentation <= indent } ?? lines.count
  }

  private mutating func read(_ directive: RSTDirective, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    isItemText = false
    index = directive.content.upperBound
    switch directive.role {
    case .skipped: return
    case .code:
      hasText = true
      return try builder.block(.code, directive.code)
    case .picture:
      try builder.block(.caption, inline.plainText((directive.options["alt"] ?? "").utf8Slice))
    case .raw:
      guard directive.argument.hasPrefix("html") else { return }
      return try lines.block(directive.content).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try HTMLExtractor.read(bytes, declared: "utf-8", into: &builder, writesMetadata: false)
      }
    case .csvTable, .listTable:
      try builder.block(.caption, inline.plainText(directive.argument))
      return try builder.table(directive.rows.map { $0.map { inline.plainText($0[...]) } })
    case .heading: try builder.block(.heading, inline.plainText(directive.argument), level: 6)
    case .definition: try builder.block(.paragraph, Array(directive.argument))
    case .note(let label):
      try open(.note, indent: directive.contentIndent, &builder)
      try builder.append(label)
      try builder.block(.paragraph, inline.plainText(directive.argument))
    case .container:
      try builder.block(.caption, inline.plainText(directive.argument))
    }
    hasText = true
    // The content is read as any other text, one level deeper.
    index = directive.content.lowerBound
    if case .note = directive.role { return }
    if !directive.content.isEmpty { try open(nil, indent: directive.contentIndent, &builder) }
  }
}

extension TextLines {
  /// Whether a rule of this style comes again: then the first title is one section among others.
  fileprivate func hasLater(rule style: String, after start: Int) -> Bool {
    guard let mark = UInt8(style) else { return false }
    return first(from: start) { $0.count >= 3 && $0.trimmingEnd.repeated == mark } != nil
  }
}

extension String {
  fileprivate var utf8Slice: ByteSlice { Array(utf8)[...] }
}

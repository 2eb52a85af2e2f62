import DocentDocument

/// Reads the blocks of Markdown line by line, after the parsing strategy of CommonMark (appendix): the containers that
/// go on take their marks off the line, what is left opens new blocks or belongs to the leaf under way.
struct MarkdownReader {
  private enum Container: Hashable {
    case quote
    /// Goes on while lines are indented so far: list items, notes, admonitions.
    case indented(Int)
  }

  private enum Leaf: Hashable {
    case none, indentedCode, table
    /// Its lines are gathered: what it is shows at its end, and its marks can only be taken off as a whole.
    case paragraph
    case fence(marker: UInt8, length: Int, indent: Int)
    case math
    /// Gathered until a line holds this, or until a blank line.
    case markup(end: MarkdownMarkup.End)
  }

  private let lines: TextLines
  private var index: Int
  private let labels: Set<String>
  private var containers: [Container] = []
  private var leaf = Leaf.none
  private var gathered: [UInt8] = []
  /// The paragraph under way is the first text of its item: the item is its block.
  private var isItemText = false

  /// Bytes of a paragraph kept together.
  private static let maximumParagraph = 1 << 20
  private static let maximumDepth = 64

  init(_ lines: TextLines, from start: Int) {
    self.lines = lines
    index = start
    labels = Self.labels(lines, from: start)
  }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index]
      try builder.tick(line.count)
      try read(line, &builder)
      index += 1
    }
    try closeContainers(downTo: 0, &builder)
  }

  private static func labels(_ lines: TextLines, from start: Int) -> Set<String> {
    var labels: Set<String> = []
    for index in min(start, lines.count)..<lines.count {
      let line = lines[index]
      guard line.contains(UInt8(ascii: "]")), let label = MarkdownLine(line).linkDefinition else { continue }
      labels.insert(MarkdownInline.normalized(label))
    }
    return labels
  }

  private mutating func read(_ whole: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    var (rest, matched) = takeContainers(whole)
    if matched == containers.count, try continueLeaf(rest, &builder) { return }
    if rest.isBlank {
      if matched < containers.count, containers[matched] == .quote {
        try closeContainers(downTo: matched, &builder)
      } else if leaf == .indentedCode {
        builder.lineBreak()
      } else if leaf == .paragraph || leaf == .table {
        try closeLeaf(&builder)
      }
      return
    }
    // Opens the containers that start on this line.
    while containers.count < Self.maximumDepth {
      let line = MarkdownLine(rest)
      let isLazy = leaf == .paragraph && matched < containers.count
      if line.indent >= 4, leaf != .paragraph || !isLazy {
        if leaf == .paragraph, matched == containers.count { break }
        try closeContainers(downTo: matched, &builder)
        return try writeIndented(rest, &builder)
      }
      if line.rest.first == UInt8(ascii: ">") {
        try closeContainers(downTo: matched, &builder)
        try closeLeaf(&builder)
        rest = line.rest.dropFirst()
        if rest.first == 0x20 { rest = rest.dropFirst() }
        try open(.quote, .quote, &builder)
      } else if !line.isThematicBreak, let item = line.listItem,
        leaf != .paragraph || item.mayInterruptParagraph || isInList
      {
        if leaf == .paragraph, matched == containers.count, line.setextLevel != nil { break }
        try closeContainers(downTo: matched, &builder)
        try closeLeaf(&builder)
        try open(.indented(item.width), .listItem, &builder)
        gathered = Array(item.number)
        if !gathered.isEmpty { gathered.append(0x20) }
        isItemText = true
        rest = takeTaskBox(item.text)
        // An item may start with anything but more of its own text.
        if MarkdownLine(rest).startsBlock { try flushItemText(&builder) }
      } else if let note = line.footnote {
        try closeContainers(downTo: matched, &builder)
        try closeLeaf(&builder)
        try open(.indented(4), .note, &builder)
        gathered = [UInt8(ascii: "[")] + note.label + Array("] ".utf8)
        isItemText = true
        rest = note.text.trimmingSpace
      } else if let title = line.admonition {
        try closeContainers(downTo: matched, &builder)
        try closeLeaf(&builder)
        try open(.indented(4), .note, &builder)
        return try builder.append(title)
      } else {
        break
      }
      matched = containers.count
      if rest.isBlank {
        if !gathered.isEmpty { leaf = .paragraph }
        return
      }
    }
    try readLeaf(MarkdownLine(rest), matched, &builder)
  }

  /// Takes the marks of the containers that go on off a line.
  private func takeContainers(_ whole: ByteSlice) -> (rest: ByteSlice, matched: Int) {
    var rest = whole
    var matched = 0
    for container in containers {
      let line = MarkdownLine(rest)
      switch container {
      case .quote:
        guard line.indent < 4, line.rest.first == UInt8(ascii: ">") else { return (rest, matched) }
        rest = line.rest.dropFirst()
        if rest.first == 0x20 { rest = rest.dropFirst() }
      case .indented(let width):
        if line.rest.isEmpty {
          rest = []
        } else if line.indent >= width {
          rest = rest.dropping(markdownColumns: width)
        } else {
          return (rest, matched)
        }
      }
      matched += 1
    }
    return (rest, matched)
  }

  private var isInList: Bool { containers.contains { $0 != .quote } }

  /// A line inside a leaf that takes lines as they are.
  private mutating func continueLeaf(
    _ rest: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    switch leaf {
    case .fence(let marker, let length, let indent):
      if let end = MarkdownLine(rest).fence, end.marker == marker, end.length >= length, end.isBare {
        try closeLeaf(&builder)
      } else {
        try builder.codeLine(rest.dropping(markdownColumns: min(indent, MarkdownLine(rest).indent)))
      }
      return true
    case .math:
      let isEnd = rest.trimmingEnd.hasSuffix("$$") || rest.trimmingEnd.hasSuffix("\\]")
      gathered.append(contentsOf: isEnd ? rest.trimmingEnd.dropLast(2) : rest)
      gathered.append(0x0A)
      if isEnd { try closeLeaf(&builder) }
      return true
    case .markup(let end):
      if end == .blankLine, rest.isBlank {
        try closeLeaf(&builder)
        return true
      }
      gathered.append(contentsOf: rest)
      gathered.append(0x0A)
      if end.isReached(by: rest) { try closeLeaf(&builder) }
      return true
    case .table:
      let line = MarkdownLine(rest)
      guard line.rest.contains(UInt8(ascii: "|")), !line.startsBlock else { return false }
      if !line.isTableDelimiter { try writeRow(line, &builder) }
      return true
    case .none, .paragraph, .indentedCode: return false
    }
  }

  private mutating func readLeaf(
    _ line: MarkdownLine, _ matched: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if leaf == .paragraph, matched == containers.count, let level = line.setextLevel {
      try writeGathered(as: .heading, level: level, &builder)
      return
    }
    if let fence = line.fence {
      try start(.fence(marker: fence.marker, length: fence.length, indent: line.indent), matched, &builder)
      try builder.open(.code)
    } else if let (level, text) = line.atxHeading {
      try start(.none, matched, &builder)
      try builder.block(.heading, MarkdownInline.plainText(text.droppingAttributes, labels: labels), level: level)
    } else if line.isThematicBreak || line.rest.hasPrefix(":::") {
      try start(.none, matched, &builder)
    } else if line.linkDefinition != nil, leaf != .paragraph {
      try start(.none, matched, &builder)
      skipDefinitionTitle()
    } else if line.rest.hasPrefix("$$") || line.rest.hasPrefix("\\[") && line.rest.trimmingEnd.count == 2 {
      try start(.math, matched, &builder)
      let body = line.rest.dropFirst(2)
      if body.trimmingEnd.hasSuffix("$$") {
        gathered = Array(body.trimmingEnd.dropLast(2))
        try closeLeaf(&builder)
      } else if !body.isBlank {
        gathered = Array(body) + [0x0A]
      }
    } else if let end = MarkdownMarkup.start(of: line, interruptsParagraph: leaf == .paragraph) {
      try start(.markup(end: end), matched, &builder)
      gathered = Array(line.rest) + [0x0A]
      if end.isReached(by: line.rest) { try closeLeaf(&builder) }
    } else if isTableHead(line), leaf != .paragraph || gathered.isEmpty || line.rest.first == UInt8(ascii: "|") {
      try start(.table, matched, &builder)
      try builder.openTable()
      try writeRow(line, &builder)
    } else if matched == 0, let grid = GridTable(lines, at: index) {
      try start(.none, matched, &builder)
      let labels = labels
      try grid.write(into: &builder) { MarkdownInline.plainText($0, labels: labels) }
      index = grid.end - 1
    } else {
      try addToParagraph(line, matched, &builder)
    }
  }

  private mutating func addToParagraph(
    _ line: MarkdownLine, _ matched: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var text = line.rest
    if leaf == .paragraph {
      // A term's definition stands behind a colon.
      if text.hasPrefix(": "), matched == containers.count {
        try closeLeaf(&builder)
        text = text.dropFirst(2).trimmingSpace
        leaf = .paragraph
      } else {
        gathered.append(0x0A)
      }
    } else {
      if !isItemText { try start(.paragraph, matched, &builder) }
      leaf = .paragraph
      if text.hasPrefix(": ") { text = text.dropFirst(2).trimmingSpace }
    }
    gathered.append(contentsOf: text)
    if gathered.count > Self.maximumParagraph { try closeLeaf(&builder) }
  }

  private mutating func writeIndented(_ rest: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if leaf != .indentedCode {
      try closeLeaf(&builder)
      leaf = .indentedCode
      try builder.open(.code)
    }
    try builder.codeLine(rest.dropping(markdownColumns: 4))
  }

  /// Ends the leaf under way and the containers that do not go on, and starts another leaf.
  private mutating func start(
    _ next: Leaf, _ matched: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try closeContainers(downTo: matched, &builder)
    try closeLeaf(&builder)
    leaf = next
  }

  private mutating func open(
    _ container: Container, _ kind: Block.Kind, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    containers.append(container)
    try builder.open(kind)
  }

  private mutating func closeContainers(
    downTo count: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard containers.count > count || count == 0 else { return }
    try closeLeaf(&builder)
    while containers.count > count {
      containers.removeLast()
      try builder.close()
    }
  }

  private mutating func closeLeaf(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    switch leaf {
    case .none: try flushItemText(&builder)
    case .paragraph: try writeGathered(as: .paragraph, level: nil, &builder)
    case .fence, .indentedCode: try builder.close()
    case .table: try builder.closeTable()
    case .math: try builder.block(.code, Array(gathered[...].trimmingSpace))
    case .markup:
      let markup = gathered
      try markup.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try HTMLExtractor.read(bytes, declared: "utf-8", into: &builder, writesMetadata: false)
      }
    }
    gathered.removeAll(keepingCapacity: true)
    isItemText = false
    leaf = .none
  }

  private mutating func flushItemText(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if isItemText { try builder.append(gathered) }
    gathered.removeAll(keepingCapacity: true)
    isItemText = false
  }

  private mutating func writeGathered(
    as kind: Block.Kind, level: Int?, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let text = MarkdownInline.plainText(gathered[...], labels: labels)
    if isItemText, kind == .paragraph { try builder.append(text) } else { try builder.block(kind, text, level: level) }
    gathered.removeAll(keepingCapacity: true)
    isItemText = false
    leaf = .none
  }

  private mutating func takeTaskBox(_ text: ByteSlice) -> ByteSlice {
    for (mark, sign) in [("[ ] ", "☐ "), ("[x] ", "☒ "), ("[X] ", "☒ ")] as [(StaticString, String)] {
      guard let rest = text.after(mark) else { continue }
      gathered.append(contentsOf: sign.utf8)
      return rest
    }
    return text
  }

  /// The title of a definition may stand on the line after it.
  private mutating func skipDefinitionTitle() {
    let next = MarkdownLine(lines[index + 1])
    guard next.indent > 0, let first = next.rest.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      next.rest.trimmingEnd.last == first
    else { return }
    index += 1
  }

  private func isTableHead(_ line: MarkdownLine) -> Bool {
    guard line.rest.contains(UInt8(ascii: "|")) else { return false }
    return MarkdownLine(takeContainers(lines[index + 1]).rest).isTableDelimiter
  }

  private func writeRow(_ line: MarkdownLine, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    builder.openRow()
    for cell in line.tableCells { try builder.cell(MarkdownInline.plainText(cell, labels: labels)) }
  }
}

extension MarkdownLine {
  /// Whether the line starts a block of its own whatever stands before it.
  fileprivate var startsBlock: Bool {
    fence != nil || atxHeading != nil || rest.first == UInt8(ascii: ">") || isThematicBreak
      || listItem?.mayInterruptParagraph == true
  }
}

extension ArraySlice<UInt8> {
  /// Without so many columns of white space at the start, tabs to multiples of four.
  fileprivate func dropping(markdownColumns columns: Int) -> ArraySlice<UInt8> {
    var rest = self
    var column = 0
    while column < columns, let byte = rest.first, byte == 0x20 || byte == 0x09 {
      column += byte == 0x20 ? 1 : 4 - column % 4
      rest = rest.dropFirst()
    }
    // The rest of a tab that reaches further.
    return column > columns ? ([UInt8](repeating: 0x20, count: column - columns) + rest)[...] : rest
  }

  /// `Heading {#id .class}` without the braces.
  fileprivate var droppingAttributes: ArraySlice<UInt8> {
    guard last == UInt8(ascii: "}"), let open = lastIndex(of: UInt8(ascii: "{")) else { return self }
    let first = self[(open + 1)...].first
    return first == UInt8(ascii: "#") || first == UInt8(ascii: ".") ? self[..<open].trimmingEnd : self
  }
}

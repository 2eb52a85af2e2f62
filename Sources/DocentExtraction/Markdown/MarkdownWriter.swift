import DocentDocument

/// Writes the blocks of Markdown line by line. Containers (quotes, lists) are taken off the front of each line; what is
/// left decides about the leaf block, after CommonMark's rules as far as they change the text.
struct MarkdownWriter {
  private enum Leaf: Hashable {
    case none
    case paragraph(Block.Kind)
    case fence(marker: UInt8, length: Int)
    case table
  }

  private var leaf = Leaf.none
  /// Lines of the paragraph under way: its marks can only be taken off as a whole.
  private var paragraph: [UInt8] = []
  private var quoteDepth = 0
  private var isInList = false
  private var isInComment = false

  /// Bytes of a paragraph kept together.
  private static let maximumParagraph = 1 << 20

  mutating func write(
    _ whole: ArraySlice<UInt8>, following: ArraySlice<UInt8>?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if case .fence(let marker, let length) = leaf {
      try writeFenced(whole, marker, length, into: &builder)
      return
    }
    if isInComment {
      isInComment = !whole.contains(sequence: "-->")
      return
    }
    var line = MarkdownLine(whole)
    let quotes = line.takeQuoteMarks()
    if line.isBlank {
      try closeLeaf(&builder)
      try setQuoteDepth(quotes, &builder)
      return
    }
    // A paragraph goes on without the marks of its quote.
    if quotes != quoteDepth, quotes > 0 || leaf == .none {
      try closeLeaf(&builder)
      try setQuoteDepth(quotes, &builder)
    }
    if try writeTable(line, following, into: &builder) { return }
    if let fence = line.fence {
      try closeLeaf(&builder)
      leaf = .fence(marker: fence.marker, length: fence.length)
      try builder.open(.code)
      return
    }
    if case .paragraph = leaf, let level = line.setextLevel {
      leaf = .paragraph(.heading)
      try closeLeaf(&builder, level: level)
      return
    }
    if let (level, text) = line.atxHeading {
      try closeLeaf(&builder)
      try writeBlock(.heading, text, level: level, into: &builder)
      return
    }
    if line.isThematicBreak || line.isLinkDefinition {
      try closeLeaf(&builder)
      return
    }
    if line.starts(with: "<!--") {
      isInComment = !line.rest.contains(sequence: "-->")
      return
    }
    if let item = line.listItem, leaf == .none || isInList || item.mayInterruptParagraph {
      try closeLeaf(&builder)
      isInList = true
      leaf = .paragraph(.listItem)
      paragraph = Array(item.text)
      return
    }
    if leaf == .none, line.indent >= 4, !isInList {
      try writeBlock(code: line, into: &builder)
      return
    }
    try addToParagraph(line, &builder)
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if case .fence = leaf { try builder.close() } else { try closeLeaf(&builder) }
    leaf = .none
    try setQuoteDepth(0, &builder)
  }

  private mutating func addToParagraph(_ line: MarkdownLine, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if case .paragraph = leaf {
      paragraph.append(0x0A)
    } else {
      try closeLeaf(&builder)
      leaf = .paragraph(.paragraph)
      if line.indent == 0 { isInList = false }
    }
    paragraph.append(contentsOf: line.rest)
    if paragraph.count > Self.maximumParagraph { try closeLeaf(&builder) }
  }

  private mutating func closeLeaf(_ builder: inout DocumentBuilder, level: Int? = nil) throws(ExtractionError) {
    switch leaf {
    case .paragraph(let kind): try writeBlock(kind, paragraph[...], level: level, into: &builder)
    case .table: try builder.closeTable()
    case .fence: try builder.close()
    case .none: break
    }
    paragraph.removeAll(keepingCapacity: true)
    leaf = .none
  }

  private mutating func setQuoteDepth(_ depth: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    while quoteDepth > depth {
      try builder.close()
      quoteDepth -= 1
    }
    while quoteDepth < depth {
      try builder.open(.quote)
      quoteDepth += 1
    }
  }

  private func writeBlock(
    _ kind: Block.Kind, _ text: ArraySlice<UInt8>, level: Int?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.open(kind, level: level)
    try MarkdownInline.plainText(text).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
      try builder.append(utf8: bytes)
    }
    try builder.close()
  }

  private func writeBlock(code line: MarkdownLine, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.open(.code)
    try Array(line.rest).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in try builder.append(utf8: bytes) }
    try builder.close()
  }

  private mutating func writeFenced(
    _ line: ArraySlice<UInt8>, _ marker: UInt8, _ length: Int, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if let end = MarkdownLine(line).fence, end.marker == marker, end.length >= length, end.isBare {
      try builder.close()
      leaf = .none
      return
    }
    try Array(line).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in try builder.append(utf8: bytes) }
    builder.endLine()
  }

  /// Header row, delimiter row, then rows until a line without a bar.
  private mutating func writeTable(
    _ line: MarkdownLine, _ following: ArraySlice<UInt8>?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    if leaf == .table {
      if line.isTableDelimiter { return true }
      guard line.rest.contains(UInt8(ascii: "|")) else {
        try closeLeaf(&builder)
        return false
      }
    } else {
      guard line.rest.contains(UInt8(ascii: "|")), let following else { return false }
      var next = MarkdownLine(following)
      _ = next.takeQuoteMarks()
      guard next.isTableDelimiter else { return false }
      try closeLeaf(&builder)
      try builder.openTable()
      leaf = .table
    }
    builder.openRow()
    for cell in line.tableCells {
      try builder.openCell()
      try MarkdownInline.plainText(cell[...]).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try builder.append(utf8: bytes)
      }
      try builder.closeCell()
    }
    return true
  }
}

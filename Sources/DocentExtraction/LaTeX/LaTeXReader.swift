import DocentDocument

/// Reads LaTeX character by character, as TeX would, without building anything: braces, environments and arguments that
/// are text are kept on stacks, so that nesting of any depth costs no recursion.
struct LaTeXReader {
  /// What happens when the group that is open now closes.
  enum GroupEnd {
    case heading(Int), footnote, caption, title, author, date, link, put(String), numerator, denominator, script
  }

  struct Group {
    var depth: Int
    var end: GroupEnd
    /// The text around the group.
    var outer: LaTeXText
  }

  struct Table {
    /// Groups and environments open where the table began: only there `&` ends a cell.
    var depth: Int
    var hasRow = false
    var cells = 0
    var spans = 1
    /// The text around the table.
    var outer: LaTeXText
  }

  var input: LaTeXInput
  var macros = LaTeXMacros()
  var text = LaTeXText()
  var depth = 0
  var groups: [Group] = []
  var tables: [Table] = []
  /// Open list items of the lists around, outermost first.
  var lists: [(isOpen: Bool, isNumbered: Bool, number: Int)] = []
  var quotes = 0
  var mathDepth: Int?
  var isDisplay = false
  var notes: [[UInt8]] = []
  var noteCount = 0
  var isPreamble: Bool
  /// What stands behind the end of the document is not printed.
  var isFinished = false
  var title: [UInt8] = []
  var authors: [UInt8] = []
  var date: [UInt8] = []
  var hasWrittenTitle = false

  static let maximumNesting = 2000

  init(_ bytes: [UInt8]) {
    isPreamble = bytes[...].range(of: "\\begin{document}") != nil
    input = LaTeXInput(bytes)
  }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    var count = 0
    while !isFinished, let byte = input.next() {
      count += 1
      if count & 0xFFF == 0 { try builder.tick(1 << 12) }
      try read(byte, &builder)
    }
    while let group = groups.popLast() { try finish(group, &builder) }
    try endParagraph(&builder)
    while !tables.isEmpty { try closeTable(&builder) }
    while !lists.isEmpty { try closeList(&builder) }
    try writeTitle(&builder)
  }

  private mutating func read(_ byte: UInt8, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    switch byte {
    case UInt8(ascii: "\\"):
      let name = input.commandName()
      try command(name, &builder)
    case UInt8(ascii: "%"): input.skipLine()
    case UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "}"): try closeBrace(&builder)
    case UInt8(ascii: "$"): try dollar(&builder)
    case UInt8(ascii: "&"):
      if let table = tables.last, table.depth == depth, mathDepth == nil { try endCell(&builder) } else { text.space() }
    case UInt8(ascii: "~"): text.put(0x20)
    case 0x0A, 0x0D: try lineEnd(byte, &builder)
    case 0x20, 0x09: text.space()
    case UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "\""): ligature(byte)
    case UInt8(ascii: "#"): break
    case UInt8(ascii: "^"), UInt8(ascii: "_"):
      text.put(byte)
      if mathDepth != nil, input.peek() == UInt8(ascii: "{") { openGroup(.script) }
    default: text.put(byte)
    }
  }

  private mutating func lineEnd(_ byte: UInt8, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if byte == 0x0D, input.peek() == 0x0A { _ = input.next() }
    while let next = input.peek(), next == 0x20 || next == 0x09 { _ = input.next() }
    guard let next = input.peek(), next == 0x0A || next == 0x0D else { return text.lineEnd() }
    // A blank line ends the paragraph, except inside an argument or a cell.
    while let next = input.peek(), next.isASCIISpace { _ = input.next() }
    if groups.isEmpty, tables.isEmpty, mathDepth == nil { try endParagraph(&builder) } else { text.lineEnd() }
  }

  private mutating func ligature(_ byte: UInt8) {
    guard mathDepth == nil else {
      return text.put(byte == UInt8(ascii: "'") ? "′" : String(decoding: [byte], as: UTF8.self))
    }
    switch byte {
    case UInt8(ascii: "-"):
      guard input.peek() == byte else { return text.put(byte) }
      input.skip(1)
      guard input.peek() == byte else { return text.put("–") }
      input.skip(1)
      text.put("—")
    case UInt8(ascii: "`"), UInt8(ascii: "'"):
      let isOpening = byte == UInt8(ascii: "`")
      guard input.peek() == byte else { return text.put(isOpening ? "‘" : "’") }
      input.skip(1)
      text.put(isOpening ? "“" : "”")
    default:
      // `"a` of the German style is an umlaut, "` and "' are its quotes.
      switch input.peek() {
      case UInt8(ascii: "`"): text.put("„")
      case UInt8(ascii: "'"): text.put("“")
      default: return text.put(byte)
      }
      input.skip(1)
    }
  }

  // MARK: Groups

  private mutating func closeBrace(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    depth = max(0, depth - 1)
    while let group = groups.last, group.depth > depth {
      groups.removeLast()
      try finish(group, &builder)
    }
  }

  /// Reads the argument that follows as text of its own; what happens with it is decided when it closes.
  mutating func openGroup(_ end: GroupEnd) {
    input.skipSpace()
    guard input.peek() == UInt8(ascii: "{"), groups.count < Self.maximumNesting else { return }
    input.skip(1)
    depth += 1
    groups.append(Group(depth: depth, end: end, outer: text))
    text = LaTeXText()
  }

  private mutating func finish(_ group: Group, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let inner = text.trimmed
    text = group.outer
    switch group.end {
    case .heading(let level):
      try endParagraph(&builder)
      try builder.block(.heading, inner, level: level)
    case .caption:
      if tables.isEmpty { try endParagraph(&builder) }
      try builder.block(.caption, inner)
    case .footnote:
      noteCount += 1
      if !isPreamble { text.put("[\(noteCount)]") }
      notes.append(Array("[\(noteCount)] ".utf8) + inner)
    case .title: title = inner
    case .author: authors = inner
    case .date: date = inner
    case .link: text.put(inner)
    case .numerator:
      text.put(Self.grouped(inner))
      text.put(UInt8(ascii: "/"))
      openGroup(.denominator)
    case .denominator, .script: text.put(Self.grouped(inner))
    case .put(let after):
      text.put(inner)
      text.put(after)
    }
  }

  /// In parentheses where the group is more than one symbol.
  private static func grouped(_ formula: [UInt8]) -> [UInt8] {
    let isSimple = formula.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "'") }
    return isSimple ? formula : [UInt8(ascii: "(")] + formula + [UInt8(ascii: ")")]
  }

  // MARK: Paragraphs

  mutating func endParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard tables.isEmpty, groups.isEmpty else { return text.lineEnd() }
    let paragraph = text.trimmed
    text = LaTeXText()
    if isPreamble { return }
    if !paragraph.isEmpty {
      if lists.last?.isOpen == true {
        try builder.append(paragraph); builder.lineBreak()
      } else {
        try builder.block(.paragraph, paragraph)
      }
    }
    let pending = notes
    notes = []
    for note in pending { try builder.block(.note, note) }
  }

  /// Title and authors, once: where the document begins, or where it asks for them.
  mutating func writeTitle(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !hasWrittenTitle, !title.isEmpty else { return }
    hasWrittenTitle = true
    let line = title[...].split(separator: 0x0A).map { Array($0) }.joined(separator: [0x20])
    builder.metadata.title = String(decoding: Array(line), as: UTF8.self)
    builder.metadata.authors = LaTeXAuthors.names(authors)
    let text = String(decoding: date, as: UTF8.self)
    builder.metadata.created = DateFormats.iso8601(text) ?? DateFormats.rfc5322(text)
    try builder.block(.title, title)
    try builder.block(.paragraph, authors.filter { $0 != 0x1F })
    try builder.block(.paragraph, date)
  }
}

/// The names among the lines of an author block.
enum LaTeXAuthors {
  static func names(_ text: [UInt8]) -> [String] {
    var names: [String] = []
    for block in String(decoding: text, as: UTF8.self).split(separator: "\u{1F}") {
      guard let line = block.split(separator: "\n").first else { continue }
      for name in line.split(separator: ",") where !name.contains("@") {
        let clean = name.filter { !$0.isNumber && $0 != "[" && $0 != "]" }.split(separator: " ").joined(separator: " ")
        if !clean.isEmpty, names.count < 100 { names.append(clean) }
      }
    }
    return names
  }
}

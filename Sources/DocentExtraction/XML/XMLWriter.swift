import DocentDocument

/// Turns the tags and text of an XML document of any vocabulary into blocks, by what its elements are called.
struct XMLWriter {
  private struct Element {
    var name: XMLName
    var role: XMLElementRole
    /// Depth of the builder before it.
    var depth: Int
    /// The role of the innermost element, from this one on, that is no part of a line.
    var holder: XMLElementRole
  }

  /// Bytes of escaped HTML kept of one feed entry.
  private static let maximumMarkup = 8 << 20
  /// Elements inside each other beyond this are read flat.
  private static let maximumDepth = 20_000
  /// How far up an end tag looks for its start.
  private static let maximumMismatch = 64

  private var stack: [Element] = []
  /// Elements open beyond `maximumDepth`.
  private var flattened = 0
  private var vocabulary = XMLVocabulary.general
  private var entities = XMLEntities()
  private var hasImpliedParagraph = false
  /// Whether the text read last ended its line: what follows stands on a line of its own.
  private var endedLine = true
  private var skipDepth = 0
  /// Of the innermost element that keeps its text from view, and of the one in it that shows it again.
  private var silentDepth: Int?
  private var visibleDepth: Int?
  private var hasRoot = false
  /// Text of an element whose content is escaped HTML.
  private var markup: [UInt8]?
  /// Text of an element that is also metadata, and the family name in it.
  private var note: (field: XMLMetadataField, depth: Int, text: String)?
  private var familyName: (depth: Int, text: String)?

  mutating func read(_ bytes: UnsafeRawBufferPointer, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var tokenizer = XMLTokenizer(bytes)
    while let token = tokenizer.next() {
      switch token {
      case .text(let range, let hasReferences):
        let text = UnsafeRawBufferPointer(rebasing: bytes[range])
        if stack.isEmpty, text.contains(where: { !$0.isASCIISpace }) {
          tokenizer.note("text stands outside the document")
        }
        try characters(text, hasReferences: hasReferences, &builder)
      case .startTag(let tag):
        if stack.isEmpty {
          if hasRoot { tokenizer.note("there is more than one document element") }
          hasRoot = true
        }
        try start(tag, bytes, &builder)
        if tag.isEmpty { try end(&builder) }
      case .endTag(let name):
        if let message = try end(name, &builder) { tokenizer.note(message) }
      case .doctype(let range): entities.declare(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
    if !stack.isEmpty { tokenizer.note("the document ends before its elements do") }
    try writeMarkup(&builder)
    try builder.close(downTo: 0)
    if !hasRoot { tokenizer.note("there is no XML in it") }
    if let problem = tokenizer.problem {
      let line = bytes[..<min(bytes.count, problem.position)].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      builder.degrade(
        .corrupted,
        "the XML is not well-formed in line \(line) (\(problem.message)); it was read as far as it makes sense")
    }
  }

  private mutating func start(
    _ tag: XMLTag, _ bytes: UnsafeRawBufferPointer, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.tick(32)
    guard stack.count < Self.maximumDepth else {
      flattened += 1
      return
    }
    if stack.isEmpty {
      vocabulary = XMLVocabulary(root: tag.name)
      if let language = value("lang", tag, bytes) { builder.metadata.language = LanguageTag.declared(language) }
    }
    let role = skipDepth > 0 ? .skipped : role(of: tag, bytes)
    if role == .skipped { skipDepth += 1 }
    let isLine = role == .inline || role == .word
    if !isLine, skipDepth == 0 { try closeImpliedParagraph(&builder) }
    let holder = isLine ? stack.last?.holder ?? .container : role
    stack.append(Element(name: tag.name, role: role, depth: builder.openDepth, holder: holder))
    guard skipDepth == 0 else { return }
    if role == .word { try builder.appendCollapsing(" ") }
    startMetadata(tag, builder.metadata)
    if role == .silent, silentDepth == nil { silentDepth = stack.count }
    if role == .visible, visibleDepth == nil { visibleDepth = stack.count }
    guard isVisible else { return }
    switch role {
    case .inline, .word, .skipped, .container, .silent, .visible: break
    case .block(let kind, let level): try builder.open(kind, level: level)
    case .table: try builder.openTable()
    case .row: builder.openRow()
    case .cell:
      try builder.openCell(
        rowSpan: value("rowspan", tag, bytes).flatMap { Int($0) } ?? 1,
        columnSpan: value("colspan", tag, bytes).flatMap { Int($0) } ?? 1)
    case .markup: markup = markup ?? []
    case .lineBreak: builder.lineBreak()
    }
    if vocabulary == .outline, tag.name == Self.outline {
      for name in ["text", "title", "_note", "description"] as [StaticString] {
        guard let text = value(name, tag, bytes), name.description != "title" || value("text", tag, bytes) != text
        else {
          continue
        }
        try builder.block(name.description == "text" ? .listItem : .paragraph, text)
      }
    }
  }

  private func role(of tag: XMLTag, _ bytes: UnsafeRawBufferPointer) -> XMLElementRole {
    let around = stack.last?.role ?? .container
    guard let role = vocabulary.role(tag.name) else {
      if around.holdsLines || around == .inline || around == .word { return .inline }
      // Unknown names inside a line of text are part of it.
      return hasImpliedParagraph && !endedLine ? .inline : .container
    }
    switch role {
    case .markup where tag.name == Self.summary || tag.name == Self.content:
      let type = tag.attribute("type", in: bytes).map { String(decoding: $0, as: UTF8.self) } ?? "text"
      return type == "html" || type == "text/html"
        ? .markup : type == "xhtml" ? .container : .block(.paragraph, level: nil)
    case .block(.heading, _):
      if vocabulary == .feed {
        return tag.attribute("type", in: bytes)?.elementsEqual("html".utf8) == true ? .markup : role
      }
      // The title of a table.
      return around == .table ? .block(.caption, level: nil) : role
    case .inline where vocabulary == .drawing && tag.name == Self.tspan:
      // Lines of a text each have their place.
      let isLine = tag.attribute("x", in: bytes) != nil || tag.attribute("dy", in: bytes) != nil
      return isLine ? .word : .inline
    default: return role
    }
  }

  private static let outline = XMLName("outline".utf8)
  private static let summary = XMLName("summary".utf8)
  private static let content = XMLName("content".utf8)
  private static let tspan = XMLName("tspan".utf8)
  private static let familyNames: Set<XMLName> = [
    XMLName("surname".utf8), XMLName("last-name".utf8), XMLName("familyName".utf8),
  ]

  private var isVisible: Bool { silentDepth == nil || visibleDepth != nil }

  private mutating func value(_ name: StaticString, _ tag: XMLTag, _ bytes: UnsafeRawBufferPointer) -> String? {
    guard !tag.attributes.isEmpty, let raw = tag.attribute(name, in: bytes) else { return nil }
    return String(decoding: entities.resolved(raw), as: UTF8.self)
  }

  /// Closes the element an end tag belongs to. A message when there is none, or others in it were not closed.
  private mutating func end(_ name: XMLName, _ builder: inout DocumentBuilder) throws(ExtractionError) -> String? {
    try builder.tick(16)
    if flattened > 0 {
      flattened -= 1
      return nil
    }
    if stack.last?.name == name {
      try end(&builder)
      return nil
    }
    let reach = stack.suffix(Self.maximumMismatch)
    guard let index = reach.lastIndex(where: { $0.name == name }) else { return "an end tag has no start" }
    while stack.count > index { try end(&builder) }
    return "an element ends before the elements in it"
  }

  private mutating func end(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if flattened > 0 {
      flattened -= 1
      return
    }
    guard let element = stack.popLast() else { return }
    if element.role == .skipped {
      skipDepth -= 1
      return
    }
    guard skipDepth == 0 else { return }
    let wasVisible = isVisible
    endMetadata(depth: stack.count + 1, &builder)
    if let depth = silentDepth, stack.count < depth { silentDepth = nil }
    if let depth = visibleDepth, stack.count < depth { visibleDepth = nil }
    guard wasVisible else { return }
    switch element.role {
    case .inline: return
    case .word:
      try builder.appendCollapsing(" ")
      return
    case .markup: try writeMarkup(&builder)
    default: break
    }
    try closeImpliedParagraph(&builder)
    if element.role == .table {
      try builder.close(downTo: element.depth + 1)
      try builder.closeTable()
    } else {
      try builder.close(downTo: element.depth)
    }
  }

  private mutating func characters(
    _ bytes: UnsafeRawBufferPointer, hasReferences: Bool, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard skipDepth == 0, !bytes.isEmpty else { return }
    if hasReferences {
      let resolved = entities.resolved(bytes)
      try resolved.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in try write(bytes, &builder) }
    } else {
      try write(bytes, &builder)
    }
  }

  private mutating func write(
    _ bytes: UnsafeRawBufferPointer, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let isBlank = bytes.allSatisfy(\.isASCIISpace)
    if note != nil { takeMetadata(bytes) }
    guard isVisible else { return }
    if let count = markup?.count {
      if count < Self.maximumMarkup { markup?.append(contentsOf: bytes) }
      return
    }
    let holder = stack.last?.holder
    if case .block(.code, _) = holder {
      try builder.append(utf8: bytes)
      return
    }
    if !isBlank, !hasImpliedParagraph, holder?.holdsText != true {
      try builder.open(.paragraph)
      hasImpliedParagraph = true
    }
    endedLine = isBlank ? endedLine || bytes.contains(UInt8(ascii: "\n")) : Self.endsLine(bytes)
    try builder.appendCollapsing(utf8: bytes)
  }

  /// Whether the white space at the end has a line end.
  private static func endsLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for byte in bytes.reversed() {
      if byte == UInt8(ascii: "\n") { return true }
      if !byte.isASCIISpace { return false }
    }
    return true
  }

  private mutating func closeImpliedParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if hasImpliedParagraph { try builder.close() } else { builder.endLine() }
    hasImpliedParagraph = false
  }

  private mutating func startMetadata(_ tag: XMLTag, _ metadata: Metadata) {
    if note == nil {
      guard let field = XMLMetadataField.named(tag.name, depth: stack.count, vocabulary),
        field != .title || metadata.title == nil
      else { return }
      note = (field, stack.count, "")
    } else {
      // Names come in pieces: first name, last name.
      note?.text += " "
      if Self.familyNames.contains(tag.name), familyName == nil { familyName = (stack.count, "") }
    }
  }

  private mutating func takeMetadata(_ bytes: UnsafeRawBufferPointer) {
    guard let found = note, found.text.utf8.count < 2048 else { return }
    let text = String(decoding: bytes.prefix(2048), as: UTF8.self)
    if let family = familyName, family.depth <= stack.count {
      familyName?.text += text
    } else {
      note?.text += text
    }
  }

  private mutating func endMetadata(depth: Int, _ builder: inout DocumentBuilder) {
    guard let found = note, found.depth == depth else {
      if let family = familyName, family.depth == depth { familyName?.depth = Int.max }
      return
    }
    found.field.write(found.text + " " + (familyName?.text ?? ""), to: &builder.metadata)
    note = nil
    familyName = nil
  }

  private mutating func writeMarkup(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let html = markup else { return }
    markup = nil
    try html.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
      try HTMLExtractor.read(bytes, declared: "utf-8", into: &builder, writesMetadata: false)
    }
  }
}

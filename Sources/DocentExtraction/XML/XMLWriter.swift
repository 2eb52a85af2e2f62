import DocentDocument

/// Turns the events of an XML document of any vocabulary into blocks, by what its elements are called.
final class XMLWriter: XMLEventHandler {
  /// Bytes of escaped HTML kept of one feed entry.
  private static let maximumMarkup = 8 << 20

  private let builder: UnsafeMutablePointer<DocumentBuilder>
  /// Depth of the builder before each open element.
  private var depths: [Int] = []
  private var roles: [XMLElementRole] = []
  private var hasImpliedParagraph = false
  private var skipDepth = 0
  private var isFeed = false
  /// Text of an element whose content is escaped HTML.
  private var markup: [UInt8]?
  /// Text of an element that is also metadata.
  private var note: (field: XMLMetadataField, text: String)?

  init(_ builder: UnsafeMutablePointer<DocumentBuilder>) { self.builder = builder }

  func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError) {
    try builder.pointee.tick(name.utf8.count + 32)
    if depths.isEmpty {
      isFeed = ["rss", "feed", "RDF"].contains(name)
      builder.pointee.metadata.language = attributes["lang"].flatMap { LanguageTag.declared($0) }
    }
    let role = skipDepth > 0 ? .skipped : XMLElementRole.named(name, attributes, isFeed: isFeed)
    roles.append(role)
    if role == .skipped { skipDepth += 1 }
    if role != .inline, skipDepth == 0 { try closeImpliedParagraph() }
    depths.append(builder.pointee.openDepth)
    guard skipDepth == 0 else { return }
    // Names come in pieces: first name, last name.
    if let found = note, !found.text.isEmpty { note?.text = found.text + " " }
    if note == nil, let field = XMLMetadataField.named(name, depth: depths.count, isFeed: isFeed) { note = (field, "") }
    switch role {
    case .inline, .skipped, .container: break
    case .block(let kind, let level): try builder.pointee.open(kind, level: level)
    case .table: try builder.pointee.openTable()
    case .row: builder.pointee.openRow()
    case .cell: try builder.pointee.openCell(columnSpan: attributes["colspan"].flatMap { Int($0) } ?? 1)
    case .markup: markup = markup ?? []
    case .lineBreak: builder.pointee.lineBreak()
    }
    if name == "outline", let text = attributes["text"] ?? attributes["title"] {
      try builder.pointee.block(.listItem, text)
    }
  }

  func endElement(_ name: String) throws(ExtractionError) {
    guard let role = roles.popLast(), let depth = depths.popLast() else { return }
    if role == .skipped {
      skipDepth -= 1
      return
    }
    guard skipDepth == 0 else { return }
    if role == .markup { try writeMarkup() }
    if role != .inline { try closeImpliedParagraph() }
    if role == .table {
      try builder.pointee.close(downTo: depth + 1)
      try builder.pointee.closeTable()
    } else {
      try builder.pointee.close(downTo: depth)
    }
    if let found = note, XMLMetadataField.named(name, depth: depths.count + 1, isFeed: isFeed) == found.field {
      found.field.write(found.text, to: &builder.pointee.metadata)
      note = nil
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
    guard skipDepth == 0 else { return }
    if let found = note, found.text.utf8.count < 2048 {
      note?.text = found.text + String(decoding: bytes, as: UTF8.self)
    }
    if let count = markup?.count {
      if count < Self.maximumMarkup { markup?.append(contentsOf: bytes) }
      return
    }
    let isBlank = bytes.allSatisfy(\.isASCIISpace)
    if !isBlank, !hasImpliedParagraph, roles.last(where: { $0 != .inline })?.holdsText != true {
      try builder.pointee.open(.paragraph)
      hasImpliedParagraph = true
    }
    try builder.pointee.appendCollapsing(utf8: bytes)
  }

  func finish() throws(ExtractionError) {
    try writeMarkup()
    try builder.pointee.close(downTo: 0)
  }

  private func closeImpliedParagraph() throws(ExtractionError) {
    if hasImpliedParagraph { try builder.pointee.close() } else { builder.pointee.endLine() }
    hasImpliedParagraph = false
  }

  private func writeMarkup() throws(ExtractionError) {
    guard let html = markup else { return }
    markup = nil
    try html.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
      try HTMLExtractor.read(bytes, declared: "utf-8", into: &builder.pointee, writesMetadata: false)
    }
  }
}

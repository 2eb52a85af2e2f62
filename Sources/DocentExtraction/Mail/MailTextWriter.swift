import DocentDocument

/// Writes a plain-text body: paragraphs, quoted text as quotes without its marks, the signature as a footer; flowed
/// lines (RFC 3676) joined.
struct MailTextWriter {
  private let isFlowed: Bool
  private let deletesSpace: Bool
  private var kind = Block.Kind.paragraph
  private var quoteDepth = 0
  private var isOpen = false
  /// The rest quotes an older message, whose header follows a line of dashes or stands alone.
  private var isForwarded = false
  private var isSignature = false
  /// The line before ended with a space that joins this one to it.
  private var joins = false
  /// Up to here the lines introduce a quotation.
  private var attributionEnd = 0

  init(isFlowed: Bool, deletesSpace: Bool) {
    self.isFlowed = isFlowed
    self.deletesSpace = deletesSpace
  }

  mutating func write(_ text: UnsafeRawBufferPointer, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var position = 0
    while position < text.count {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      if !isForwarded, position >= attributionEnd {
        if Quotation.isForwardMark(text[line]) || Quotation.isHeaderBlock(text, line, next) {
          isForwarded = true
        } else if let end = Quotation.attributionEnd(text, at: position) {
          attributionEnd = end
        }
      }
      try write(text[line], isAttribution: position < attributionEnd, into: &builder)
      position = next
    }
    if isOpen { try builder.close() }
    isOpen = false
  }

  private mutating func write(
    _ whole: Slice<UnsafeRawBufferPointer>, isAttribution: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.tick(whole.count)
    var line = whole
    let depth = takeQuoteMarks(&line)
    if depth == 0, line.elementsEqual("-- ".utf8) || line.elementsEqual("--".utf8) {
      try end(&builder)
      isSignature = true
      return
    }
    if line.allSatisfy(\.isASCIISpace) {
      try end(&builder)
      return
    }
    let isQuoted = depth > 0 || isForwarded || isAttribution
    let wanted: Block.Kind = isQuoted ? .quote : isSignature ? .footer : .paragraph
    if isOpen, wanted != kind || depth != quoteDepth { try end(&builder) }
    if !isOpen {
      kind = wanted
      quoteDepth = depth
      try builder.open(kind)
      isOpen = true
    } else if !joins {
      builder.endLine()
    }
    if isFlowed, line.first == 0x20 { line = line.dropFirst() }
    joins = isFlowed && line.last == 0x20
    if joins, deletesSpace { line = line.dropLast() }
    try builder.append(validUTF8: UnsafeRawBufferPointer(rebasing: line))
  }

  private mutating func end(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if isOpen { try builder.close() }
    isOpen = false
    joins = false
  }

  /// Takes `> >` off the front; `>From` is the mailbox's way to write `From`.
  private func takeQuoteMarks(_ line: inout Slice<UnsafeRawBufferPointer>) -> Int {
    if line.starts(with: ">From ".utf8) {
      line = line.dropFirst()
      return 0
    }
    var depth = 0
    var rest = line
    while depth < 100 {
      let trimmed = rest.drop { $0 == 0x20 }
      guard trimmed.first == UInt8(ascii: ">"), rest.count - trimmed.count <= 1 else { break }
      rest = trimmed.dropFirst()
      depth += 1
    }
    if depth > 0, rest.first == 0x20 { rest = rest.dropFirst() }
    line = rest
    return depth
  }
}

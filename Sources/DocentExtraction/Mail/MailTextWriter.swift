import DocentDocument

/// Writes a plain-text body: paragraphs, quoted text as quotes without its marks, the signature as a footer; flowed
/// lines (RFC 3676) joined.
struct MailTextWriter {
  private let isFlowed: Bool
  private let deletesSpace: Bool
  private var kind = Block.Kind.paragraph
  private var quoteDepth = 0
  private var isOpen = false
  /// The rest quotes an older message, whose header follows a line of dashes.
  private var isForwarded = false
  private var isSignature = false
  /// The line before ended with a space that joins this one to it.
  private var joins = false

  init(isFlowed: Bool, deletesSpace: Bool) {
    self.isFlowed = isFlowed
    self.deletesSpace = deletesSpace
  }

  mutating func write(_ text: UnsafeRawBufferPointer, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var position = 0
    while position < text.count {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      try write(UnsafeRawBufferPointer(rebasing: text[line])[...], into: &builder)
      position = next
    }
    if isOpen { try builder.close() }
    isOpen = false
  }

  private mutating func write(
    _ whole: Slice<UnsafeRawBufferPointer>, into builder: inout DocumentBuilder
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
    if Self.isForwardMark(line) { isForwarded = true }
    let wanted: Block.Kind = depth > 0 || isForwarded ? .quote : isSignature ? .footer : .paragraph
    if isOpen, wanted != kind || depth != quoteDepth { try end(&builder) }
    if !isOpen {
      kind = wanted
      quoteDepth = depth
      try builder.open(kind)
      isOpen = true
    } else if !joins {
      builder.endLine()
    }
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

  /// `-----Original Message-----`, in the languages of common mail programs.
  private static func isForwardMark(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard line.count < 100, line.starts(with: "---".utf8) else { return false }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    return forwardMarks.contains { text.contains($0) }
  }

  private static let forwardMarks = [
    "original message", "forwarded message", "ursprüngliche nachricht", "weitergeleitete nachricht",
    "message d'origine",
    "message original", "message transféré", "mensaje original", "mensaje reenviado", "messaggio originale",
    "mensagem original", "oorspronkelijk bericht", "исходное сообщение", "原始邮件", "元のメッセージ",
  ]
}

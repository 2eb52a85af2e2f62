import DocentDocument

/// Writes the parts of a message that a reader sees as its body, and gathers the others as attachments.
struct MailBodyWriter {
  /// Part of the message to be handed on as a member.
  struct Attachment {
    var name: String
    var type: String
    var range: Range<Int>
    var encoding: String

    var isEncoded: Bool { ["base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue"].contains(encoding) }
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var attachments: [Attachment] = []

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func write(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.tick(256)
    switch entity.type {
    case _ where entity.isMultipart: try writeParts(entity, into: &builder)
    case "message/rfc822", "message/global": attach(entity)
    case "message/delivery-status", "message/disposition-notification", "text/rfc822-headers":
      try writeText(entity, into: &builder)
    case _ where entity.isAttachment: attach(entity)
    case "text/html": try writeHTML(entity, into: &builder)
    case "text/plain", "text/enriched", "text/x-amp-html", "text": try writeText(entity, into: &builder)
    case "application/pkcs7-mime", "application/x-pkcs7-mime":
      builder.degrade(.encrypted, "the message is encrypted (S/MIME); decrypt it with your mail program first")
    case "text/css", "text/javascript", "application/javascript", "application/x-javascript": break
    case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature": break
    case _ where entity.type.hasPrefix("multipart/"): try writeText(entity, into: &builder)
    default: attach(entity)
    }
  }

  private mutating func writeParts(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch entity.type {
    case "multipart/alternative":
      guard let chosen = preferred(entity.parts) else { return }
      try write(entity.parts[chosen], into: &builder)
      // An invitation or the like beside the text.
      for (index, part) in entity.parts.enumerated() where index != chosen && isSeparate(part) { attach(part) }
    case "multipart/related":
      let start = entity.contentType["start"]
      let root = entity.parts.firstIndex { start != nil && $0.headers.text("content-id") == start } ?? 0
      try write(entity.parts[root], into: &builder)
      for (index, part) in entity.parts.enumerated() where index != root && !isDecoration(part) {
        try write(part, into: &builder)
      }
    case "multipart/encrypted":
      builder.degrade(.encrypted, "the message is encrypted (PGP); decrypt it with your mail program first")
    default:
      for part in entity.parts { try write(part, into: &builder) }
    }
  }

  /// The plain text, unless it is a stub that only points to the other form.
  private func preferred(_ parts: [MIMEEntity]) -> Int? {
    let plain = parts.firstIndex { $0.type == "text/plain" && $0.disposition.value != "attachment" }
    let rich = parts.firstIndex { $0.type == "text/html" || $0.type.hasPrefix("multipart/") }
    guard let plain else { return rich ?? parts.indices.last }
    guard let rich else { return plain }
    let length = visibleLength(parts[plain])
    return length < 200 && length * 3 < visibleLength(parts[rich]) ? rich : plain
  }

  /// Bytes of text that show, roughly.
  private func visibleLength(_ entity: MIMEEntity) -> Int {
    if let first = entity.parts.first { return visibleLength(first) }
    let content = entity.content(bytes)
    guard entity.type == "text/html" else { return content.count { !$0.isASCIISpace } }
    return content.withUnsafeBytes { html in
      var tokenizer = HTMLTokenizer(html)
      var count = 0
      var isHidden = false
      while let token = tokenizer.next() {
        switch token {
        case .text(let range, _): if !isHidden { count += html[range].count { !$0.isASCIISpace } }
        case .startTag(let element, _): isHidden = element.isRawText || element == .title
        case .endTag: isHidden = false
        }
      }
      return count
    }
  }

  private func isSeparate(_ part: MIMEEntity) -> Bool {
    !part.isMultipart && (part.isAttachment || part.type == "text/calendar")
  }

  /// Images and style sheets that the page around them shows.
  private func isDecoration(_ part: MIMEEntity) -> Bool {
    let isShown = part.headers.raw("content-id") != nil || part.headers.raw("content-location") != nil
    return isShown && part.disposition.value != "attachment" && !part.isMultipart
      && (part.type.hasPrefix("image/") || part.type.hasPrefix("font/") || part.type.hasPrefix("text/")
        || part.type.hasPrefix("application/"))
  }

  private mutating func attach(_ entity: MIMEEntity) {
    let fallback: String
    switch entity.type {
    case "message/rfc822", "message/global": fallback = "message.eml"
    default: fallback = "attachment." + (MediaFormat.of(MediaType(entity.type))?.extensions.first ?? "bin")
    }
    let type = entity.type == "message/global" ? "message/rfc822" : entity.type
    attachments.append(
      Attachment(
        name: entity.fileName ?? fallback, type: type, range: entity.body, encoding: entity.transferEncoding))
  }

  private func writeHTML(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try entity.content(bytes).withUnsafeBytesTyped { (html) throws(ExtractionError) in
      try HTMLExtractor.read(html, declared: entity.contentType["charset"], into: &builder, writesMetadata: false)
    }
    builder.endLine()
  }

  private func writeText(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let content = entity.content(bytes)
    let text = content.withUnsafeBytes { TextDecoder.decode($0, declared: entity.contentType["charset"]) }
    var writer = MailTextWriter(
      isFlowed: entity.contentType["format"]?.lowercased() == "flowed",
      deletesSpace: entity.contentType["delsp"]?.lowercased() == "yes")
    try text.withUnsafeBytesTyped { (text) throws(ExtractionError) in
      try writer.write(text, into: &builder)
    }
  }
}

import DocentDocument

/// Writes the parts of a message that a reader sees as its body, and gathers the others as attachments.
struct MailBodyWriter {
  /// Pictures inside a letter that are larger are content (screenshots, scans); smaller ones are logos and the like.
  private static let decorationBytes = 64 << 10

  /// Bytes of a body that is read as part of the message; what is larger is a member.
  private static let maximumBody = 16 << 20

  private let bytes: UnsafeRawBufferPointer
  /// A saved web page: pictures and frames belong to it.
  private let isPage: Bool
  private(set) var attachments: [MailAttachment] = []

  init(_ bytes: UnsafeRawBufferPointer, isPage: Bool) {
    self.bytes = bytes
    self.isPage = isPage
  }

  mutating func write(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.tick(256)
    switch entity.type {
    case _ where entity.isMultipart: try writeParts(entity, into: &builder)
    case _ where entity.body.count > Self.maximumBody: attach(entity)
    case "message/rfc822", "message/global", "message/news": attach(entity)
    case "message/partial": try writePartial(entity, into: &builder)
    case _ where entity.type.hasPrefix("message/"), "text/rfc822-headers":
      try writeText(entity, into: &builder)
    case _ where SMIMEContent.isOpaque(entity): writeOpaque(entity, into: &builder)
    case _ where Self.isSignature(entity.type): break
    case _ where entity.isAttachment: attach(entity)
    case "text/calendar", "text/vcard", "text/x-vcard", "text/directory": attach(entity)
    case "text/html", "application/xhtml+xml": try writeHTML(entity, into: &builder)
    case "text/plain", "text/x-amp-html", "text/x-plain", "application/text": try writeText(entity, into: &builder)
    case "text/enriched", "text/richtext": try writeEnriched(entity, into: &builder)
    case _ where Self.isMachinery(entity.type): break
    case _ where entity.type.hasPrefix("multipart/"): try writeText(entity, into: &builder)
    case _ where entity.type.hasPrefix("text/") && MediaFormat.of(MediaType(entity.type)) == nil:
      try writeText(entity, into: &builder)
    default: attach(entity)
    }
  }

  private mutating func writeParts(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch entity.type {
    case "multipart/alternative":
      guard let chosen = preferred(entity.parts) else { return }
      try write(entity.parts[chosen], into: &builder)
      for (index, part) in entity.parts.enumerated() where index != chosen { attachSeparate(part) }
    case "multipart/related":
      let root = root(of: entity)
      try write(entity.parts[root], into: &builder)
      let isFrameset = isPage && visibleLength(entity.parts[root]) < 50
      for (index, part) in entity.parts.enumerated() where index != root {
        if !isDecoration(part) || (isFrameset && part.type == "text/html") { try write(part, into: &builder) }
      }
    case "multipart/encrypted":
      builder.degrade(.encrypted, "the message is encrypted (PGP); decrypt it with your mail program first")
    default:
      for part in entity.parts { try write(part, into: &builder) }
    }
  }

  /// The part that shows the others: named by `start`, by the place of the page, else the first that is text.
  private func root(of entity: MIMEEntity) -> Int {
    if let start = entity.contentType["start"].map(Self.identifier),
      let index = entity.parts.firstIndex(where: { $0.headers.text("content-id").map(Self.identifier) == start })
    {
      return index
    }
    if let place = entity.headers.text("snapshot-content-location") ?? entity.headers.text("content-location"),
      let index = entity.parts.firstIndex(where: { $0.headers.text("content-location") == place })
    {
      return index
    }
    return entity.parts.firstIndex { $0.type.hasPrefix("text/") || $0.isMultipart } ?? 0
  }

  private static func identifier(_ text: String) -> String { text.filter { $0 != "<" && $0 != ">" } }

  /// The plain text, unless it is a stub that only points to the other form.
  private func preferred(_ parts: [MIMEEntity]) -> Int? {
    let plain = parts.firstIndex { $0.type == "text/plain" && $0.disposition.value != "attachment" }
    let rich = parts.lastIndex { $0.type == "text/html" || $0.isMultipart }
    guard let plain else { return rich ?? parts.lastIndex { $0.type.hasPrefix("text/") } ?? parts.indices.last }
    guard let rich else { return plain }
    let length = visibleLength(parts[plain])
    return length < 500 && length * 3 < visibleLength(parts[rich]) ? rich : plain
  }

  /// Bytes of text that show, roughly.
  private func visibleLength(_ entity: MIMEEntity) -> Int {
    if entity.isMultipart {
      return entity.parts.first { $0.isMultipart || $0.type.hasPrefix("text/") }.map(visibleLength) ?? 0
    }
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

  /// Of a form that is not shown: the files in it, invitations among them.
  private mutating func attachSeparate(_ part: MIMEEntity) {
    if part.isMultipart {
      for inner in part.parts { attachSeparate(inner) }
    } else if part.isAttachment ? !isDecoration(part) : Self.isFile(part.type) {
      attach(part)
    }
  }

  private static func isFile(_ type: String) -> Bool {
    type == "text/calendar" || !(type.hasPrefix("text/") || type.hasPrefix("multipart/") || isMachinery(type))
  }

  /// Signatures and resource forks, which have a name and no text.
  private static func isSignature(_ type: String) -> Bool {
    [
      "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
      "application/applefile",
    ].contains(type)
  }

  /// Styles and scripts of a page.
  private static func isMachinery(_ type: String) -> Bool {
    ["text/css", "text/javascript", "application/javascript", "application/x-javascript"].contains(type)
      || isSignature(type)
  }

  /// Small pictures, fonts and styles that the page around them shows.
  private func isDecoration(_ part: MIMEEntity) -> Bool {
    let isShown = part.headers.raw("content-id") != nil || part.headers.raw("content-location") != nil
    guard isShown, part.disposition.value != "attachment", !part.isMultipart else { return false }
    if part.type.hasPrefix("text/") || part.type.hasPrefix("font/") || part.type.contains("font") { return true }
    if isPage, part.type.hasPrefix("application/") || part.type.hasPrefix("video/") || part.type.hasPrefix("audio/") {
      return part.type != "application/pdf"
    }
    let named = part.fileName.flatMap(MediaFormat.named)?.mediaTypes.first?.rawValue ?? ""
    guard part.type.hasPrefix("image/") || named.hasPrefix("image/") else { return false }
    return isPage || part.body.count < Self.decorationBytes
  }

  private mutating func attach(_ entity: MIMEEntity) {
    let fallback: String
    switch entity.type {
    case "message/rfc822", "message/global", "message/news", "message/partial": fallback = "message.eml"
    case "text/calendar": fallback = "invitation.ics"
    case "text/vcard", "text/x-vcard", "text/directory": fallback = "contact.vcf"
    case "application/ms-tnef", "application/vnd.ms-tnef": fallback = "winmail.dat"
    default: fallback = "attachment." + (MediaFormat.of(MediaType(entity.type))?.extensions.first ?? "bin")
    }
    let type = fallback == "message.eml" ? MediaType.mail.rawValue : entity.type
    attachments.append(
      MailAttachment(
        name: entity.fileName ?? fallback, type: type, charset: entity.contentType["charset"],
        content: .stored(entity.body, encoding: entity.transferEncoding)))
  }

  /// A message sent in pieces (RFC 2046, 5.2.2): the first begins with the header of the whole.
  private mutating func writePartial(
    _ entity: MIMEEntity, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let number = entity.contentType["number"] ?? "?"
    if number == "1" { attach(entity) } else { try writeText(entity, into: &builder) }
    if entity.contentType["total"] != "1" {
      builder.degrade(
        .corrupted, "this is piece \(number) of a message that was sent in several; join them with your mail program")
    }
  }

  /// A signed message wrapped as a whole, or an encrypted one.
  private mutating func writeOpaque(_ entity: MIMEEntity, into builder: inout DocumentBuilder) {
    let wrapped = entity.content(bytes)
    switch SMIMEContent(wrapped) {
    case .signed(let content):
      attachments.append(
        MailAttachment(name: "signed.eml", type: MediaType.mail.rawValue, content: .decoded(content)))
    case .encrypted:
      builder.degrade(.encrypted, "the message is encrypted (S/MIME); decrypt it with your mail program first")
    case .unknown:
      builder.degrade(.unsupported, "the message is wrapped (S/MIME) in a way that cannot be read")
    }
  }

  private func writeHTML(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let writesMetadata = isPage && builder.metadata.title == nil
    try entity.content(bytes).withUnsafeBytesTyped { (html) throws(ExtractionError) in
      try HTMLExtractor.read(
        html, declared: entity.contentType["charset"], into: &builder, writesMetadata: writesMetadata)
    }
    builder.endLine()
  }

  private mutating func writeText(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let content = entity.content(bytes)
    let files = content.withUnsafeBytes { Uuencode.files(in: $0) }
    var position = 0
    for file in files {
      try write(content[position..<file.lines.lowerBound], of: entity, into: &builder)
      attachments.append(
        MailAttachment(name: file.name, type: "application/octet-stream", content: .decoded(file.content)))
      position = file.lines.upperBound
    }
    try write(content[position...], of: entity, into: &builder)
  }

  private func write(
    _ content: ArraySlice<UInt8>, of entity: MIMEEntity, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let text = content.withUnsafeBytes { TextDecoder.decode($0, declared: entity.contentType["charset"]) }
    var writer = MailTextWriter(
      isFlowed: entity.contentType["format"]?.lowercased() == "flowed",
      deletesSpace: entity.contentType["delsp"]?.lowercased() == "yes")
    try text.withUnsafeBytesTyped { (text) throws(ExtractionError) in
      try writer.write(text, into: &builder)
    }
  }

  private func writeEnriched(_ entity: MIMEEntity, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let content = entity.content(bytes)
    let text = content.withUnsafeBytes { TextDecoder.decode($0, declared: entity.contentType["charset"]) }
    var writer = MailTextWriter(isFlowed: false, deletesSpace: false)
    try EnrichedText.plain(text).withUnsafeBytesTyped { (text) throws(ExtractionError) in
      try writer.write(text, into: &builder)
    }
  }
}

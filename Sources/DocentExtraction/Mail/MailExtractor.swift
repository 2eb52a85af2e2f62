package import DocentDocument

/// Mail (RFC 5322 with MIME) and saved web pages (MHTML): subject and body as text, header fields as metadata, attachments
/// and forwarded messages as members.
package struct MailExtractor: Extractor {
  package let name = "mail"
  package let version = 2
  package let mediaTypes: [MediaType] = [.mail, "message/global", "message/news", "multipart/related"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let source = try Self.narrowed(source, limits: context.limits)
    let attachments = try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let message = MIMEEntity(bytes, in: Self.messageRange(bytes))
      MailMetadata.write(message.headers, to: &builder.metadata)
      if let subject = builder.metadata.subject { try builder.block(.title, subject) }
      let isPage = message.headers.raw("snapshot-content-location") != nil || Self.isPage(message)
      var writer = MailBodyWriter(bytes, isPage: isPage)
      try writer.write(message, into: &builder)
      if message.isCut { builder.degrade(.tooLarge, "the message has too many parts; the others were left out") }
      if !builder.hasText, writer.attachments.isEmpty { try Self.writeAddresses(into: &builder) }
      return writer.attachments
    }
    for attachment in attachments {
      let content = try attachment.content(in: source, temporary: context.tools.temporary)
      try await builder.attach(name: attachment.name, content, mediaTypeHint: MediaType(attachment.type))
    }
  }

  /// Programs that save pages give each part its address.
  private static func isPage(_ message: MIMEEntity) -> Bool {
    message.type == "multipart/related" && message.headers.raw("to") == nil
      && message.parts.contains { $0.headers.raw("content-location") != nil }
  }

  /// A message saved as UTF-16 or UTF-32, in UTF-8.
  private static func narrowed(
    _ source: SourceContent, limits: ExtractionLimits
  ) throws(ExtractionError) -> SourceContent {
    let encoding = source.withUnsafeBytes { bytes in
      EncodingDetector.detect(UnsafeRawBufferPointer(rebasing: bytes.prefix(4096)))
    }
    guard encoding.unit > 1 else { return source }
    if source.count > limits.memoryBytes / 4 {
      throw ExtractionError(.tooLarge, "the message is too large to convert it from \(encoding.name) to UTF-8")
    }
    return SourceContent(source.withUnsafeBytes { TextDecoder.decode($0, as: encoding) }, name: source.name)
  }

  /// The message itself: behind blank lines and a byte order mark, and, as Apple Mail saves it, between a line with its
  /// length and a property list.
  private static func messageRange(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = bytes[marked...].firstIndex { !$0.isASCIISpace } ?? bytes.count
    let (line, next) = MIMEHeaders.line(bytes, start, min(bytes.count, start + 40))
    let digits = bytes[line].prefix { $0.isASCIIDigit }
    guard !digits.isEmpty, digits.count < 12, bytes[line].dropFirst(digits.count).allSatisfy(\.isASCIISpace),
      let length = Int(String(decoding: digits, as: UTF8.self)), length > 0
    else { return start..<bytes.count }
    return next..<min(bytes.count, next + length)
  }

  /// What shows of a message that says nothing.
  private static func writeAddresses(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let metadata = builder.metadata
    let fields = [
      ("From", metadata.from), ("To", metadata.to.isEmpty ? nil : metadata.to.joined(separator: ", ")),
      ("Date", metadata.sent),
    ]
    for (name, value) in fields {
      if let value { try builder.block(.header, "\(name): \(value)") }
    }
  }
}

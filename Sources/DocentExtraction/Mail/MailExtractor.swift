package import DocentDocument

/// Mail (RFC 5322 with MIME) and saved web pages (MHTML): subject and body as text, header fields as metadata, attachments
/// and forwarded messages as members.
package struct MailExtractor: Extractor {
  package let name = "mail"
  package let version = 1
  package let mediaTypes: [MediaType] = [.mail]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let attachments = try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let start = bytes.firstIndex { !$0.isASCIISpace } ?? 0
      let message = MIMEEntity(bytes, in: start..<bytes.count)
      MailMetadata.write(message.headers, to: &builder.metadata)
      if let subject = builder.metadata.subject { try builder.block(.title, subject) }
      var writer = MailBodyWriter(bytes)
      try writer.write(message, into: &builder)
      return writer.attachments
    }
    for attachment in attachments {
      let content =
        attachment.isEncoded
        ? SourceContent(
          source.withUnsafeBytes {
            TransferEncoding.decode(UnsafeRawBufferPointer(rebasing: $0[attachment.range]), attachment.encoding)
          },
          name: attachment.name)
        : source.slice(attachment.range, name: attachment.name)
      try await builder.attach(name: attachment.name, content, mediaTypeHint: MediaType(attachment.type))
    }
  }
}

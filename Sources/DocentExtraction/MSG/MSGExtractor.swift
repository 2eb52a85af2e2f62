package import DocentDocument

/// Messages saved by Outlook ([MS-OXMSG]): subject, head and body as text, properties as metadata, attachments and
/// forwarded messages as members.
package struct MSGExtractor: Extractor {
  package let name = "msg"
  package let version = 1
  package let mediaTypes: [MediaType] = [.outlookMessage, "application/x-msg"]
  private typealias Tag = MAPIProperties.Tag

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try await Self.read(CompoundFile(source).root, into: &builder, context: context)
  }

  /// Reads the message a storage holds.
  static func read(
    _ storage: CompoundStorage, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var message = MAPIProperties(storage)
    message.codePage = codePage(message)
    OutlookMetadata.write(message, to: &builder.metadata)
    if let subject = builder.metadata.subject { try builder.block(.title, subject) }
    try head(builder.metadata, into: &builder)
    try OutlookBodyWriter.write(message, into: &builder, context: context)
    if message.text(Tag.messageClass)?.lowercased() == "ipm.note.smime" {
      builder.degrade(.encrypted, "the message is encrypted (S/MIME); decrypt it with your mail program first")
    }
    try await OutlookAttachments.attach(message, into: &builder)
  }

  /// The code page of texts that are not Unicode: stated, or that of the sender's language.
  private static func codePage(_ message: MAPIProperties) -> Int {
    let pages = [Tag.codePage, Tag.internetCodePage].compactMap { message.number($0) }
    if let page = pages.first(where: { $0 > 0 && $0 != 20127 && $0 != 1200 }) { return page }
    return message.number(Tag.locale).map(CodePages.ofLanguage) ?? 1252
  }

  /// Sender, recipients, subject and date, as Outlook shows and prints them above the body.
  private static func head(_ metadata: Metadata, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let fields: [(String, String?)] = [
      ("From", metadata.from), ("To", metadata.to.joined(separator: "; ")), ("Cc", metadata.cc.joined(separator: "; ")),
      ("Subject", metadata.subject), ("Date", metadata.sent),
    ]
    try builder.open(.header)
    for (name, value) in fields {
      guard let value, !value.isEmpty else { continue }
      builder.endLine()
      try builder.append("\(name): \(value)")
    }
    try builder.close()
  }
}

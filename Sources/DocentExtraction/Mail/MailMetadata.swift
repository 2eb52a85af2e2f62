import DocentDocument

/// Header fields as metadata.
enum MailMetadata {
  static func write(_ headers: MIMEHeaders, to metadata: inout Metadata) {
    metadata.subject = headers.text("subject") ?? headers.text("thread-topic")
    metadata.title = metadata.subject
    metadata.from = headers.text("from") ?? headers.text("sender") ?? headers.text("return-path")
    if let from = metadata.from { metadata.authors = [from] }
    metadata.to = AddressList.read(headers.all("to") + headers.all("apparently-to"), fallback: headers.charset)
    metadata.cc = AddressList.read(headers.all("cc"), fallback: headers.charset)
    metadata.sent = sent(headers)
    metadata.producer = headers.text("x-mailer") ?? headers.text("user-agent")
    metadata.language = headers.text("content-language").flatMap { LanguageTag.declared($0) }
    for name in others {
      if let value = headers.text(name) { metadata.extra[name] = value }
    }
    if headers.raw("from") != nil, let sender = headers.text("sender"), sender != metadata.from {
      metadata.extra["sender"] = sender
    }
  }

  /// The date the sender gave, else the one of the last hop.
  private static func sent(_ headers: MIMEHeaders) -> String? {
    for name in ["date", "resent-date", "delivery-date", "nntp-posting-date"] {
      if let date = headers.text(name).flatMap(DateFormats.rfc5322) { return date }
    }
    let hop = headers.text("received").flatMap { $0.split(separator: ";").last.map(String.init) }
    return hop.flatMap(DateFormats.rfc5322)
  }

  private static let others = [
    "message-id", "in-reply-to", "references", "reply-to", "bcc", "list-id", "content-location", "newsgroups",
    "organization", "keywords", "comments", "importance",
  ]
}

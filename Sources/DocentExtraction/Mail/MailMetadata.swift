import DocentDocument

/// Header fields as metadata.
enum MailMetadata {
  private static let maximumAddresses = 1000

  static func write(_ headers: MIMEHeaders, to metadata: inout Metadata) {
    metadata.subject = headers.text("subject")
    metadata.title = metadata.subject
    metadata.from = headers.text("from") ?? headers.text("sender") ?? headers.text("return-path")
    if let from = metadata.from { metadata.authors = [from] }
    metadata.to = addresses(headers.raw("to"))
    metadata.cc = addresses(headers.raw("cc"))
    metadata.sent = headers.text("date").flatMap(DateFormats.rfc5322)
    metadata.producer = headers.text("x-mailer") ?? headers.text("user-agent")
    metadata.language = headers.text("content-language").flatMap { LanguageTag.declared($0) }
    for name in ["message-id", "in-reply-to", "references", "reply-to", "bcc", "list-id", "content-location"] {
      if let value = headers.text(name) { metadata.extra[name] = value }
    }
  }

  /// Cuts an address list at the commas that stand outside of quotes, brackets and comments.
  private static func addresses(_ field: [UInt8]?) -> [String] {
    guard let field else { return [] }
    var result: [String] = []
    var current: [UInt8] = []
    var isQuoted = false
    var depth = 0
    func end() {
      if let text = cleaned(EncodedWords.decode(current)), result.count < maximumAddresses { result.append(text) }
      current = []
    }
    for byte in field {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "<"), UInt8(ascii: "("): if !isQuoted { depth += 1 }
      case UInt8(ascii: ">"), UInt8(ascii: ")"): if !isQuoted { depth = max(0, depth - 1) }
      case UInt8(ascii: ",") where !isQuoted && depth == 0, UInt8(ascii: ";") where !isQuoted && depth == 0:
        end()
        continue
      default: break
      }
      current.append(byte)
    }
    end()
    return result
  }
}

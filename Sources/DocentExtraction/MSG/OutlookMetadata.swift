import DocentDocument

/// The properties of a message as metadata, under the names mail has.
enum OutlookMetadata {
  private static let maximumRecipients = 1000
  private typealias Tag = MAPIProperties.Tag

  /// What Outlook shows counts first; the header fields the message arrived with give the rest, and the addresses
  /// that Outlook only knows by their names.
  static func write(_ message: MAPIProperties, to metadata: inout Metadata) {
    if let headers = message.text(Tag.transportHeaders) {
      let bytes = Array(headers.utf8)
      bytes.withUnsafeBytes { MailMetadata.write(MIMEHeaders($0, in: 0..<$0.count), to: &metadata) }
    }
    if let subject = subject(message) {
      metadata.subject = subject
      metadata.title = subject
    }
    if let sender = sender(message), sender.contains("@") || metadata.from == nil { metadata.from = sender }
    if let from = metadata.from { metadata.authors = [from] }
    let recipients = recipients(message)
    func list(_ kind: Int, _ display: Int, _ header: [String]) -> [String] {
      let named = recipients.filter { $0.kind == kind }.map(\.text)
      if named.contains(where: { $0.contains("@") }) { return named }
      if !header.isEmpty { return header }
      if !named.isEmpty { return named }
      return (message.text(display) ?? "").split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    metadata.to = list(1, Tag.displayTo, metadata.to)
    metadata.cc = list(2, Tag.displayCopies, metadata.cc)
    let hidden = recipients.filter { $0.kind == 3 }.map(\.text)
    if !hidden.isEmpty { metadata.extra["bcc"] = hidden.joined(separator: ", ") }
    metadata.sent = metadata.sent ?? message.date(Tag.sent) ?? message.date(Tag.delivered)
    metadata.created = message.date(Tag.created)
    metadata.modified = message.date(Tag.modified)
    if metadata.extra["message-id"] == nil { metadata.extra["message-id"] = message.text(Tag.messageIdentifier) }
    if let kind = message.text(Tag.messageClass), kind != "IPM.Note" { metadata.extra["message-class"] = kind }
  }

  /// The subject; two characters may come first that say how long its `Re:` is.
  static func subject(_ message: MAPIProperties) -> String? {
    guard let text = message.rawText(Tag.subject) else { return nil }
    return cleaned(text.unicodeScalars.first?.value == 1 ? String(text.dropFirst(2)) : text)
  }

  private static func sender(_ message: MAPIProperties) -> String? {
    let represented = address(
      message.text(Tag.representedName), message.text(Tag.representedSMTP) ?? message.text(Tag.representedAddress))
    return represented
      ?? address(
        message.text(Tag.senderName), message.text(Tag.senderSMTP) ?? message.text(Tag.senderAddress))
  }

  private static func recipients(_ message: MAPIProperties) -> [(kind: Int, text: String)] {
    message.storage.storages.filter { $0.entry.name.hasPrefix("__recip_version1.0_") }.prefix(maximumRecipients)
      .compactMap { storage in
        let recipient = MAPIProperties(storage, codePage: message.codePage)
        let mail = recipient.text(Tag.smtpAddress) ?? recipient.text(Tag.address)
        guard let text = address(recipient.text(Tag.displayName), mail) else { return nil }
        return (recipient.number(Tag.recipientType) ?? 1, text)
      }
  }

  /// `Name <name@example.org>`; addresses within an organisation (`/O=…/CN=…`) tell a reader nothing.
  private static func address(_ name: String?, _ mail: String?) -> String? {
    let mail = mail.flatMap { $0.hasPrefix("/") ? nil : $0 }
    guard let name, let mail else { return name ?? mail }
    let plain = name.filter { $0 != "'" && $0 != "\"" }
    return plain.lowercased() == mail.lowercased() ? mail : "\(name) <\(mail)>"
  }
}

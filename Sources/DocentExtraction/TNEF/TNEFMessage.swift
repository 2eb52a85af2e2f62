/// A message in attributes ([MS-OXTNEF] 2.1), turned into the streams and storages the same message has in a file of
/// Outlook's own.
struct TNEFMessage {
  /// The attributes that are read.
  private enum Attribute {
    static let from = 0x8000
    static let subject = 0x1_8004
    static let dateSent = 0x3_8005
    static let messageIdentifier = 0x1_8009
    static let body = 0x2_800C
    static let attachmentData = 0x6_800F
    static let attachmentTitle = 0x1_8010
    static let attachmentStart = 0x6_9002
    static let properties = 0x6_9003
    static let recipients = 0x6_9004
    static let attachment = 0x6_9005
    static let codePage = 0x6_9007
  }

  private static let maximumAttachments = 10_000
  private static let maximumRecipients = 1000
  private let bytes: UnsafeRawBufferPointer
  private let depth: Int
  private var message = TNEFProperties()
  private var attachments: [TNEFProperties] = []
  private var recipients: [TNEFProperties] = []
  /// The last attribute reaches beyond the end.
  private(set) var isCut = false

  init(_ bytes: UnsafeRawBufferPointer, depth: Int = 0) {
    self.bytes = bytes
    self.depth = depth
  }

  /// The contents of the file or, with a `header` of 24 bytes, of the storage of a message within a message.
  mutating func nodes(header: Int) -> [CompoundFileWriter.Node] {
    var position = 6
    while let identifier = bytes.readUInt32(at: position + 1), let length = bytes.readUInt32(at: position + 5) {
      let value = bytes.part(at: position + 9, length: length)
      isCut = isCut || value.count < length
      read(identifier, value)
      position += 9 + length + 2
    }
    var result = message.nodes(header: header)
    for (index, attachment) in attachments.enumerated() {
      result.append(.storage("__attach_version1.0_#\(Self.hexadecimal(index))", attachment.nodes(header: 8)))
    }
    for (index, recipient) in recipients.enumerated() {
      result.append(.storage("__recip_version1.0_#\(Self.hexadecimal(index))", recipient.nodes(header: 8)))
    }
    return result
  }

  private mutating func read(_ identifier: Int, _ value: UnsafeRawBufferPointer) {
    switch identifier {
    case Attribute.subject: message.set(MAPIProperties.Tag.subject, 0x1E, value)
    case Attribute.body: message.set(MAPIProperties.Tag.body, 0x1E, value)
    case Attribute.messageIdentifier: message.set(MAPIProperties.Tag.messageIdentifier, 0x1E, value)
    case Attribute.codePage: message.set(MAPIProperties.Tag.codePage, 0x03, value.part(at: 0, length: 4))
    case Attribute.from: readSender(value)
    case Attribute.dateSent: readDate(value)
    case Attribute.properties: message.read(value, depth: depth)
    case Attribute.recipients: readRecipients(value)
    case Attribute.attachmentStart:
      if attachments.count < Self.maximumAttachments { attachments.append(TNEFProperties()) }
    case Attribute.attachmentTitle: setAttachment(MAPIProperties.Tag.attachmentShortName, 0x1E, value)
    case Attribute.attachmentData: setAttachment(MAPIProperties.Tag.attachmentData, 0x102, value)
    case Attribute.attachment:
      if let last = attachments.indices.last { attachments[last].read(value, depth: depth) }
    default: break
    }
  }

  private mutating func setAttachment(_ property: Int, _ type: Int, _ value: UnsafeRawBufferPointer) {
    if let last = attachments.indices.last { attachments[last].set(property, type, value) }
  }

  /// Lengths of name and address, then both (2.1.3.3.1).
  private mutating func readSender(_ value: UnsafeRawBufferPointer) {
    guard let name = value.readUInt16(at: 4), let address = value.readUInt16(at: 6) else { return }
    message.set(MAPIProperties.Tag.senderName, 0x1E, value.part(at: 8, length: name))
    let whole = value.part(at: 8 + name, length: address)
    let start = whole.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
    message.set(MAPIProperties.Tag.senderAddress, 0x1E, whole.part(at: start, length: whole.count))
  }

  /// Year, month, day, hour, minute and second in two bytes each.
  private mutating func readDate(_ value: UnsafeRawBufferPointer) {
    let fields = (0..<6).compactMap { value.readUInt16(at: 2 * $0) }
    guard fields.count == 6, let time = DateFormats.fileTime(of: fields) else { return }
    withUnsafeBytes(of: time.littleEndian) { message.set(MAPIProperties.Tag.sent, 0x40, $0) }
  }

  private mutating func readRecipients(_ value: UnsafeRawBufferPointer) {
    var position = 4
    for _ in 0..<min(value.readUInt32(at: 0) ?? 0, Self.maximumRecipients) {
      var recipient = TNEFProperties()
      let length = recipient.read(value.part(at: position, length: value.count), depth: depth)
      if length <= 4 { return }
      recipients.append(recipient)
      position += length
    }
  }

  private static func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }
}

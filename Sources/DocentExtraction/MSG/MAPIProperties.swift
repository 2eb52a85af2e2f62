import DocentDocument

/// The properties of a message, a recipient or an attachment ([MS-OXMSG] 2.4): numbers and dates in one stream, texts
/// and bytes in streams of their own, named by the number and type of the property.
struct MAPIProperties {
  let storage: CompoundStorage
  /// Of texts that are not Unicode.
  var codePage: Int
  private let fixed: [UInt8]
  private static let maximumTextBytes = 64 << 20

  init(_ storage: CompoundStorage, codePage: Int = 1252) {
    self.storage = storage
    self.codePage = codePage
    let bytes = storage.stream(named: "__properties_version1.0")?.bytes(in: 0..<1 << 20) ?? []
    // The header has 32 bytes in a file of its own, 24 in a message within a message, 8 elsewhere; entries have 16.
    let isMessage = storage.entry.name.hasPrefix("__substg1.0_") || storage.index == 0
    fixed = Array(bytes.dropFirst(bytes.count % 16 == 0 ? 32 : isMessage ? 24 : 8))
  }

  func number(_ property: Int) -> Int? {
    fixed.withUnsafeBytes { bytes in
      entry(property, bytes).flatMap { bytes.readUInt32(at: $0 + 8) }
    }
  }

  /// ISO 8601.
  func date(_ property: Int) -> String? {
    fixed.withUnsafeBytes { bytes in
      entry(property, bytes).flatMap { bytes.readUInt64(at: $0 + 8) }.flatMap(DateFormats.fileTime)
    }
  }

  /// A text, trimmed; nil where there is none.
  func text(_ property: Int) -> String? {
    guard let text = rawText(property)?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// A text as it is stored.
  func rawText(_ property: Int) -> String? {
    if let wide = stream(property, 0x001F) {
      return wide.withUnsafeBytes { $0.part(at: 0, length: Self.maximumTextBytes).utf16Text().cutAtNUL }
    }
    guard let narrow = stream(property, 0x001E) else { return nil }
    var decoder = CodePageDecoder()
    return decoder.decode(narrow.bytes(in: 0..<Self.maximumTextBytes).prefix { $0 != 0 }, page: codePage)
  }

  func binary(_ property: Int) -> SourceContent? { stream(property, 0x0102) }

  /// A message or an object within an attachment.
  func object(_ property: Int) -> CompoundStorage? { storage.storage(named: Self.name(property, 0x000D)) }

  private func stream(_ property: Int, _ type: Int) -> SourceContent? {
    storage.stream(named: Self.name(property, type))
  }

  private func entry(_ property: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
    stride(from: 0, to: bytes.count, by: 16).first { bytes.readUInt16(at: $0 + 2) == property }
  }

  /// Of the stream or storage that holds a property.
  static func name(_ property: Int, _ type: Int) -> String {
    let digits = String(property << 16 | type, radix: 16, uppercase: true)
    return "__substg1.0_" + String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }
}

extension MAPIProperties {
  /// The numbers of the properties that are read ([MS-OXPROPS]).
  enum Tag {
    static let messageClass = 0x001A
    static let subject = 0x0037
    static let sent = 0x0039
    static let representedName = 0x0042
    static let representedAddress = 0x0065
    static let transportHeaders = 0x007D
    static let senderName = 0x0C1A
    static let senderAddress = 0x0C1F
    static let recipientType = 0x0C15
    static let displayCopies = 0x0E03
    static let displayTo = 0x0E04
    static let delivered = 0x0E06
    static let body = 0x1000
    static let compressedRTF = 0x1009
    static let html = 0x1013
    static let messageIdentifier = 0x1035
    static let displayName = 0x3001
    static let address = 0x3003
    static let created = 0x3007
    static let modified = 0x3008
    static let attachmentData = 0x3701
    static let attachmentShortName = 0x3704
    static let attachmentName = 0x3707
    static let attachmentType = 0x370E
    static let attachmentFlags = 0x3714
    static let smtpAddress = 0x39FE
    static let internetCodePage = 0x3FDE
    static let locale = 0x3FF1
    static let codePage = 0x3FFD
    static let senderSMTP = 0x5D01
    static let representedSMTP = 0x5D02
    static let isHidden = 0x7FFE
  }
}

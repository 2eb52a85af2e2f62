import DocentDocument

/// Hands on the attachments of a message: files, messages and objects.
enum OutlookAttachments {
  private typealias Tag = MAPIProperties.Tag
  private static let maximumBytes = 256 << 20

  static func attach(_ message: MAPIProperties, into builder: inout DocumentBuilder) async throws(ExtractionError) {
    for storage in message.storage.storages where storage.entry.name.hasPrefix("__attach_version1.0_") {
      let attachment = MAPIProperties(storage, codePage: message.codePage)
      let named = attachment.text(Tag.attachmentName) ?? attachment.text(Tag.attachmentShortName)
      if let object = attachment.object(Tag.attachmentData) {
        try await attach(object, named: named ?? attachment.text(Tag.displayName), message, into: &builder)
      } else if let content = attachment.binary(Tag.attachmentData), !isDecoration(attachment) {
        let type = attachment.text(Tag.attachmentType).map { MediaType($0.lowercased()) }
        let suffix = type.flatMap(MediaFormat.of)?.extensions.first ?? "bin"
        let name = named ?? attachment.text(Tag.displayName) ?? "attachment.\(suffix)"
        try builder.budget.charge(expandedBytes: content.count)
        try await builder.attach(name: name, content, mediaTypeHint: type)
      }
    }
  }

  /// A message within the message, or an object of a program.
  private static func attach(
    _ object: CompoundStorage, named name: String?, _ message: MAPIProperties, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    guard object.holds("__properties_version1.0") else {
      return try await EmbeddedObjects.attach(object, named: name, into: &builder)
    }
    do throws(ExtractionError) {
      let bytes = try object.file(limit: min(maximumBytes, builder.limits.memoryBytes / 4))
      try builder.budget.charge(expandedBytes: bytes.count)
      let inner = MAPIProperties(object, codePage: message.codePage)
      let title = name ?? OutlookMetadata.subject(inner) ?? "message"
      let file = title.lowercased().hasSuffix(".msg") ? title : "\(title).msg"
      try await builder.attach(
        name: file.replacing("/", with: "-"), SourceContent(bytes, name: file), mediaTypeHint: .outlookMessage)
    } catch  where error.code == .tooLarge && builder.sinkFailure == nil {
      builder.degrade(.tooLarge, error.message)
    }
  }

  /// Pictures that the page around them shows.
  private static func isDecoration(_ attachment: MAPIProperties) -> Bool {
    let type = attachment.text(Tag.attachmentType)?.lowercased() ?? ""
    let isShown = (attachment.number(Tag.attachmentFlags) ?? 0) & 4 != 0 || attachment.number(Tag.isHidden) == 1
    return isShown && type.hasPrefix("image/")
  }
}

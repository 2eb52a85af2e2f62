import DocentDocument

/// Writes the body of a message: its plain text, else its HTML, else its Rich Text, which may be HTML in disguise.
enum OutlookBodyWriter {
  private typealias Tag = MAPIProperties.Tag

  static func write(
    _ message: MAPIProperties, into builder: inout DocumentBuilder, context: ExtractionContext
  ) throws(ExtractionError) {
    if let text = message.rawText(Tag.body), !text.trimmed.isEmpty {
      var writer = MailTextWriter(isFlowed: false, deletesSpace: false)
      try Array(text.utf8).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try writer.write(bytes, into: &builder)
      }
    } else if let html = html(message), !html.isEmpty {
      let page = message.number(Tag.internetCodePage) ?? message.codePage
      try html.withUnsafeBytes { (bytes) throws(ExtractionError) in
        try HTMLExtractor.read(
          bytes, declared: html.mediaType == .html ? "utf-8" : CodePages.charsetName(page), into: &builder,
          writesMetadata: false)
      }
      builder.endLine()
    } else if let rtf = message.binary(Tag.compressedRTF)?.withUnsafeBytes({ CompressedRTF.unpacked($0) }) {
      try context.budget.charge(expandedBytes: rtf.count)
      try write(rtf: rtf, into: &builder)
    }
  }

  /// As bytes in some encoding, or as text, which is marked by its media type.
  private static func html(_ message: MAPIProperties) -> SourceContent? {
    if let bytes = message.binary(Tag.html) { return bytes }
    return message.rawText(Tag.html).map { SourceContent(Array($0.utf8), name: "body.html", mediaType: .html) }
  }

  /// HTML that was wrapped in Rich Text ([MS-OXRTFEX]) has its text beside its tags, which are passed over.
  private static func write(rtf: [UInt8], into builder: inout DocumentBuilder) throws(ExtractionError) {
    let metadata = builder.metadata
    try rtf.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
      _ = try RTFExtractor.read(bytes, into: &builder)
    }
    // What the text says about itself is about the program's template.
    builder.metadata = metadata
  }
}

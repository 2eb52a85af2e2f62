import DocentDocument

/// Part of a message to be handed on as a member.
struct MailAttachment {
  enum Content {
    /// Bytes of the message under a transfer encoding.
    case stored(Range<Int>, encoding: String)
    case decoded([UInt8])
  }

  /// Encoded bytes decoded at a time.
  private static let pieceBytes = 3 << 20

  var name: String
  var type: String
  /// As declared, where the content is text.
  var charset: String?
  var content: Content

  /// The attachment as a source. What is large is decoded piece by piece into a temporary file.
  func content(in message: SourceContent, temporary: TemporaryRoot) throws(ExtractionError) -> SourceContent {
    switch content {
    case .decoded(let bytes): return SourceContent(bytes, name: name)
    case .stored(let range, let encoding):
      let kind = TransferEncoding.Kind(encoding)
      if kind == .identity, charset == nil || range.count > Self.pieceBytes { return message.slice(range, name: name) }
      if range.count <= Self.pieceBytes || kind == .uuencode {
        let bytes = message.withUnsafeBytes {
          TransferEncoding.decode(UnsafeRawBufferPointer(rebasing: $0[range]), encoding)
        }
        return SourceContent(inUTF8(bytes), name: name)
      }
      return try spooled(message, range, kind, temporary)
    }
  }

  /// Plain text in UTF-8: a file has no place to keep what the message said of its charset.
  private func inUTF8(_ bytes: [UInt8]) -> [UInt8] {
    guard let charset, Self.plainTypes.contains(type) else { return bytes }
    return bytes.withUnsafeBytes { TextDecoder.decode($0, declared: charset) }
  }

  private static let plainTypes: Set<String> = [
    "text/plain", "text/csv", "text/tab-separated-values", "text/markdown", "text/calendar", "text/vcard",
    "text/x-vcard",
  ]

  private func spooled(
    _ message: SourceContent, _ range: Range<Int>, _ kind: TransferEncoding.Kind, _ temporary: TemporaryRoot
  ) throws(ExtractionError) -> SourceContent {
    let spool = MemberSpool(temporary: temporary)
    try message.withUnsafeBytes { (bytes) throws(ExtractionError) in
      var base64 = Base64Decoder()
      var output: [UInt8] = []
      var position = range.lowerBound
      while position < range.upperBound {
        if Task.isCancelled { throw .cancelled }
        var end = min(range.upperBound, position + Self.pieceBytes)
        // Soft line ends must not be cut.
        if let line = bytes[position..<end].lastIndex(of: 0x0A), end < range.upperBound { end = line + 1 }
        output.removeAll(keepingCapacity: true)
        if kind == .base64 {
          base64.decode(bytes[position..<end], into: &output)
        } else {
          output = TransferEncoding.quotedPrintable(bytes[position..<end], isHeader: false)
        }
        try output.withUnsafeBytesTyped { (piece) throws(ExtractionError) in try spool.append(piece) }
        position = end
      }
    }
    return try spool.content(name: name)
  }
}

package import DocentDocument

/// Mailboxes in the mbox family (RFC 4155): each message is a member.
package struct MboxExtractor: Extractor {
  package let name = "mbox"
  package let version = 1
  package let mediaTypes: [MediaType] = [.mailbox]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var start = 0
    var number = 0
    while start < source.count {
      let from = start
      let (body, next) = source.withUnsafeBytes { bytes in
        (Self.lineEnd(bytes, from), Self.nextMessage(bytes, after: from))
      }
      number += 1
      try builder.checkpoint()
      if body < next {
        let name = "message-\(number).eml"
        try await builder.attach(
          name: name, source.slice(body..<next, name: name, mediaType: .mail), mediaTypeHint: .mail)
      }
      start = next
    }
  }

  private static func lineEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
    guard isSeparator(bytes, at: start) else { return start }
    return bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  private static func nextMessage(_ bytes: UnsafeRawBufferPointer, after start: Int) -> Int {
    var index = start
    while let end = bytes[index...].firstIndex(of: 0x0A) {
      index = end + 1
      if isSeparator(bytes, at: index) { return index }
    }
    return bytes.count
  }

  /// `From user@host Mon Mar  4 10:00:00 2024`: with a time of day and a year, so that text lines do not count.
  static func isSeparator(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard start + 12 < bytes.count, bytes[start] == UInt8(ascii: "F"), bytes[start...].starts(with: "From ".utf8) else {
      return false
    }
    let line = bytes[start...].prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }
    let words = line.dropFirst(5).split(separator: 0x20)
    let hasTime = words.contains { $0.count >= 4 && $0.contains(UInt8(ascii: ":")) && $0.first?.isASCIIDigit == true }
    let hasYear = words.contains { $0.count == 4 && $0.allSatisfy(\.isASCIIDigit) }
    return hasTime && hasYear
  }
}

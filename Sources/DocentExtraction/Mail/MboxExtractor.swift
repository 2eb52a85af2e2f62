package import DocentDocument

/// Mailboxes in the mbox family (RFC 4155; also with Content-Length): each message is a member.
package struct MboxExtractor: Extractor {
  package let name = "mbox"
  package let version = 2
  package let mediaTypes: [MediaType] = [.mailbox]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var start = source.withUnsafeBytes { bytes in bytes.firstIndex { !$0.isASCIISpace } ?? bytes.count }
    var number = 0
    // A mailbox whose first separator has no date has none in the others.
    let first = start
    let needsDate = source.withUnsafeBytes { Self.isSeparator($0, at: first) }
    while start < source.count {
      let from = start
      let (body, next) = source.withUnsafeBytes { bytes in
        let isStart = Self.isSeparator(bytes, at: from, needsDate: needsDate)
        let body = isStart ? MIMEHeaders.line(bytes, from, bytes.count).next : from
        return (body, Self.nextMessage(bytes, after: body, needsDate: needsDate))
      }
      number += 1
      try builder.checkpoint()
      let isBlank = source.withUnsafeBytes { $0[body..<next].allSatisfy(\.isASCIISpace) }
      if !isBlank {
        let name = "message-\(number).eml"
        try await builder.attach(
          name: name, source.slice(body..<next, name: name, mediaType: .mail), mediaTypeHint: .mail)
      }
      start = next
    }
  }

  private static func nextMessage(_ bytes: UnsafeRawBufferPointer, after start: Int, needsDate: Bool) -> Int {
    if let stated = statedEnd(bytes, from: start, needsDate: needsDate) { return stated }
    var index = start
    while let found = bytes.firstIndex(ofByte: UInt8(ascii: "F"), from: index) {
      index = found + 1
      guard found == start || bytes[found - 1] == 0x0A || bytes[found - 1] == 0x0D else { continue }
      if found > start, isSeparator(bytes, at: found, needsDate: needsDate) { return found }
    }
    return bytes.count
  }

  /// Where Content-Length says that the message ends, when the next one begins there.
  private static func statedEnd(_ bytes: UnsafeRawBufferPointer, from start: Int, needsDate: Bool) -> Int? {
    let window = UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(64 << 10))
    let headers = MIMEHeaders(window, in: 0..<window.count)
    guard let length = headers.text("content-length").flatMap({ Int($0) }), length >= 0,
      length <= bytes.count - start - headers.end
    else { return nil }
    var end = start + headers.end + length
    for _ in 0..<4 where end < bytes.count && (bytes[end] == 0x0A || bytes[end] == 0x0D) { end += 1 }
    return end == bytes.count || isSeparator(bytes, at: end, needsDate: needsDate) ? end : nil
  }

  /// `From user@host Mon Mar  4 10:00:00 2024`: with a time of day and a year, so that text lines do not count; where it
  /// does not need a date, a blank line before it and a header behind it.
  static func isSeparator(_ bytes: UnsafeRawBufferPointer, at start: Int, needsDate: Bool = true) -> Bool {
    guard start + 6 < bytes.count, bytes[start] == UInt8(ascii: "F"), bytes[start...].starts(with: "From ".utf8) else {
      return false
    }
    let line = bytes[start...].prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }
    let next = MIMEHeaders.line(bytes, start, bytes.count).next
    let isBefore = hasHeader(bytes, at: next)
    let words = line.dropFirst(5).split(separator: 0x20)
    let hasTime = words.contains { $0.count >= 4 && $0.contains(UInt8(ascii: ":")) && $0.first?.isASCIIDigit == true }
    let hasYear = words.contains { $0.count == 4 && $0.allSatisfy(\.isASCIIDigit) }
    if hasTime, hasYear { return isBefore || isBlank(bytes, before: start) }
    return !needsDate && isBefore && isBlank(bytes, before: start)
  }

  private static func hasHeader(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard start < bytes.count else { return false }
    let (line, next) = MIMEHeaders.line(bytes, start, min(bytes.count, start + 400))
    if bytes[line].starts(with: ">From ".utf8) {
      // An older separator that came to stand in the header.
      return MIMEHeaders.fieldColon(bytes, MIMEHeaders.line(bytes, next, min(bytes.count, next + 400)).0) != nil
    }
    return MIMEHeaders.fieldColon(bytes, line) != nil
  }

  /// Whether a blank line, or nothing, comes before.
  private static func isBlank(_ bytes: UnsafeRawBufferPointer, before start: Int) -> Bool {
    var index = start
    var ends = 0
    while index > 0, ends < 2 {
      let byte = bytes[index - 1]
      if byte == 0x0A { ends += 1 } else if byte != 0x0D && byte != 0x20 && byte != 0x09 { return false }
      index -= 1
    }
    return true
  }
}

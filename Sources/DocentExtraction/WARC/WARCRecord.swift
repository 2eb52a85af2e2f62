/// One record of a web archive: its header fields, and where its block stands.
struct WARCRecord {
  let type: String
  let target: String?
  let contentType: String?
  let block: Range<Int>
  /// Where the next record may begin.
  let end: Int
  /// The block is shorter than its header says.
  let isCut: Bool

  /// The first record from `start` on; nil at the end.
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    guard let begin = Self.recordStart(bytes, from: start) else { return nil }
    let firstLine = bytes[begin...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    let headers = MIMEHeaders(bytes, in: firstLine..<bytes.count)
    func field(_ name: String) -> String? {
      headers.fields.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self).trimmed }
    }
    type = field("warc-type")?.lowercased() ?? ""
    target = field("warc-target-uri").map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 }
    contentType = field("content-type").map { String($0.prefix { $0 != ";" }).trimmed.lowercased() }
    let length = field("content-length").flatMap { Int($0) } ?? -1
    if length >= 0, length <= bytes.count - headers.end {
      block = headers.end..<(headers.end + length)
      isCut = false
    } else {
      // Without a length that fits the block goes on to the next record.
      block = headers.end..<(Self.recordStart(bytes, from: headers.end) ?? bytes.count)
      isCut = true
    }
    end = max(block.upperBound, begin + 5)
  }

  private static func recordStart(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, let found = bytes[index...].firstIndex(of: UInt8(ascii: "W")) {
      let isLineStart = found == 0 || found == start || bytes[found - 1] == 0x0A
      if isLineStart, bytes[found...].starts(with: "WARC/".utf8) { return found }
      index = found + 1
    }
    return nil
  }
}

/// A response of a web server as it was sent (RFC 9112).
struct HTTPResponse {
  let contentType: String?
  let isChunked: Bool
  let body: Range<Int>

  /// Nil when the block is none.
  init?(_ bytes: UnsafeRawBufferPointer, in block: Range<Int>) {
    guard bytes[block].starts(with: "HTTP/".utf8), let line = bytes[block].firstIndex(of: 0x0A) else { return nil }
    let headers = MIMEHeaders(bytes, in: (line + 1)..<block.upperBound)
    func field(_ name: String) -> String? {
      headers.fields.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self).trimmed.lowercased() }
    }
    contentType = field("content-type").map { String($0.prefix { $0 != ";" }).trimmed }
    body = headers.end..<max(headers.end, block.upperBound)
    isChunked = field("transfer-encoding")?.contains("chunked") == true && Self.isChunk(bytes, body)
  }

  /// Archives may keep the header of a body that they have joined.
  private static func isChunk(_ bytes: UnsafeRawBufferPointer, _ body: Range<Int>) -> Bool {
    let line = bytes[body].prefix(20).prefix { $0 != 0x0D && $0 != 0x0A }
    return !line.isEmpty && line.allSatisfy { $0.hexadecimalValue != nil || $0 == 0x20 }
  }

  /// The body without the lengths of its chunks; a damaged one as far as it goes.
  static func dechunked(_ bytes: UnsafeRawBufferPointer, _ body: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count)
    var index = body.lowerBound
    while index < body.upperBound {
      var size = 0
      var digits = 0
      while index < body.upperBound, let digit = bytes[index].hexadecimalValue, digits < 8 {
        size = size << 4 | Int(digit)
        digits += 1
        index += 1
      }
      while index < body.upperBound, bytes[index] != 0x0A { index += 1 }
      index += 1
      guard digits > 0, size > 0, index < body.upperBound else { break }
      let end = min(body.upperBound, index + size)
      output.append(contentsOf: bytes[index..<end])
      index = end
      while index < body.upperBound, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    }
    return output
  }
}

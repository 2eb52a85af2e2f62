/// A message or a part of one: its header fields, and its body as a range of the message's bytes or as parts.
struct MIMEEntity {
  /// Parts within parts that are followed; what is deeper is an attachment as a whole.
  private static let maximumDepth = 32
  private static let maximumParts = 2000

  let headers: MIMEHeaders
  let contentType: MIMEParameters
  let disposition: MIMEParameters
  let body: Range<Int>
  private(set) var parts: [MIMEEntity] = []

  /// Reads the message in `range`.
  init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    var partsLeft = Self.maximumParts
    self.init(bytes, in: range, depth: 0, defaultType: "text/plain", partsLeft: &partsLeft)
  }

  private init(
    _ bytes: UnsafeRawBufferPointer, in range: Range<Int>, depth: Int, defaultType: String, partsLeft: inout Int
  ) {
    headers = MIMEHeaders(bytes, in: range)
    contentType = MIMEParameters(headers.raw("content-type"))
    disposition = MIMEParameters(headers.raw("content-disposition"))
    type = contentType.value.contains("/") ? contentType.value : defaultType
    body = headers.end..<range.upperBound
    guard type.hasPrefix("multipart/"), depth < Self.maximumDepth else { return }
    guard let boundary = contentType["boundary"].map({ Array($0.utf8) }) ?? Self.guessBoundary(bytes, body) else {
      return
    }
    let inner = type == "multipart/digest" ? "message/rfc822" : "text/plain"
    for part in Self.sections(bytes, body, boundary, limit: partsLeft) {
      guard partsLeft > 0 else { break }
      partsLeft -= 1
      parts.append(MIMEEntity(bytes, in: part, depth: depth + 1, defaultType: inner, partsLeft: &partsLeft))
    }
  }

  /// Lower case, without parameters: `text/html`.
  let type: String
  var isMultipart: Bool { !parts.isEmpty }
  var transferEncoding: String { headers.text("content-transfer-encoding")?.lowercased() ?? "" }
  /// The file name the sender gave.
  var fileName: String? {
    let name = disposition["filename"] ?? contentType["name"]
    return name.flatMap(cleaned)
  }
  var isAttachment: Bool { disposition.value == "attachment" || (fileName != nil && !type.hasPrefix("text/")) }

  /// The decoded body.
  func content(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    TransferEncoding.decode(UnsafeRawBufferPointer(rebasing: bytes[body]), transferEncoding)
  }

  /// The ranges between the boundary lines (RFC 2046, 5.1.1). Without a closing line the last part goes to the end.
  private static func sections(
    _ bytes: UnsafeRawBufferPointer, _ body: Range<Int>, _ boundary: [UInt8], limit: Int
  ) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    var position = body.lowerBound
    while position < body.upperBound, result.count < limit {
      let (line, next) = MIMEHeaders.line(bytes, position, body.upperBound)
      if line.count >= boundary.count + 2, bytes[line.lowerBound] == 0x2D, bytes[line.lowerBound + 1] == 0x2D,
        bytes[(line.lowerBound + 2)...].starts(with: boundary)
      {
        let rest = bytes[(line.lowerBound + 2 + boundary.count)..<line.upperBound]
        let isClosing = rest.starts(with: [0x2D, 0x2D])
        if isClosing || rest.allSatisfy(\.isASCIISpace) {
          if let start { result.append(start..<max(start, position)) }
          start = isClosing ? nil : next
          if isClosing { break }
        }
      }
      position = next
    }
    if let start, start < body.upperBound, result.count < limit { result.append(start..<body.upperBound) }
    return result
  }

  /// A multipart message that does not say its boundary: the first line that looks like one.
  private static func guessBoundary(_ bytes: UnsafeRawBufferPointer, _ body: Range<Int>) -> [UInt8]? {
    var position = body.lowerBound
    for _ in 0..<50 where position < body.upperBound {
      let (line, next) = MIMEHeaders.line(bytes, position, body.upperBound)
      if line.count > 6, line.count < 80, bytes[line].starts(with: [0x2D, 0x2D]) {
        return Array(bytes[(line.lowerBound + 2)..<line.upperBound])
      }
      position = next
    }
    return nil
  }
}

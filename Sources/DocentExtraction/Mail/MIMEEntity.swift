/// A message or a part of one: its header fields, and its body as a range of the message's bytes or as parts.
struct MIMEEntity {
  /// Parts within parts that are followed; what is deeper is an attachment as a whole.
  private static let maximumDepth = 32
  private static let maximumParts = 2000

  private(set) var headers: MIMEHeaders
  let contentType: MIMEParameters
  let disposition: MIMEParameters
  /// Lower case, without parameters: `text/html`.
  let type: String
  /// The value of Content-Transfer-Encoding, lower case.
  let transferEncoding: String
  let body: Range<Int>
  private(set) var parts: [MIMEEntity] = []
  /// There are more parts than are followed.
  private(set) var isCut = false

  /// Reads the message in `range`.
  init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    var partsLeft = Self.maximumParts
    self.init(bytes, in: range, depth: 0, defaultType: "text/plain", partsLeft: &partsLeft)
    isCut = partsLeft <= 0
  }

  private init(
    _ bytes: UnsafeRawBufferPointer, in range: Range<Int>, depth: Int, defaultType: String, partsLeft: inout Int
  ) {
    headers = MIMEHeaders(bytes, in: range, isPart: depth > 0)
    contentType = Self.contentType(of: headers)
    body = headers.end..<max(headers.end, range.upperBound)
    let declared = contentType.value.split(separator: ",").first.map(String.init) ?? ""
    let guessed = depth == 0 && declared.isEmpty ? MIMESections.guessBoundary(bytes, body, isDeclared: false) : nil
    type = declared.utf8.contains(UInt8(ascii: "/")) ? declared : guessed == nil ? defaultType : "multipart/mixed"
    disposition = MIMEParameters(headers.raw("content-disposition"), fallback: contentType["charset"])
    transferEncoding = MIMEParameters(headers.raw("content-transfer-encoding")).value
    headers.charset = contentType["charset"]
    guard type.hasPrefix("multipart/"), depth < Self.maximumDepth else { return }
    let sections = MIMESections.find(
      bytes, body, boundary: contentType["boundary"].map { Array($0.utf8) } ?? guessed, limit: partsLeft)
    let inner = type == "multipart/digest" ? "message/rfc822" : "text/plain"
    for part in sections {
      guard partsLeft > 0 else { break }
      partsLeft -= 1
      parts.append(MIMEEntity(bytes, in: part, depth: depth + 1, defaultType: inner, partsLeft: &partsLeft))
    }
    adoptSiblings()
    headers.charset = headers.charset ?? parts.lazy.compactMap(\.headers.charset).first
  }

  var isMultipart: Bool { !parts.isEmpty }
  /// The file name the sender gave.
  var fileName: String? {
    let name = disposition["filename"] ?? contentType["name"] ?? contentType["filename"] ?? disposition["name"]
    return name.flatMap(cleaned)
  }
  var isAttachment: Bool { disposition.value == "attachment" || (fileName != nil && !type.hasPrefix("text/")) }

  /// The decoded body.
  func content(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    TransferEncoding.decode(UnsafeRawBufferPointer(rebasing: bytes[body]), transferEncoding)
  }

  /// The first Content-Type, unless a later one alone tells where the parts are.
  private static func contentType(of headers: MIMEHeaders) -> MIMEParameters {
    let first = MIMEParameters(headers.raw("content-type"))
    if first["boundary"] != nil { return first }
    return headers.all("content-type").dropFirst().lazy.map { MIMEParameters($0) }.first { $0["boundary"] != nil }
      ?? first
  }

  /// A multipart inside a multipart with the same boundary has lost its parts to the outer one: they follow it.
  private mutating func adoptSiblings() {
    let index = parts.firstIndex { part in
      part.type.hasPrefix("multipart/") && part.parts.isEmpty && part.contentType["boundary"] != nil
        && part.contentType["boundary"] == contentType["boundary"]
    }
    guard let index, index + 1 < parts.count else { return }
    parts[index].parts = Array(parts[(index + 1)...])
    parts.removeSubrange((index + 1)...)
  }
}

/// Finds the parts of a multipart body (RFC 2046, 5.1.1).
enum MIMESections {
  /// The ranges between the boundary lines. Without a closing line the last part goes to the end; parts behind a
  /// closing line count too. A boundary that does not occur is guessed anew.
  static func find(
    _ bytes: UnsafeRawBufferPointer, _ body: Range<Int>, boundary: [UInt8]?, limit: Int
  ) -> [Range<Int>] {
    if let boundary, !boundary.isEmpty {
      let (found, rest) = cut(bytes, body, boundary, limit: limit)
      if !found.isEmpty { return found + hidden(bytes, behind: rest, limit: limit - found.count) }
    }
    guard let guessed = guessBoundary(bytes, body, isDeclared: true), guessed != boundary else { return [] }
    return cut(bytes, body, guessed, limit: limit).sections
  }

  /// Parts with another boundary behind the closing line.
  private static func hidden(_ bytes: UnsafeRawBufferPointer, behind rest: Range<Int>, limit: Int) -> [Range<Int>] {
    guard let boundary = guessBoundary(bytes, rest, isDeclared: false) else { return [] }
    return cut(bytes, rest, boundary, limit: limit).sections
  }

  private static func cut(
    _ bytes: UnsafeRawBufferPointer, _ body: Range<Int>, _ boundary: [UInt8], limit: Int
  ) -> (sections: [Range<Int>], rest: Range<Int>) {
    var end = body.upperBound
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
          if let start { result.append(start..<contentEnd(bytes, start, position)) }
          start = isClosing ? nil : next
          end = isClosing ? next : body.upperBound
        }
      }
      position = next
    }
    if let start, start < body.upperBound, result.count < limit { result.append(start..<body.upperBound) }
    return (result, end..<body.upperBound)
  }

  /// The line end before a boundary line belongs to the boundary.
  private static func contentEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ boundary: Int) -> Int {
    var end = boundary
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return max(start, end)
  }

  /// The first line that looks like a boundary: what follows it starts with a field of a part, or, in a message that
  /// `isDeclared` to have parts, anything.
  static func guessBoundary(_ bytes: UnsafeRawBufferPointer, _ body: Range<Int>, isDeclared: Bool) -> [UInt8]? {
    var position = body.lowerBound
    var candidate: [UInt8]?
    for _ in 0..<200 where position < body.upperBound {
      let (line, next) = MIMEHeaders.line(bytes, position, body.upperBound)
      if line.count > 2, line.count < 80, bytes[line].starts(with: [0x2D, 0x2D]) {
        var boundary = Array(bytes[(line.lowerBound + 2)..<line.upperBound])
        while boundary.last?.isASCIISpace == true { boundary.removeLast() }
        let following = bytes[next..<body.upperBound].prefix(8).map(\.asciiLowercased)
        if following.elementsEqual("content-".utf8) { return boundary }
        if candidate == nil, boundary.count > 4, boundary.contains(where: { $0 != 0x2D }) { candidate = boundary }
      }
      position = next
    }
    return isDeclared ? candidate : nil
  }
}

/// What an S/MIME wrapping (RFC 8551, CMS of RFC 5652) holds: the signed message, or nothing that can be read.
enum SMIMEContent {
  case signed([UInt8])
  case encrypted
  case unknown

  private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
  private static let envelopedData: [[UInt8]] = [
    [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03], [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x06],
    [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17],
  ]

  /// Whether a part is such a wrapping, by its type or name.
  static func isOpaque(_ entity: MIMEEntity) -> Bool {
    if ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(entity.type) { return true }
    return entity.type == "application/octet-stream" && entity.fileName?.lowercased().hasSuffix(".p7m") == true
  }

  /// Reads `ContentInfo { contentType, [0] SignedData { version, digestAlgorithms, encapContentInfo … } }`.
  init(_ bytes: [UInt8]) {
    self = .unknown
    var reader = BERReader(bytes)
    guard reader.enter(0x30), let kind = reader.content(0x06) else { return }
    if Self.envelopedData.contains(where: { $0.elementsEqual(kind) }) { self = .encrypted }
    guard kind.elementsEqual(Self.signedData), reader.enter(0xA0), reader.enter(0x30), reader.content(0x02) != nil,
      reader.skip(0x31), reader.enter(0x30), reader.content(0x06) != nil, reader.enter(0xA0),
      let content = reader.octetString(), !content.isEmpty
    else { return }
    self = .signed(content)
  }
}

/// Walks along the elements of a BER encoding (X.690), lengths that are not stated included.
struct BERReader {
  private static let maximumPieces = 100_000
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Steps into a constructed element with that tag.
  mutating func enter(_ tag: UInt8) -> Bool {
    guard let header = header(at: position), header.tag == tag else { return false }
    position = header.start
    return true
  }

  /// The content of a primitive element with that tag; steps over it.
  mutating func content(_ tag: UInt8) -> ArraySlice<UInt8>? {
    guard let header = header(at: position), header.tag == tag, let length = header.length else { return nil }
    position = header.start + length
    return bytes[header.start..<position]
  }

  /// Steps over an element with that tag.
  mutating func skip(_ tag: UInt8) -> Bool {
    guard let header = header(at: position), header.tag == tag, let length = header.length else { return false }
    position = header.start + length
    return true
  }

  /// An octet string, whole or in pieces.
  mutating func octetString() -> [UInt8]? {
    if let whole = content(0x04) { return Array(whole) }
    guard let header = header(at: position), header.tag == 0x24 else { return nil }
    let end = header.length.map { header.start + $0 } ?? bytes.count
    position = header.start
    var result: [UInt8] = []
    for _ in 0..<Self.maximumPieces where position < end {
      guard let piece = content(0x04) else { break }
      result.append(contentsOf: piece)
    }
    return result
  }

  /// Tag, start and length of the element at `position`; the length is nil where the encoding leaves it open, and ends
  /// with the bytes where it reaches beyond them.
  private func header(at position: Int) -> (tag: UInt8, start: Int, length: Int?)? {
    guard position + 1 < bytes.count else { return nil }
    let first = bytes[position + 1]
    if first < 0x80 { return (bytes[position], position + 2, min(Int(first), bytes.count - position - 2)) }
    if first == 0x80 { return (bytes[position], position + 2, nil) }
    let count = Int(first & 0x7F)
    guard count <= 6, position + 2 + count <= bytes.count else { return nil }
    var length = 0
    for byte in bytes[(position + 2)..<(position + 2 + count)] { length = length << 8 | Int(byte) }
    let start = position + 2 + count
    return (bytes[position], start, min(length, bytes.count - start))
  }
}

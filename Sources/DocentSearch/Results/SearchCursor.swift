import DocentDocument

/// Where a page of results ended: the next page starts behind it. Opaque to whoever keeps it.
///
/// ```
/// cursor := base64url(version:u8 = 1 request:u32 rank:u64 key checksum:u32)
/// ```
/// `request` tells the query and order apart from others, `rank` is the bits of the sort value of the last document and
/// `key` its source, so that nothing is repeated or left out when documents before it come or go. The same results give the same cursors.
package struct SearchCursor: Sendable, Hashable {
  private static let version: UInt8 = 1

  let request: UInt32
  let rank: Double
  let key: [UInt8]

  init(_ request: SearchRequest, rank: Double, key: [UInt8]) {
    self.request = request.fingerprint
    self.rank = rank
    self.key = key
  }

  /// Nil for text that is no cursor.
  package init?(_ text: String) {
    guard let bytes = Base64URL.decoded(Array(text.utf8)), bytes.count >= 17, bytes[0] == Self.version else {
      return nil
    }
    let content = bytes.dropLast(4)
    let fields = bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes, at: 1)
      let request = reader.littleEndian(UInt32.self)
      let rank = Double(bitPattern: reader.littleEndian(UInt64.self))
      let key = Array(reader.take(bytes.count - 17))
      return (request, rank, key, reader.littleEndian(UInt32.self))
    }
    guard fields.3 == Array(content).withUnsafeBytes({ CRC32C.checksum($0) }), !fields.1.isNaN else { return nil }
    request = fields.0
    rank = fields.1
    key = fields.2
  }

  package var text: String {
    var bytes: [UInt8] = [Self.version]
    bytes.appendLittleEndian(request)
    bytes.appendLittleEndian(rank.bitPattern)
    bytes += key
    bytes.appendLittleEndian(bytes.withUnsafeBytes { CRC32C.checksum($0) })
    return Base64URL.encoded(bytes)
  }
}

/// Base64 with the alphabet for addresses, without padding (RFC 4648, section 5).
enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = min(3, bytes.count - index)
      var group: UInt32 = 0
      for place in 0..<3 { group = group << 8 | (place < rest ? UInt32(bytes[index + place]) : 0) }
      for place in 0...rest { text.append(alphabet[Int(group >> UInt32(18 - 6 * place) & 63)]) }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func decoded(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for byte in text {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      }
    }
    return bytes
  }
}

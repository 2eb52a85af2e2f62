import DocentDocument

/// Writes ZIP archives of uncompressed members (PKWARE APPNOTE 6.3.9).
enum StoredZIP {
  static func archive(_ members: [(name: String, text: String)]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in members {
      let content = Array(text.utf8)
      let offset = output.count
      let common =
        le16(20) + le16(0) + le16(0) + le16(0) + le16(0) + le32(Int(crc32(content))) + le32(content.count)
        + le32(content.count) + le16(name.utf8.count) + le16(0)
      output += le32(0x0403_4b50) + common + Array(name.utf8) + content
      directory +=
        le32(0x0201_4b50) + le16(20) + common + le16(0) + le16(0) + le16(0) + le32(0) + le32(offset)
        + Array(name.utf8)
    }
    let start = output.count
    let end = le32(0x0605_4b50) + le16(0) + le16(0) + le16(members.count) + le16(members.count)
    return output + directory + end + le32(directory.count) + le32(start) + le16(0)
  }

  private static func le16(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  private static func le32(_ value: Int) -> [UInt8] { le16(value & 0xFFFF) + le16(value >> 16 & 0xFFFF) }

  /// CRC-32 as in ISO 3309.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}

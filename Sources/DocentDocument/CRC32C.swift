/// CRC-32C (Castagnoli polynomial, as in iSCSI, RFC 3720 appendix B.4), the checksum of every file Docent writes.
package enum CRC32C {
  /// Eight tables of 256: table `k` gives the effect of a byte with `k` bytes after it ("slicing by eight", Kounavis and
  /// Berry 2005).
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { index in
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1 }
      return value
    }
    for index in 256..<8 * 256 {
      let previous = tables[index - 256]
      tables.append((previous >> 8) ^ tables[Int(previous & 0xFF)])
    }
    return tables
  }()

  /// The checksum of `bytes`; give the checksum of what came before to go on from there. O(n).
  package static func checksum(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var value = ~previous
      var offset = 0
      while offset &+ 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ UInt64(value)
        value = 0
        for position in 0..<8 {
          value ^= tables[(7 &- position) &* 256 &+ Int(word &>> UInt64(8 &* position) & 0xFF)]
        }
        offset &+= 8
      }
      while offset < bytes.count {
        value = (value >> 8) ^ tables[Int((value ^ UInt32(bytes[offset])) & 0xFF)]
        offset &+= 1
      }
      return ~value
    }
  }
}

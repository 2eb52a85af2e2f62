/// CRC-32C (Castagnoli polynomial, as in iSCSI, RFC 3720 appendix B.4), the checksum of every file Docent writes.
package enum CRC32C {
  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1 }
    return value
  }

  /// The checksum of `bytes`; give the checksum of what came before to go on from there. O(n).
  package static func checksum(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      var value = ~previous
      for byte in bytes { value = (value >> 8) ^ table[Int((value ^ UInt32(byte)) & 0xFF)] }
      return ~value
    }
  }
}

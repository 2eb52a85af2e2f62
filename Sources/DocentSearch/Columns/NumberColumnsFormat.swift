/// The layout of a segment's columns of numbers.
///
/// ```
/// numbers   := columnCount:u32 zero:u32 entry* name* column*
/// entry     := nameLength:u32 scale:u8 width:u8 zero:u16 minimum:i64 offset:u64        sorted by name; 24 bytes
/// name      := bytes
/// column    := zone* code*                         starts at a multiple of 8
/// zone      := lower:u64 upper:u64                 smallest and largest code above 0 among 4,096 documents; 0 0 if none
/// code      := width bytes, one a document         0 where the document has no number
/// ```
/// A column of decimals keeps the whole number `value · 10^scale` as `code = number - minimum + 1`; a column that six
/// decimals cannot hold has scale 255 and keeps the bits of doubles, mapped to numbers of the same order. Either way codes
/// compare like values, and values come back exactly as they went in.
enum NumberColumnsFormat {
  static let entrySize = 24
  static let headerSize = 8
  static let zoneSize = 16
  static let documentsPerZone = Int(DocumentWindow.size)
  static let largestScale = 6
  static let bitsScale: UInt8 = 255
  static let longestName = 128
  static let powers: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  /// The code of a double: its bits in the order of numbers. Never 0 for finite values.
  static func orderedBits(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  static func double(orderedBits code: UInt64) -> Double {
    Double(bitPattern: code >> 63 == 1 ? code & ~(1 << 63) : ~code)
  }
}

/// Packs the positions of a postings block: groups of up to 32 integers, each group with its own width, so that the
/// positions of one document are reached by hopping over group headers.
///
/// ```
/// positions := group*        group := width:u8  bits:ceil(count * width / 8) bytes, low bits first
/// ```
enum PositionPacking {
  static let groupSize = 32

  /// Appends one group.
  static func pack(_ values: ArraySlice<UInt32>, to bytes: inout [UInt8]) {
    var all: UInt32 = 0
    for value in values { all |= value }
    let width = 32 - all.leadingZeroBitCount
    bytes.append(UInt8(width))
    var pending: UInt64 = 0
    var pendingBits = 0
    for value in values {
      pending |= UInt64(value) &<< UInt64(pendingBits)
      pendingBits += width
      while pendingBits >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending &>>= 8
        pendingBits -= 8
      }
    }
    if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
  }
}

/// Reads ranges of the positions of one block. Ascending ranges go on where the one before stopped.
struct PositionReader {
  private let bytes: UnsafeRawBufferPointer
  /// The current group: where it starts and the number of its first value.
  private var offset = 0
  private var first = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// No more values than this are in the block, whatever a damaged list says.
  var capacity: Int { bytes.count * PositionPacking.groupSize }

  /// Writes the values of a range to `values`. False if the bytes end before the values.
  mutating func read(_ range: Range<Int>, into values: UnsafeMutablePointer<UInt32>) -> Bool {
    if range.lowerBound < first { (offset, first) = (0, 0) }
    var next = range.lowerBound
    while next < range.upperBound {
      guard offset < bytes.count else { return false }
      let width = Int(bytes[offset])
      guard width <= 32 else { return false }
      let start = offset &+ 1
      if next < first &+ PositionPacking.groupSize {
        let upper = min(range.upperBound, first &+ PositionPacking.groupSize)
        // The last group of a block ends with its last value.
        guard start &+ ((upper &- first) &* width &+ 7) &>> 3 <= bytes.count else { return false }
        let mask: UInt64 = (1 &<< UInt64(width)) &- 1
        var bit = start &* 8 &+ (next &- first) &* width
        while next < upper {
          values[next &- range.lowerBound] = UInt32(truncatingIfNeeded: word(at: bit) & mask)
          bit &+= width
          next &+= 1
        }
        if next == range.upperBound { return true }
      }
      offset = start &+ (PositionPacking.groupSize / 8) &* width
      first &+= PositionPacking.groupSize
    }
    return true
  }

  /// What stands at a bit, and behind it.
  @inline(__always) private func word(at bit: Int) -> UInt64 {
    let byte = bit &>> 3
    let shift = UInt64(bit & 7)
    if byte &+ 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)) &>> shift
    }
    var word: UInt64 = 0
    var index = byte
    while index < bytes.count {
      word |= UInt64(bytes[index]) &<< UInt64((index &- byte) &* 8)
      index &+= 1
    }
    return word &>> shift
  }
}

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
    bytes.appendBits(values.count, width: width) { values[values.startIndex + $0] }
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
          values[next &- range.lowerBound] = UInt32(truncatingIfNeeded: bytes.bits(at: bit) & mask)
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
}

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
  private let total: Int
  /// The current group: where it starts and the number of its first value.
  private var offset = 0
  private var first = 0

  /// `total` values are in the stream.
  init(_ bytes: UnsafeRawBufferPointer, total: Int) {
    self.bytes = bytes
    self.total = total
  }

  /// Appends the values of a range. False if the bytes end before the values.
  mutating func read(_ range: Range<Int>, into values: inout [UInt32]) -> Bool {
    if range.lowerBound < first { (offset, first) = (0, 0) }
    guard range.upperBound <= total else { return false }
    var next = range.lowerBound
    while next < range.upperBound {
      let count = min(PositionPacking.groupSize, total &- first)
      guard count > 0, offset < bytes.count else { return false }
      let width = Int(bytes[offset])
      let size = (count &* width &+ 7) &>> 3
      guard width <= 32, offset &+ 1 &+ size <= bytes.count else { return false }
      if next < first &+ count {
        let group = UnsafeRawBufferPointer(rebasing: bytes[offset &+ 1..<offset &+ 1 &+ size])
        let end = min(range.upperBound, first &+ count)
        while next < end {
          values.append(Self.value(at: (next &- first) &* width, width: width, of: group))
          next &+= 1
        }
        if next == range.upperBound { return true }
      }
      offset &+= 1 &+ size
      first &+= count
    }
    return true
  }

  /// The number of `width` bits at bit `start`.
  @inline(__always)
  private static func value(at start: Int, width: Int, of group: UnsafeRawBufferPointer) -> UInt32 {
    let byte = start &>> 3
    var word: UInt64 = 0
    if byte &+ 8 <= group.count {
      word = UInt64(littleEndian: group.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
    } else {
      var index = byte
      while index < group.count {
        word |= UInt64(group[index]) &<< UInt64((index &- byte) &* 8)
        index &+= 1
      }
    }
    return UInt32(truncatingIfNeeded: (word &>> UInt64(start & 7)) & ((1 &<< UInt64(width)) &- 1))
  }
}

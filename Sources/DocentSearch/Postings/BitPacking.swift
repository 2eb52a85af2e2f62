/// Packs blocks of 128 integers with one width for all, in four interleaved lanes: value `i` stands in lane `i % 4`, so
/// four values are unpacked at a time (the layout of SIMD-BP128: Lemire and Boytsov 2015).
enum BitPacking {
  static let blockSize = 128
  private static let lanes = 4

  /// The width that the largest of the values needs. O(count).
  static func width(_ values: UnsafeBufferPointer<UInt32>) -> Int {
    var all: UInt32 = 0
    for value in values { all |= value }
    return 32 - all.leadingZeroBitCount
  }

  /// Bytes of a packed block.
  static func packedSize(width: Int) -> Int { width * blockSize / 8 }

  /// Appends 128 values of `width` bits.
  static func pack(_ values: UnsafePointer<UInt32>, width: Int, to bytes: inout [UInt8]) {
    guard width > 0 else { return }
    for wordIndex in 0..<width {
      for lane in 0..<lanes {
        // The bits of the lane's stream from wordIndex*32 on.
        var word: UInt32 = 0
        var row = wordIndex * 32 / width
        while row < blockSize / lanes, row * width < (wordIndex + 1) * 32 {
          let shift = row * width - wordIndex * 32
          let value = values[row * lanes + lane]
          word |= shift >= 0 ? value &<< UInt32(shift) : value &>> UInt32(-shift)
          row += 1
        }
        bytes.appendLittleEndian(word)
      }
    }
  }

  /// Unpacks 128 values; `source` must have `packedSize(width:)` readable bytes.
  static func unpack(_ source: UnsafeRawPointer, width: Int, into values: UnsafeMutablePointer<UInt32>) {
    let target = UnsafeMutableRawPointer(values)
    // Widths that most blocks have: with a constant width nothing is left of the arithmetic on shifts.
    switch width {
    case 0: values.update(repeating: 0, count: blockSize)
    case 1: unpackRows(source, 1, target)
    case 2: unpackRows(source, 2, target)
    case 3: unpackRows(source, 3, target)
    case 4: unpackRows(source, 4, target)
    case 5: unpackRows(source, 5, target)
    case 6: unpackRows(source, 6, target)
    case 7: unpackRows(source, 7, target)
    case 8: unpackRows(source, 8, target)
    case 9: unpackRows(source, 9, target)
    case 10: unpackRows(source, 10, target)
    default: unpackAny(source, width: width, target)
    }
  }

  /// All rows, for a width that the compiler knows.
  @inline(__always)
  private static func unpackRows(_ source: UnsafeRawPointer, _ width: Int, _ target: UnsafeMutableRawPointer) {
    row(0, source, width, target)
    row(1, source, width, target)
    row(2, source, width, target)
    row(3, source, width, target)
    row(4, source, width, target)
    row(5, source, width, target)
    row(6, source, width, target)
    row(7, source, width, target)
    row(8, source, width, target)
    row(9, source, width, target)
    row(10, source, width, target)
    row(11, source, width, target)
    row(12, source, width, target)
    row(13, source, width, target)
    row(14, source, width, target)
    row(15, source, width, target)
    row(16, source, width, target)
    row(17, source, width, target)
    row(18, source, width, target)
    row(19, source, width, target)
    row(20, source, width, target)
    row(21, source, width, target)
    row(22, source, width, target)
    row(23, source, width, target)
    row(24, source, width, target)
    row(25, source, width, target)
    row(26, source, width, target)
    row(27, source, width, target)
    row(28, source, width, target)
    row(29, source, width, target)
    row(30, source, width, target)
    row(31, source, width, target)
  }

  /// The four values of one row.
  @inline(__always)
  private static func row(_ row: Int, _ source: UnsafeRawPointer, _ width: Int, _ target: UnsafeMutableRawPointer) {
    let bit = row &* width
    let shift = bit & 31
    let mask = SIMD4<UInt32>(repeating: (1 &<< UInt32(truncatingIfNeeded: width)) &- 1)
    var value =
      source.loadUnaligned(fromByteOffset: (bit &>> 5) &* 16, as: SIMD4<UInt32>.self)
      &>> SIMD4(repeating: UInt32(truncatingIfNeeded: shift))
    if shift &+ width > 32 {
      value |=
        source.loadUnaligned(fromByteOffset: (bit &>> 5) &* 16 &+ 16, as: SIMD4<UInt32>.self)
        &<< SIMD4(repeating: UInt32(truncatingIfNeeded: 32 &- shift))
    }
    target.storeBytes(of: value & mask, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
  }

  private static func unpackAny(_ source: UnsafeRawPointer, width: Int, _ target: UnsafeMutableRawPointer) {
    let bits = UInt32(truncatingIfNeeded: width)
    let mask = SIMD4<UInt32>(repeating: width >= 32 ? .max : (1 &<< bits) &- 1)
    var word = source.loadUnaligned(as: SIMD4<UInt32>.self)
    var next = 16
    var shift: UInt32 = 0
    for row in 0..<(blockSize / lanes) {
      var value = word &>> SIMD4(repeating: shift)
      shift &+= bits
      if shift >= 32 {
        shift &-= 32
        if row < blockSize / lanes - 1 {
          word = source.loadUnaligned(fromByteOffset: next, as: SIMD4<UInt32>.self)
          next &+= 16
          if shift > 0 { value |= word &<< SIMD4(repeating: bits &- shift) }
        }
      }
      target.storeBytes(of: value & mask, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
    }
  }
}

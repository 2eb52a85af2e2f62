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
    guard width > 0 else {
      values.update(repeating: 0, count: blockSize)
      return
    }
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

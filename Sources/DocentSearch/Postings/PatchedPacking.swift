/// Blocks of 128 integers of which a few may be larger than the width of the others: what these have above it follows the
/// packed block (patched frames of reference, Zukowski et al. 2006, as in OptPFD: Yan, Ding and Suel 2009).
///
/// ```
/// patched := packed patch*      patch := place:u8 high:varint        ascending places; as many as the metadata says
/// ```
enum PatchedPacking {
  /// What the metadata says of a block.
  struct Shape: Equatable {
    var width = 0
    var patches = 0
  }

  /// Appends 128 values in the width that takes the fewest bytes.
  static func pack(_ values: [UInt32], to bytes: inout [UInt8]) -> Shape {
    let shape = shape(values)
    let mask: UInt32 = shape.width >= 32 ? .max : (1 << UInt32(shape.width)) - 1
    let low = shape.patches == 0 ? values : values.map { $0 & mask }
    BitPacking.pack(low, width: shape.width, to: &bytes)
    guard shape.patches > 0 else { return shape }
    for (place, value) in values.enumerated() where value > mask {
      bytes.append(UInt8(place))
      bytes.appendVarint(value >> UInt32(shape.width))
    }
    return shape
  }

  /// Tries all widths below that of the largest value. O(128 + 32²).
  private static func shape(_ values: [UInt32]) -> Shape {
    var byWidth = [Int](repeating: 0, count: 33)
    for value in values { byWidth[32 - value.leadingZeroBitCount] += 1 }
    var width = 32
    while width > 0, byWidth[width] == 0 { width -= 1 }
    var best = Shape(width: width)
    var fewest = BitPacking.packedSize(width: width)
    for candidate in stride(from: width - 1, through: 0, by: -1) {
      var patches = 0
      var size = BitPacking.packedSize(width: candidate)
      for above in candidate + 1...width {
        patches += byWidth[above]
        size += byWidth[above] * (1 + (above - candidate + 6) / 7)
      }
      // A patch costs time, too: it has to save something.
      if size + patches < fewest, patches < BitPacking.blockSize {
        fewest = size + patches
        best = Shape(width: candidate, patches: patches)
      }
    }
    return best
  }

  /// Unpacks a block that starts at `start`; returns its end, nil if it is damaged or does not fit into `bytes`.
  @inline(__always)
  static func unpack(
    _ bytes: UnsafeRawBufferPointer, at start: Int, _ shape: Shape, into values: UnsafeMutablePointer<UInt32>
  ) -> Int? {
    let packed = start &+ BitPacking.packedSize(width: shape.width)
    guard shape.width <= 32, packed <= bytes.count, let source = bytes.baseAddress else { return nil }
    BitPacking.unpack(source + start, width: shape.width, into: values)
    if shape.patches == 0 { return packed }
    return patch(bytes, at: packed, shape, values)
  }

  private static func patch(
    _ bytes: UnsafeRawBufferPointer, at start: Int, _ shape: Shape, _ values: UnsafeMutablePointer<UInt32>
  ) -> Int? {
    var reader = ByteReader(bytes, at: start)
    let shift = UInt32(truncatingIfNeeded: shape.width)
    for _ in 0..<shape.patches {
      let place = Int(reader.byte())
      let high = reader.varint32()
      guard place < BitPacking.blockSize, shift < 32 else { return nil }
      values[place] |= high &<< shift
    }
    return reader.overran ? nil : reader.offset
  }

  /// Where a block ends, without unpacking it; nil if it does not fit into `bytes`.
  @inline(__always) static func end(_ bytes: UnsafeRawBufferPointer, at start: Int, _ shape: Shape) -> Int? {
    let packed = start &+ BitPacking.packedSize(width: shape.width)
    guard shape.width <= 32, packed <= bytes.count else { return nil }
    guard shape.patches > 0 else { return packed }
    var reader = ByteReader(bytes, at: packed)
    for _ in 0..<shape.patches {
      _ = reader.byte()
      _ = reader.varint()
    }
    return reader.overran ? nil : reader.offset
  }
}

/// A column of numbers of one segment, used in place.
struct NumberColumn {
  fileprivate let bytes: UnsafeRawBufferPointer
  fileprivate let zoneBytes: Int
  fileprivate let width: Int
  fileprivate let scale: UInt8
  fileprivate let minimum: Int64
  let documentCount: Int

  /// The number of a document, if it has one.
  @inline(__always) func value(_ document: Int) -> Double? {
    let code = code(document)
    return code == 0 ? nil : decoded(code)
  }

  /// The smallest and largest value among the documents of a window; nil if none of them has any.
  func bounds(ofZone zone: Int) -> ClosedRange<Double>? {
    let offset = zone * NumberColumnsFormat.zoneSize
    guard offset >= 0, offset + NumberColumnsFormat.zoneSize <= zoneBytes else { return nil }
    let lower = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let upper = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
    guard lower > 0 else { return nil }
    let (first, last) = (decoded(lower), decoded(upper))
    return first <= last ? first...last : nil
  }

  @inline(__always) private func code(_ document: Int) -> UInt64 {
    guard document >= 0, document < documentCount else { return 0 }
    let offset = zoneBytes &+ document &* width
    switch width {
    case 1: return UInt64(bytes[offset])
    case 2: return UInt64(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    case 4: return UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    default: return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  @inline(__always) private func decoded(_ code: UInt64) -> Double {
    if scale == NumberColumnsFormat.bitsScale { return NumberColumnsFormat.double(orderedBits: code) }
    return Double(minimum &+ Int64(truncatingIfNeeded: code) &- 1) / NumberColumnsFormat.powers[Int(scale)]
  }
}

/// The directory of a segment's number columns.
struct NumberColumns {
  private struct Entry {
    var scale: UInt8
    var width: Int
    var minimum: Int64
    var offset: Int
  }

  private let file: SegmentFile
  private let documentCount: Int
  private var entries: [NumberField: Entry] = [:]

  /// Reads the directory; columns are verified when they are asked for.
  init(_ file: SegmentFile, documentCount: Int) throws(IndexError) {
    self.file = file
    self.documentCount = documentCount
    let length = file.bytes(of: .numbers).count
    guard length > 0 else { return }
    var header = ByteReader(try file.verified(0..<min(length, NumberColumnsFormat.headerSize), of: .numbers))
    let count = Int(header.littleEndian(UInt32.self))
    let size = NumberColumnsFormat.headerSize + count * NumberColumnsFormat.entrySize
    guard !header.overran, count <= 4096, size <= length else { throw Self.damaged(file) }
    var reader = ByteReader(
      try file.verified(0..<min(size + count * NumberColumnsFormat.longestName, length), of: .numbers))
    _ = reader.littleEndian(UInt64.self)
    var found: [(nameLength: Int, entry: Entry)] = []
    for _ in 0..<count {
      let nameLength = Int(reader.littleEndian(UInt32.self))
      let shape = reader.littleEndian(UInt32.self)
      let minimum = reader.littleEndian(Int64.self)
      let offset = reader.littleEndian(UInt64.self)
      let entry = Entry(
        scale: UInt8(truncatingIfNeeded: shape), width: Int(shape >> 8 & 0xFF), minimum: minimum,
        offset: Int(truncatingIfNeeded: offset))
      guard nameLength <= NumberColumnsFormat.longestName, offset <= UInt64(length),
        [1, 2, 4, 8].contains(entry.width),
        entry.scale <= NumberColumnsFormat.largestScale || entry.scale == NumberColumnsFormat.bitsScale
      else { throw Self.damaged(file) }
      found.append((nameLength, entry))
    }
    for (nameLength, entry) in found {
      entries[NumberField(String(decoding: reader.take(nameLength), as: UTF8.self))] = entry
    }
    guard !reader.overran else { throw Self.damaged(file) }
  }

  /// The columns of this segment, sorted.
  var fields: [NumberField] { entries.keys.sorted() }

  /// Nil if no document of the segment has such a number. O(size of the column) when first touched.
  func column(_ field: NumberField) throws(IndexError) -> NumberColumn? {
    guard let entry = entries[field] else { return nil }
    let zones = NumberColumnsWriter.zoneCount(documentCount) * NumberColumnsFormat.zoneSize
    let end = entry.offset + zones + documentCount * entry.width
    let bytes = try file.verified(entry.offset..<end, of: .numbers)
    return NumberColumn(
      bytes: bytes, zoneBytes: zones, width: entry.width, scale: entry.scale, minimum: entry.minimum,
      documentCount: documentCount)
  }

  private static func damaged(_ file: SegmentFile) -> IndexError { .damaged(file.path, "the columns are damaged") }
}

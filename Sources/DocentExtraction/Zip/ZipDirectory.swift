/// Finds the members of a ZIP archive: from the central directory, or from the local headers when that is gone.
enum ZipDirectory {
  /// More members than this are not listed.
  static let maximumEntries = 1_000_000
  private static let endSignature: UInt32 = 0x0605_4b50
  private static let end64Signature: UInt32 = 0x0606_4b50
  private static let locator64Signature: UInt32 = 0x0706_4b50
  fileprivate static let centralSignature: UInt32 = 0x0201_4b50
  static let localSignature: UInt32 = 0x0403_4b50

  struct Listing {
    var entries: [ZipEntry]
    /// The central directory was missing or damaged.
    var isSalvaged: Bool
  }

  /// O(n) in the members; salvaging reads all the bytes.
  static func read(_ bytes: UnsafeRawBufferPointer) -> Listing {
    if let entries = central(bytes), !entries.isEmpty || isEmptyArchive(bytes) {
      return Listing(entries: markOverlaps(entries), isSalvaged: false)
    }
    return Listing(entries: salvage(bytes), isSalvaged: true)
  }

  // MARK: Central directory

  private struct End {
    var position: Int
    var count: Int
    var size: Int
    var offset: Int
  }

  private static func isEmptyArchive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    findEnd(bytes).map { $0.count == 0 && $0.size == 0 } ?? false
  }

  private static func findEnd(_ bytes: UnsafeRawBufferPointer) -> End? {
    guard bytes.count >= 22 else { return nil }
    var position = bytes.count - 22
    let lowest = max(0, bytes.count - 22 - 65_535)
    while position >= lowest {
      if bytes.uint32(at: position) == endSignature { break }
      position -= 1
    }
    guard position >= lowest, let count = bytes.uint16(at: position + 10),
      let size = bytes.uint32(at: position + 12), let offset = bytes.uint32(at: position + 16)
    else { return nil }
    var end = End(position: position, count: Int(count), size: Int(size), offset: Int(offset))
    if count == .max || size == .max || offset == .max, let wide = findEnd64(bytes, before: position) { end = wide }
    return end
  }

  private static func findEnd64(_ bytes: UnsafeRawBufferPointer, before position: Int) -> End? {
    guard bytes.uint32(at: position - 20) == locator64Signature, let stated = bytes.offset64(at: position - 12)
    else { return nil }
    // Something may have been put before the archive: then the record stands right before its locator.
    for place in [stated, position - 20 - 56] where bytes.uint32(at: place) == end64Signature {
      guard let count = bytes.offset64(at: place + 32), let size = bytes.offset64(at: place + 40),
        let offset = bytes.offset64(at: place + 48)
      else { return nil }
      return End(position: place, count: count, size: size, offset: offset)
    }
    return nil
  }

  fileprivate static func central(_ bytes: UnsafeRawBufferPointer) -> [ZipEntry]? {
    guard let end = findEnd(bytes) else { return nil }
    // The directory ends where its end record begins, whatever was put before the archive.
    var shift = 0
    var position = end.offset
    if bytes.uint32(at: position) != centralSignature, end.size <= end.position {
      position = end.position - end.size
      shift = position - end.offset
    }
    var entries: [ZipEntry] = []
    while entries.count < maximumEntries, bytes.uint32(at: position) == centralSignature {
      guard let (entry, length) = centralEntry(bytes, at: position, shift: shift) else { return nil }
      entries.append(entry)
      position += length
    }
    // Fewer than promised means that the directory itself is damaged.
    return entries.count >= min(end.count, maximumEntries) || end.count == 0xFFFF ? entries : nil
  }

  private static func centralEntry(
    _ bytes: UnsafeRawBufferPointer, at position: Int, shift: Int
  ) -> (ZipEntry, length: Int)? {
    guard let flags = bytes.uint16(at: position + 8), let method = bytes.uint16(at: position + 10),
      let compressed = bytes.uint32(at: position + 20), let uncompressed = bytes.uint32(at: position + 24),
      let nameLength = bytes.uint16(at: position + 28), let extraLength = bytes.uint16(at: position + 30),
      let commentLength = bytes.uint16(at: position + 32), let system = bytes.uint16(at: position + 4),
      let attributes = bytes.uint32(at: position + 38), let offset = bytes.uint32(at: position + 42)
    else { return nil }
    let nameStart = position + 46
    let extraStart = nameStart + Int(nameLength)
    guard extraStart + Int(extraLength) <= bytes.count else { return nil }
    let extra = ZipExtraFields(UnsafeRawBufferPointer(rebasing: bytes[extraStart..<extraStart + Int(extraLength)]))
    let wide = extra.zip64(
      uncompressed: uncompressed == .max, compressed: compressed == .max, offset: offset == .max)
    let (header, overflow) = (wide.offset ?? Int(offset)).addingReportingOverflow(shift)
    guard !overflow, header >= 0 else { return nil }
    let name = ArchiveNames.decode(bytes[nameStart..<extraStart])
    var entry = ZipEntry(
      name: extra.unicodeName ?? name, method: method, isEncrypted: flags & 1 != 0 || method == 99,
      compressedSize: wide.compressed ?? Int(compressed), uncompressedSize: wide.uncompressed ?? Int(uncompressed),
      headerOffset: header, overlaps: false)
    // Unix keeps the type of the file in the upper half.
    entry.isLink = system >> 8 == 3 && attributes >> 28 == 0xA
    return (entry, 46 + Int(nameLength) + Int(extraLength) + Int(commentLength))
  }

  /// Marks members whose bytes reach into the next member's header, as a bomb of overlapping members has them.
  private static func markOverlaps(_ entries: [ZipEntry]) -> [ZipEntry] {
    var result = entries
    let order = entries.indices.sorted { entries[$0].headerOffset < entries[$1].headerOffset }
    for (current, next) in zip(order, order.dropFirst()) {
      let start = entries[current].headerOffset
      let (end, overflow) = start.addingReportingOverflow(30 + (entries[current].compressedSize ?? 0))
      if overflow || end > entries[next].headerOffset { result[current].overlaps = true }
    }
    return result
  }

  // MARK: Salvage

  /// Members by their local headers, in the order of the bytes.
  private static func salvage(_ bytes: UnsafeRawBufferPointer) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    var position = 0
    while position + 30 <= bytes.count, entries.count < maximumEntries {
      guard let found = bytes.firstIndex(ofByte: 0x50, from: position) else { break }
      position = found
      guard bytes.uint32(at: position) == localSignature, let header = ZipLocalHeader(bytes, at: position) else {
        position += 1
        continue
      }
      var size = header.compressedSize > 0 && !header.sizesFollow ? header.compressedSize : nil
      if size == nil, header.method == 0 { size = describedSize(bytes, from: header.dataOffset) }
      entries.append(
        ZipEntry(
          name: header.name, method: header.method, isEncrypted: header.isEncrypted,
          compressedSize: size, uncompressedSize: header.uncompressedSize,
          headerOffset: position, overlaps: false))
      let next = header.dataOffset.addingReportingOverflow(size ?? 0)
      position = next.1 || next.0 > bytes.count ? bytes.count : max(next.0, position + 4)
    }
    return entries
  }
}

extension ZipDirectory {
  private static let descriptorSignature: UInt32 = 0x0807_4b50

  /// The size of a stored member that only the descriptor behind it states: the bytes up to the first descriptor that
  /// counts as many. Each byte of the archive is looked at once.
  fileprivate static func describedSize(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var position = start
    while let found = bytes.firstIndex(ofByte: 0x50, from: position) {
      let signature = bytes.uint32(at: found)
      if signature == descriptorSignature, let size = bytes.uint32(at: found + 8), Int(size) == found - start {
        return found - start
      }
      // The next member or the directory: this one has ended without a descriptor.
      if signature == localSignature || signature == centralSignature { return found - start }
      position = found + 1
    }
    return max(0, bytes.count - start)
  }

  /// Whether the bytes end with the directory of an archive, whatever they begin with.
  static func isPresent(in bytes: UnsafeRawBufferPointer) -> Bool { central(bytes)?.isEmpty == false }
}

/// The header before each member's bytes.
struct ZipLocalHeader {
  var name: String
  var method: UInt16
  var isEncrypted: Bool
  /// The sizes stand behind the data and are zero here.
  var sizesFollow: Bool
  var compressedSize: Int
  var uncompressedSize: Int
  /// Where the member's bytes begin.
  var dataOffset: Int

  init?(_ bytes: UnsafeRawBufferPointer, at position: Int) {
    guard bytes.uint32(at: position) == ZipDirectory.localSignature, let flags = bytes.uint16(at: position + 6),
      let method = bytes.uint16(at: position + 8), let compressed = bytes.uint32(at: position + 18),
      let uncompressed = bytes.uint32(at: position + 22), let nameLength = bytes.uint16(at: position + 26),
      let extraLength = bytes.uint16(at: position + 28)
    else { return nil }
    let nameStart = position + 30
    let extraStart = nameStart + Int(nameLength)
    dataOffset = extraStart + Int(extraLength)
    guard dataOffset <= bytes.count else { return nil }
    let extra = ZipExtraFields(UnsafeRawBufferPointer(rebasing: bytes[extraStart..<dataOffset]))
    let wide = extra.zip64(uncompressed: uncompressed == .max, compressed: compressed == .max, offset: false)
    name = extra.unicodeName ?? ArchiveNames.decode(bytes[nameStart..<extraStart])
    self.method = method
    isEncrypted = flags & 1 != 0 || method == 99
    sizesFollow = flags & 8 != 0
    compressedSize = wide.compressed ?? Int(compressed)
    uncompressedSize = wide.uncompressed ?? Int(uncompressed)
  }
}

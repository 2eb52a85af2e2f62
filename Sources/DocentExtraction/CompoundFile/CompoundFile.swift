import DocentDocument

/// A compound file: storages and streams within one file, as Office kept documents until 2003 ([MS-CFB]).
///
///     header  512 bytes: sector size, where the tables begin, the first 109 sectors of the FAT
///     sectors 512 or 4096 bytes: FAT (the sector that follows each sector), directory, mini FAT, streams
///
/// Streams smaller than 4096 bytes lie in sectors of 64 bytes inside the stream of the root entry. Every number comes
/// from the file and is checked; chains end at their first repetition, and a file cut short gives the sectors it has.
struct CompoundFile: Sendable {
  private static let lastSector: UInt32 = 0xFFFF_FFFA
  private static let miniSectorSize = 64

  /// Root first.
  private(set) var entries: [CompoundFileEntry] = []
  /// Tables or chains lead out of the file.
  private(set) var isDamaged = false
  private let source: SourceContent
  private let sectorSize: Int
  private let sectorCount: Int
  private var miniLimit = 4096
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var miniStream: SourceContent

  /// Reads the header, the tables and the directory. A file cut short before its directory has the
  /// streams that show by their first bytes. Throws `corrupted` when there are none.
  init(_ source: SourceContent) throws(ExtractionError) {
    self.source = source
    let header = source.bytes(in: 0..<512)
    func number(_ offset: Int, _ size: Int = 4) -> Int { header.withUnsafeBytes { $0.littleEndian(offset, size) ?? 0 } }
    let shift = number(0x1E, 2)
    sectorSize = shift == 12 || (shift != 9 && number(0x1A, 2) == 4) ? 4096 : 512
    sectorCount = max(0, (source.count - sectorSize + sectorSize - 1) / sectorSize)
    miniStream = source.slice(0..<0, name: "")
    guard header.count == 512 else { throw Self.damaged }
    let limit = number(0x38)
    if limit > 0, limit <= 65_536 { miniLimit = limit }
    try readTable(header)
    let directory = bytes(inChain: UInt32(truncatingIfNeeded: number(0x30)), size: nil)
    entries = CompoundFileEntry.tree(directory, isLarge: sectorSize == 4096)
    if entries.first?.kind != .root {
      isDamaged = true
      // Streams that are found lie in sectors of the file, however little is left of them.
      miniLimit = 0
      entries = CompoundFileSalvage.entries(source, sectorSize: sectorSize)
    }
    guard let root = entries.first else { throw Self.damaged }
    miniTable = Self.words(bytes(inChain: UInt32(truncatingIfNeeded: number(0x3C)), size: nil))
    miniStream = content(ofChain: root.start, size: root.size, name: "")
  }

  var root: CompoundStorage { CompoundStorage(file: self, index: 0) }

  /// The bytes of a stream: a slice of the file where its sectors follow one another, else a copy.
  func content(of entry: CompoundFileEntry) -> SourceContent {
    guard entry.size < miniLimit, entry.kind == .stream else {
      return content(ofChain: entry.start, size: entry.size, name: entry.name)
    }
    let extents = Self.extents(
      from: entry.start, table: miniTable, sectorCount: miniStream.count / Self.miniSectorSize + 1,
      needed: (entry.size + Self.miniSectorSize - 1) / Self.miniSectorSize)
    return Self.gather(
      extents.map { $0.lowerBound * Self.miniSectorSize..<$0.upperBound * Self.miniSectorSize }, of: miniStream,
      size: entry.size, name: entry.name)
  }

  // MARK: Sectors

  private func range(ofSectors sectors: Range<Int>) -> Range<Int> {
    (sectors.lowerBound + 1) * sectorSize..<(sectors.upperBound + 1) * sectorSize
  }

  private func content(ofChain start: UInt32, size: Int, name: String) -> SourceContent {
    let size = min(size, source.count)
    let extents = Self.extents(
      from: start, table: table, sectorCount: sectorCount, needed: (size + sectorSize - 1) / sectorSize)
    return Self.gather(extents.map(range(ofSectors:)), of: source, size: size, name: name)
  }

  /// A copy of a chain, of all of it where its size is not stated.
  private func bytes(inChain start: UInt32, size: Int?) -> [UInt8] {
    content(ofChain: start, size: size ?? source.count, name: "").bytes()
  }

  private static func gather(_ ranges: [Range<Int>], of source: SourceContent, size: Int, name: String) -> SourceContent
  {
    if ranges.count == 1, let only = ranges.first {
      return source.slice(only.lowerBound..<only.lowerBound + min(only.count, size), name: name)
    }
    var result: [UInt8] = []
    result.reserveCapacity(size)
    source.withUnsafeBytes { bytes in
      for range in ranges where result.count < size {
        result.append(contentsOf: bytes.part(at: range.lowerBound, length: min(range.count, size - result.count)))
      }
    }
    return SourceContent(result, name: name)
  }

  /// Follows a chain: runs of sectors that stand side by side, at most `needed` sectors, none of them twice.
  private static func extents(
    from start: UInt32, table: [UInt32], sectorCount: Int, needed: Int
  ) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var sector = start
    var left = min(needed, sectorCount)
    while left > 0, sector <= lastSector, Int(sector) < sectorCount {
      let number = Int(sector)
      if let last = result.last, last.upperBound == number {
        result[result.count - 1] = last.lowerBound..<number + 1
      } else {
        result.append(number..<number + 1)
      }
      left -= 1
      // Where the table is lost the sectors most likely stand side by side.
      sector = number < table.count ? table[number] : sector + 1
    }
    return withoutRepetition(result)
  }

  /// Cuts a chain where it comes back to a sector it has been at.
  private static func withoutRepetition(_ extents: [Range<Int>]) -> [Range<Int>] {
    if extents.count < 2 { return extents }
    let order = extents.indices.sorted { extents[$0].lowerBound < extents[$1].lowerBound }
    var end = extents.count
    for (left, right) in zip(order, order.dropFirst()) where extents[left].upperBound > extents[right].lowerBound {
      end = min(end, max(left, right))
    }
    return Array(extents.prefix(end))
  }

  // MARK: Tables

  /// The sectors of the FAT stand in the header and, beyond 109 of them, in a chain of sectors of their own.
  private mutating func readTable(_ header: [UInt8]) throws(ExtractionError) {
    var sectors: [UInt32] = Self.words(Array(header[0x4C...]))
    var next = Self.words(Array(header[0x44..<0x48]))[0]
    var visited = Set<UInt32>()
    while next <= Self.lastSector, Int(next) < sectorCount, visited.insert(next).inserted {
      var list = Self.words(source.bytes(in: range(ofSectors: Int(next)..<Int(next) + 1)))
      next = list.popLast() ?? .max
      sectors += list
    }
    let needed = (sectorCount * 4 + sectorSize - 1) / sectorSize
    var seen = Set<UInt32>()
    for sector in sectors.prefix(needed) {
      guard sector <= Self.lastSector, seen.insert(sector).inserted else { continue }
      let words = Self.words(source.bytes(in: range(ofSectors: Int(sector)..<Int(sector) + 1)))
      if words.count < sectorSize / 4 { isDamaged = true }
      table += words
      // A sector that is missing must not move the ones behind it; chains go on side by side through the gap.
      for _ in words.count..<max(words.count, sectorSize / 4) {
        table.append(UInt32(truncatingIfNeeded: table.count + 1))
      }
    }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt32] {
    bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
      }
    }
  }

  private static let damaged = ExtractionError(
    .corrupted, "the compound file is damaged or cut short before its directory; ask for another copy")
}

extension UnsafeRawBufferPointer {
  fileprivate func littleEndian(_ offset: Int, _ size: Int) -> Int? {
    size == 2 ? readUInt16(at: offset) : readUInt32(at: offset)
  }
}

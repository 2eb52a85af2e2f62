import DocentDocument
import Synchronization

/// An open segment file: finds its sections and verifies pages when they are first used.
final class SegmentFile: Sendable {
  private let file: MappedFile
  /// By `SegmentFormat.Section.rawValue`.
  private let sections: [Range<Int>]
  /// Where the checksums of the pages stand.
  private let checksumOffset: Int
  private let pagedLength: Int
  private let verified: VerifiedPages
  /// Of the format.
  let version: UInt32
  /// As the summary says, which whoever opens a segment verifies before anything else is read.
  let documentCount: Int
  /// Checksum of the section table, which covers the checksums of all pages: tells one content from another.
  let fingerprint: UInt32

  var path: String { file.path }
  var length: Int { file.bytes.count }

  /// Reads and checks trailer and table. O(number of pages).
  init(_ path: String) throws(IndexError) {
    let file = try MappedFile(path)
    let bytes = file.bytes
    guard bytes.count >= SegmentFormat.headerSize + SegmentFormat.trailerSize,
      bytes[0..<8].elementsEqual(SegmentFormat.magic)
    else { throw .damaged(path, "this is not a segment of a Docent index") }
    let trailerOffset = bytes.count - SegmentFormat.trailerSize
    var trailer = ByteReader(bytes, at: trailerOffset)
    let tableOffset = trailer.littleEndian(UInt64.self)
    let length = trailer.littleEndian(UInt64.self)
    let version = trailer.littleEndian(UInt32.self)
    let tableChecksum = trailer.littleEndian(UInt32.self)
    let trailerChecksum = trailer.littleEndian(UInt32.self)
    let covered = UnsafeRawBufferPointer(rebasing: bytes[trailerOffset..<trailerOffset + 24])
    guard trailer.take(8).elementsEqual(SegmentFormat.magic), length == UInt64(bytes.count),
      CRC32C.checksum(covered) == trailerChecksum
    else { throw .damaged(path, "the file is truncated or its trailer is damaged") }
    guard SegmentFormat.readableVersions.contains(version) else {
      throw IndexError(
        .unsupported, "\(path) has format \(version), this build reads \(SegmentFormat.version); rebuild the index")
    }
    guard tableOffset >= UInt64(SegmentFormat.headerSize), tableOffset <= UInt64(trailerOffset) else {
      throw .damaged(path, "the section table lies outside the file")
    }
    let table = UnsafeRawBufferPointer(rebasing: bytes[Int(tableOffset)..<trailerOffset])
    guard CRC32C.checksum(table) == tableChecksum else { throw .damaged(path, "the section table is damaged") }
    var reader = ByteReader(table)
    let sectionCount = Int(reader.littleEndian(UInt32.self))
    let pageCount = Int(reader.littleEndian(UInt32.self))
    let expectedPages = (Int(tableOffset) + OutputFile.pageSize - 1) / OutputFile.pageSize
    let sectionBytes = sectionCount * SegmentFormat.tableEntrySize
    guard pageCount == expectedPages, table.count == SegmentFormat.tableHeaderSize + sectionBytes + pageCount * 4 else {
      throw .damaged(path, "the section table is damaged")
    }
    var found: [UInt32: Range<Int>] = [:]
    for _ in 0..<sectionCount {
      let kind = reader.littleEndian(UInt32.self)
      _ = reader.littleEndian(UInt32.self)
      let offset = reader.littleEndian(UInt64.self)
      let length = reader.littleEndian(UInt64.self)
      guard offset <= tableOffset, length <= tableOffset - offset else {
        throw .damaged(path, "section \(kind) lies outside the file")
      }
      found[kind] = Int(offset)..<Int(offset + length)
    }
    var sections: [Range<Int>] = [0..<0]
    for section in SegmentFormat.Section.allCases {
      guard let place = found[section.rawValue] else { throw .damaged(path, "section \(section) is missing") }
      sections.append(place)
    }
    self.file = file
    self.version = version
    self.sections = sections
    var summary = ByteReader(
      UnsafeRawBufferPointer(rebasing: bytes[sections[Int(SegmentFormat.Section.summary.rawValue)]]))
    documentCount = Int(summary.littleEndian(UInt32.self))
    checksumOffset = Int(tableOffset) + SegmentFormat.tableHeaderSize + sectionBytes
    pagedLength = Int(tableOffset)
    verified = VerifiedPages(count: pageCount)
    fingerprint = tableChecksum
  }

  /// A section's bytes, not yet verified: call `verify` on what you are about to read.
  func bytes(of section: SegmentFormat.Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[sections[Int(section.rawValue)]])
  }

  /// Makes sure that a range of a section lies inside it and matches its checksums; returns its bytes.
  @discardableResult
  func verified(_ range: Range<Int>, of section: SegmentFormat.Section) throws(IndexError) -> UnsafeRawBufferPointer {
    let place = sections[Int(section.rawValue)]
    guard range.lowerBound >= 0, range.upperBound <= place.count else {
      throw .damaged(path, "an offset points outside section \(section)")
    }
    let absolute = place.lowerBound + range.lowerBound..<place.lowerBound + range.upperBound
    try verify(absolute) { "section \(section)" }
    return UnsafeRawBufferPointer(rebasing: file.bytes[absolute])
  }

  /// A whole section, verified.
  func verified(_ section: SegmentFormat.Section) throws(IndexError) -> UnsafeRawBufferPointer {
    try verified(0..<sections[Int(section.rawValue)].count, of: section)
  }

  /// Names a file that was cut while it was read: what was found after that means nothing.
  func checkLength() throws(IndexError) {
    if file.wasCut { throw .damaged(path, "the file was cut while it was read") }
  }

  /// Checks every page again, whether used before or not. O(size of the file).
  func verifyAll() throws(IndexError) {
    verified.reset()
    try verify(0..<pagedLength) { "the file" }
    try checkLength()
  }

  private func verify(_ range: Range<Int>, _ what: () -> String) throws(IndexError) {
    guard !range.isEmpty else { return }
    let pages = range.lowerBound / OutputFile.pageSize...(range.upperBound - 1) / OutputFile.pageSize
    for page in pages where !verified.contains(page) {
      let start = page * OutputFile.pageSize
      let end = min(start + OutputFile.pageSize, pagedLength)
      let expected = file.bytes.loadUnaligned(fromByteOffset: checksumOffset + page * 4, as: UInt32.self)
      guard CRC32C.checksum(UnsafeRawBufferPointer(rebasing: file.bytes[start..<end])) == UInt32(littleEndian: expected)
      else { throw .damaged(path, "\(what()) is damaged between bytes \(start) and \(end)") }
      verified.insert(page)
    }
  }
}

/// Which pages were found good; shared by all threads that read the file. Two threads may check the same page.
private final class VerifiedPages: @unchecked Sendable {
  // Unchecked: the words are atomics that never move.
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let wordCount: Int

  init(count: Int) {
    wordCount = count / 64 + 1
    words = .allocate(capacity: wordCount)
    for index in 0..<wordCount { (words + index).initialize(to: Atomic(0)) }
  }

  deinit {
    words.deinitialize(count: wordCount)
    words.deallocate()
  }

  func contains(_ page: Int) -> Bool { words[page >> 6].load(ordering: .relaxed) & (1 &<< UInt64(page & 63)) != 0 }
  func insert(_ page: Int) { words[page >> 6].bitwiseOr(1 &<< UInt64(page & 63), ordering: .relaxed) }
  func reset() { for index in 0..<wordCount { words[index].store(0, ordering: .relaxed) } }
}

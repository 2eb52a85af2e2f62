/// Looks up terms in a segment, in place.
struct TermDictionary: Sendable {
  let segment: SegmentFile
  let blockCount: Int

  init(_ segment: SegmentFile) throws(IndexError) {
    self.segment = segment
    let length = segment.bytes(of: .termIndex).count
    guard length % TermDictionaryFormat.indexEntrySize == 0 else {
      throw .damaged(segment.path, "the index of terms has an odd length")
    }
    blockCount = length / TermDictionaryFormat.indexEntrySize
  }

  /// The entry of exactly this term. O(log terms), without spelling out the terms of the block.
  func entry(_ term: [UInt8]) throws(IndexError) -> TermEntry? {
    guard blockCount > 0 else { return nil }
    let (bytes, start) = try block(lastBlock(notAfter: term))
    var reader = ByteReader(bytes)
    var region = start
    var hasPositions = false
    // Bytes that the term looked for shares with the current one.
    var matched = 0
    while !reader.isAtEnd {
      let shared = reader.count(atMost: TermDictionaryFormat.maximumTermLength)
      let suffix = reader.take(reader.count(atMost: TermDictionaryFormat.maximumTermLength))
      if shared == 0, let first = suffix.first { hasPositions = TermKind.hasPositions(first) }
      if shared < matched { return nil }
      var isFound = false
      if shared == matched {
        var index = 0
        while index < suffix.count, matched < term.count, suffix[index] == term[matched] {
          index &+= 1
          matched &+= 1
        }
        if index < suffix.count {
          if matched == term.count || suffix[index] > term[matched] { return nil }
        } else {
          isFound = matched == term.count
        }
      }
      let entry = try self.entry(&reader, hasPositions: hasPositions, region: region)
      if isFound { return entry }
      region += entry.regionLength
    }
    return nil
  }

  /// Reads what stands behind a term in its block.
  @inline(__always) func entry(
    _ reader: inout ByteReader, hasPositions: Bool, region: Int
  ) throws(IndexError) -> TermEntry {
    var entry = TermEntry(documentCount: reader.varint32(), region: region)
    if entry.documentCount == 1 {
      entry.singleDocument = reader.varint32()
      entry.singleFrequency = reader.varint32()
    }
    let limit = segment.bytes(of: .postings).count
    if hasPositions { entry.positionsLength = reader.count(atMost: limit) }
    if entry.documentCount > 1 { entry.dataLength = reader.count(atMost: limit) }
    guard !reader.overran, entry.documentCount > 0 else { throw damaged() }
    return entry
  }

  /// All terms at or after `term`, ascending.
  func terms(from term: [UInt8]) throws(IndexError) -> TermIterator {
    let iterator = TermIterator(self, block: blockCount > 0 ? try lastBlock(notAfter: term) : 0)
    try iterator.skip(before: term)
    return iterator
  }

  /// The last block whose first term is not after `term`, or the first.
  func lastBlock(notAfter term: [UInt8]) throws(IndexError) -> Int {
    var lower = 0
    var upper = blockCount
    let head = term.withUnsafeBytes(ByteOrder.head)
    while lower < upper {
      let middle = (lower + upper) / 2
      let first = try word(middle, 0)
      var isAfter = first > head
      if first == head {
        let firstTerm = try self.firstTerm(of: middle)
        isAfter = term.withUnsafeBytes { ByteOrder.compare(firstTerm, $0) } > 0
      }
      if isAfter { upper = middle } else { lower = middle + 1 }
    }
    return max(lower - 1, 0)
  }

  /// The bytes of a block and where the postings of its first term start.
  func block(_ index: Int) throws(IndexError) -> (bytes: UnsafeRawBufferPointer, region: Int) {
    let size = TermDictionaryFormat.indexEntrySize
    let isLast = index + 1 == blockCount
    let entries = try segment.verified(index * size..<(isLast ? index + 1 : index + 2) * size, of: .termIndex)
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: entries.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let (start, region) = (word(8), word(16))
    let end = isLast ? UInt64(segment.bytes(of: .terms).count) : word(size + 8)
    guard start <= end, end <= UInt64(segment.bytes(of: .terms).count),
      region <= UInt64(segment.bytes(of: .postings).count)
    else {
      throw .damaged(segment.path, "the index of terms is damaged")
    }
    return (try segment.verified(Int(start)..<Int(end), of: .terms), Int(region))
  }

  /// How the blocks begin. Verifies the whole index: for those who go through much of it.
  func blockHeads() throws(IndexError) -> TermBlockHeads { TermBlockHeads(try segment.verified(.termIndex)) }

  func damaged() -> IndexError { .damaged(segment.path, "the dictionary of terms is damaged") }

  private func firstTerm(of index: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    var reader = ByteReader(try block(index).bytes)
    _ = reader.varint()
    return reader.take(reader.count(atMost: TermDictionaryFormat.maximumTermLength))
  }

  private func word(_ block: Int, _ field: Int) throws(IndexError) -> UInt64 {
    let offset = block * TermDictionaryFormat.indexEntrySize + field * 8
    let bytes = try segment.verified(offset..<offset + 8, of: .termIndex)
    return UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
  }
}

/// The first eight bytes of the first terms of all blocks, as `ByteOrder.head` has them.
struct TermBlockHeads {
  private let index: UnsafeRawBufferPointer
  let count: Int

  fileprivate init(_ index: UnsafeRawBufferPointer) {
    self.index = index
    count = index.count / TermDictionaryFormat.indexEntrySize
  }

  @inline(__always) subscript(block: Int) -> UInt64 {
    UInt64(
      littleEndian: index.loadUnaligned(
        fromByteOffset: block &* TermDictionaryFormat.indexEntrySize, as: UInt64.self))
  }

  /// The last block from `start` on that begins before `head`; `start` if there is none. O(log distance).
  func last(before head: UInt64, from start: Int) -> Int {
    var found = start
    // Gallop: the wanted block is mostly near.
    var step = 1
    while found + step < count, self[found + step] < head {
      found += step
      step *= 2
    }
    while step > 0 {
      if found + step < count, self[found + step] < head { found += step }
      step /= 2
    }
    return found
  }
}

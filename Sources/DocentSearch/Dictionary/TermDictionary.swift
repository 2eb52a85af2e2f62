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

  /// The entry of exactly this term. O(log terms).
  func entry(_ term: [UInt8]) throws(IndexError) -> TermEntry? {
    let terms = try self.terms(from: term)
    guard try terms.next(), terms.term == term else { return nil }
    return terms.entry
  }

  /// All terms at or after `term`, ascending.
  func terms(from term: [UInt8]) throws(IndexError) -> TermIterator {
    var lower = 0
    var upper = blockCount
    // The last block whose first term is not after `term`.
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
    let iterator = TermIterator(self, block: max(lower - 1, 0))
    try iterator.skip(before: term)
    return iterator
  }

  /// The bytes of a block and where the postings of its first term start.
  func block(_ index: Int) throws(IndexError) -> (bytes: UnsafeRawBufferPointer, region: Int) {
    let start = try word(index, 1)
    let end = index + 1 < blockCount ? try word(index + 1, 1) : UInt64(segment.bytes(of: .terms).count)
    let region = try word(index, 2)
    guard start <= end, end <= UInt64(segment.bytes(of: .terms).count),
      region <= UInt64(segment.bytes(of: .postings).count)
    else {
      throw .damaged(segment.path, "the index of terms is damaged")
    }
    return (try segment.verified(Int(start)..<Int(end), of: .terms), Int(region))
  }

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

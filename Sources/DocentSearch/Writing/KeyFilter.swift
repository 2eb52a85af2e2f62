/// Tells most keys that a segment does not have without looking at it: a Bloom filter with one word a key (Putze, Sanders
/// and Singler 2007), about 12 bits a document.
struct KeyFilter {
  private var words: [UInt64]

  /// O(documents).
  init(_ reader: SegmentReader) throws(IndexError) {
    var count = 1
    while count * 64 < reader.documentCount * 12 { count *= 2 }
    words = [UInt64](repeating: 0, count: count)
    var keys = try KeyIterator(SegmentMerger.Source(reader: reader, deleted: DeletedDocuments()))
    while keys.isValid {
      let (index, mask) = place(of: keys.key)
      words[index] |= mask
      try keys.advance()
    }
  }

  func mayContain(_ key: [UInt8]) -> Bool {
    let (index, mask) = place(of: key)
    return words[index] & mask == mask
  }

  private func place(of key: [UInt8]) -> (index: Int, mask: UInt64) {
    let hash = key.withUnsafeBytes { ByteStringTable.longHash($0) }
    let mask: UInt64 = 1 &<< (hash & 63) | 1 &<< (hash &>> 6 & 63) | 1 &<< (hash &>> 12 & 63) | 1 &<< (hash &>> 18 & 63)
    return (Int(truncatingIfNeeded: hash &>> 24) & (words.count - 1), mask)
  }
}

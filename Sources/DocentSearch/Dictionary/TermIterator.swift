/// Walks through the terms of a dictionary in order.
final class TermIterator {
  private let dictionary: TermDictionary
  private var block: Int
  private var reader = ByteReader(UnsafeRawBufferPointer(start: nil, count: 0))
  private var region = 0
  private var hasPending = false

  /// The current term, after `next` said yes.
  private(set) var term: [UInt8] = []
  private(set) var entry = TermEntry(documentCount: 0)

  init(_ dictionary: TermDictionary, block: Int) {
    self.dictionary = dictionary
    self.block = block
  }

  /// Goes to the next term. False at the end.
  func next() throws(IndexError) -> Bool {
    if hasPending {
      hasPending = false
      return true
    }
    return try step()
  }

  /// Goes on to the first term that is not before `term`; `next` then answers with it.
  func skip(before target: [UInt8]) throws(IndexError) {
    while try step() {
      if ByteOrder.compare(term, target) >= 0 {
        hasPending = true
        return
      }
    }
  }

  private func step() throws(IndexError) -> Bool {
    if reader.isAtEnd {
      guard block < dictionary.blockCount else { return false }
      let (bytes, start) = try dictionary.block(block)
      reader = ByteReader(bytes)
      region = start
      block += 1
      term.removeAll(keepingCapacity: true)
    }
    let shared = reader.count(atMost: term.count)
    term.removeSubrange(shared...)
    term.append(contentsOf: reader.take(reader.count(atMost: TermDictionaryFormat.maximumTermLength)))
    var entry = TermEntry(documentCount: reader.varint32(), region: region)
    if entry.documentCount == 1 {
      entry.singleDocument = reader.varint32()
      entry.singleFrequency = reader.varint32()
    }
    let limit = dictionary.segment.bytes(of: .postings).count
    if TermKind.hasPositions(term) { entry.positionsLength = reader.count(atMost: limit) }
    if entry.documentCount > 1 { entry.dataLength = reader.count(atMost: limit) }
    guard !reader.overran, entry.documentCount > 0 else {
      throw .damaged(dictionary.segment.path, "the dictionary of terms is damaged")
    }
    region += entry.regionLength
    self.entry = entry
    return true
  }
}

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
    let entry = try dictionary.entry(&reader, hasPositions: TermKind.hasPositions(term), region: region)
    region += entry.regionLength
    self.entry = entry
    return true
  }
}

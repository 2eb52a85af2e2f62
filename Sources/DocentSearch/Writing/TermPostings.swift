/// The postings of one term, unpacked, from one or more buffers.
struct TermPostings {
  /// Number of the document and place in the other arrays, as one number that sorts by document.
  private var order: [UInt64] = []
  private var frequencies: [UInt32] = []
  /// Where the positions of each document start in `deltas`.
  private var starts: [Int] = []
  /// Distances to the position before, less one; the first of a document is the position itself.
  private var deltas: [UInt32] = []
  private var isSorted = true

  var count: Int { order.count }

  mutating func removeAll() {
    order.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    deltas.removeAll(keepingCapacity: true)
    isSorted = true
  }

  /// Notes a document; its positions came just before.
  @inline(__always) mutating func append(document: UInt32, frequency: UInt32, positions start: Int) {
    let code = UInt64(document) << 32 | UInt64(UInt32(truncatingIfNeeded: frequencies.count))
    if let last = order.last, last > code { isSorted = false }
    order.append(code)
    frequencies.append(frequency)
    starts.append(start)
  }

  var positionCount: Int { deltas.count }

  @inline(__always) mutating func append(positionDelta: UInt32) { deltas.append(positionDelta) }

  /// Takes back the positions from `start` on.
  mutating func dropPositions(from start: Int) { deltas.removeSubrange(start...) }

  /// Gives everything to a writer, documents in ascending order.
  mutating func write(to writer: inout PostingsWriter, hasPositions: Bool) throws(IndexError) {
    if !isSorted { order.sort() }
    for code in order {
      let place = Int(UInt32(truncatingIfNeeded: code))
      let frequency = frequencies[place]
      try writer.add(document: UInt32(code >> 32), frequency: frequency)
      guard hasPositions else { continue }
      let start = starts[place]
      for index in start..<start + Int(frequency) { try writer.add(positionDelta: deltas[index]) }
    }
  }
}

/// Finds which of some documents a list holds, block by block. Keeps its memory.
final class ListIntersection {
  /// Searching for a document takes about as long as going over so many others.
  private static let searchCost = 12

  /// Which documents the current block of the list holds, by their number among those asked for, and where.
  let candidates: UnsafeMutablePointer<UInt16> = .allocate(capacity: BitPacking.blockSize + 1)
  let places: UnsafeMutablePointer<UInt8> = .allocate(capacity: BitPacking.blockSize + 1)
  private let marks = DocumentBits()
  /// The number of each marked document.
  private let numbers: UnsafeMutablePointer<UInt16> = .allocate(capacity: Int(DocumentWindow.size))

  deinit {
    candidates.deallocate()
    places.deallocate()
    numbers.deallocate()
  }

  /// Asks for up to 4,096 ascending documents. Calls `body` with the number of hits of each block that has any: `candidates`, ascending, and `places` say which, the
  /// block is the current one of `list`. Blocks and candidates that `skips` names are left out; `body` may overwrite
  /// documents up to the last of its hits.
  @inline(__always)
  func forEachBlock(
    of list: PostingsCursor, _ documents: UnsafeMutablePointer<UInt32>, _ count: Int,
    skipsBlock: (Int) -> Bool, skips: (_ candidate: Int, _ block: Int) -> Bool,
    _ body: (_ hits: Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    guard count > 0 else { return }
    let span = documents[count - 1] &- documents[0]
    if span < DocumentWindow.size, list.expectedCount(in: span) < Self.searchCost * count {
      try scan(list, documents, count, skipsBlock, body)
    } else {
      try search(list, documents, count, skips, body)
    }
  }

  /// By marks that all documents of the list are tested against.
  @inline(__always)
  private func scan(
    _ list: PostingsCursor, _ documents: UnsafeMutablePointer<UInt32>, _ count: Int, _ skips: (Int) -> Bool,
    _ body: (Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let base = documents[0]
    let last = documents[count - 1]
    let words = marks.words
    for index in 0..<count {
      let offset = Int(documents[index] &- base)
      words[offset &>> 6] |= 1 &<< UInt64(offset & 63)
      numbers[offset] = UInt16(truncatingIfNeeded: index)
    }
    defer { for index in 0...Int(last &- base) &>> 6 { words[index] = 0 } }
    guard var block = list.firstBlock(reaching: base) else { return }
    var left = count
    while block < list.blockCount {
      if block > 0, list.hasMetadata, list.last(of: block &- 1) >= last { return }
      if !skips(block) {
        try list.move(to: block)
        let listed = list.documents
        var place = listed[0] >= base ? 0 : list.index(of: base)
        let end = listed[list.count &- 1] <= last ? list.count : list.index(of: last &+ 1)
        var hits = 0
        while place < end {
          let offset = Int(listed[place] &- base)
          places[hits] = UInt8(truncatingIfNeeded: place)
          hits &+= Int(truncatingIfNeeded: words[offset &>> 6] &>> UInt64(offset & 63) & 1)
          place &+= 1
        }
        // More than there can be only in a damaged list.
        left -= hits
        guard left >= 0 else { throw list.damaged() }
        if hits > 0 {
          for hit in 0..<hits { candidates[hit] = numbers[Int(listed[Int(places[hit])] &- base)] }
          try body(hits)
        }
      }
      block += 1
    }
  }

  /// By a search for each document.
  @inline(__always)
  private func search(
    _ list: PostingsCursor, _ documents: UnsafeMutablePointer<UInt32>, _ count: Int, _ skips: (Int, Int) -> Bool,
    _ body: (Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let listed = list.documents
    var block = -1
    var end: UInt32 = 0
    var place = 0
    var hits = 0
    for index in 0..<count {
      let document = documents[index]
      if block < 0 || document > end {
        if hits > 0 { try body(hits) }
        hits = 0
        guard let found = list.firstBlock(reaching: document) else { return }
        // Without unpacking, as long as the block does no candidate any good.
        block = -1
        if skips(index, found) { continue }
        try list.move(to: found)
        block = found
        end = list.last(of: found)
        place = 0
      } else if skips(index, block) {
        continue
      }
      place = list.index(of: document, from: place)
      if place < list.count, listed[place] == document {
        candidates[hits] = UInt16(truncatingIfNeeded: index)
        places[hits] = UInt8(truncatingIfNeeded: place)
        hits &+= 1
      }
    }
    if hits > 0 { try body(hits) }
  }
}

/// The best documents that all of several lists hold: the shortest list leads, block by block; a block is passed over when
/// the maxima of all lists over its stretch add up to too little, and each candidate is dropped as soon as what it has
/// and what the lists to come can add is too little.
struct ConjunctionSearch {
  /// Blocks of a longer list looked at to bound a stretch of the leading one; beyond that the whole list's bound serves.
  private static let stretchBlocks = 12
  /// Up to this many times the leading list's documents a list is compared document by document.
  private static let densityRatio = 12

  private let lists: [ScoredList]
  private let bounds: [Float]
  private let window = WindowResult()

  init(_ lists: [ScoredList]) {
    self.lists = lists.sorted { $0.cursor.documentCount < $1.cursor.documentCount }
    bounds = self.lists.map { $0.bound() }
  }

  func run(into top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    guard let lead = lists.first else { return }
    let others = lists.count - 1
    /// What lists from `index + 1` on can add, over the stretch.
    var rest = [Float](repeating: 0, count: lists.count + 1)
    var places = [Int](repeating: 0, count: lists.count)
    let found = CandidateList(capacity: BitPacking.blockSize)
    defer { withExtendedLifetime(found) {} }
    let offsets = found.documents
    let scores = found.scores
    var start: UInt32 = 0
    for block in 0..<lead.cursor.blockCount {
      if !lead.cursor.hasMetadata { try lead.cursor.move(to: block) }
      let end = lead.cursor.last(of: block)
      defer { start = end &+ 1 }
      for index in stride(from: others, to: 0, by: -1) {
        let bound = bound(of: index, from: start, through: end, &places[index])
        if bound < 0 { return }
        rest[index] = rest[index + 1] + bound
      }
      let needed = top.threshold
      if lead.bound(of: block) + rest[1] <= needed { continue }
      try lead.cursor.move(to: block)
      var count = 0
      let documents = lead.cursor.documents
      let frequencies = lead.cursor.frequencies
      for place in 0..<lead.cursor.count {
        let score = lead.score(documents[place], frequency: frequencies[place])
        offsets[count] = documents[place]
        scores[count] = score
        count += score + rest[1] > needed ? 1 : 0
      }
      for index in stride(from: 1, through: others, by: 1) where count > 0 {
        let list = lists[index]
        // A list that is not much denser is gone through whole; searched one by one in a longer one.
        if offsets[count - 1] &- offsets[0] < DocumentWindow.size,
          list.cursor.documentCount < Self.densityRatio * lead.cursor.documentCount
        {
          count = try keepDense(offsets, scores, count, list, rest: rest[index + 1], needed: needed)
        } else {
          count = try list.cursor.keep(offsets, scores, count, list, rest: rest[index + 1], needed: needed)
        }
      }
      for index in 0..<count where scores[index] > top.threshold && candidates.takes(offsets[index]) {
        top.insert(scores[index], offsets[index])
      }
    }
  }

  /// Does what `PostingsCursor.keep` does, by marks in a window instead of searches.
  private func keepDense(
    _ documents: UnsafeMutablePointer<UInt32>, _ scores: UnsafeMutablePointer<Float>, _ count: Int, _ list: ScoredList,
    rest: Float, needed: Float
  ) throws(IndexError) -> Int {
    let base = documents[0]
    let last = documents[count - 1]
    let words = window.bits.words
    let partial = window.scores
    var highest: Float = 0
    for index in 0..<count {
      let offset = Int(documents[index] &- base)
      words[offset &>> 6] |= 1 &<< UInt64(offset & 63)
      partial[offset] = scores[index]
      highest = max(highest, scores[index])
    }
    defer { for index in 0...Int(last &- base) &>> 6 { words[index] = 0 } }
    let cursor = list.cursor
    guard var block = cursor.firstBlock(reaching: base) else { return 0 }
    var kept = 0
    while block < cursor.blockCount {
      if block > 0, cursor.hasMetadata, cursor.last(of: block &- 1) >= last { break }
      if cursor.hasMetadata, highest + list.bound(of: block) + rest <= needed {
        block += 1
        continue
      }
      try cursor.move(to: block)
      let listed = cursor.documents
      var place = listed[0] >= base ? 0 : cursor.index(of: base)
      let end = listed[cursor.count &- 1] <= last ? cursor.count : cursor.index(of: last &+ 1)
      var hits = 0
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: BitPacking.blockSize + 1) { hitPlaces in
        while place < end {
          let offset = Int(listed[place] &- base)
          hitPlaces[hits] = UInt8(truncatingIfNeeded: place)
          hits &+= Int(truncatingIfNeeded: words[offset &>> 6] &>> UInt64(offset & 63) & 1)
          place &+= 1
        }
        // More than there can be only in a damaged list.
        guard hits > 0, kept + hits <= count else { return }
        let frequencies = cursor.frequencies
        for hit in 0..<hits {
          let place = Int(hitPlaces[hit])
          let document = listed[place]
          let score = partial[Int(document &- base)] + list.score(document, frequency: frequencies[place])
          documents[kept] = document
          scores[kept] = score
          kept &+= score + rest > needed ? 1 : 0
        }
      }
      block += 1
    }
    return kept
  }

  /// What a list can add to documents of a stretch; negative when it has ended. Stretches come in ascending order.
  private func bound(of index: Int, from start: UInt32, through end: UInt32, _ place: inout Int) -> Float {
    let cursor = lists[index].cursor
    guard cursor.hasMetadata else { return cursor.last(of: 0) < start ? -1 : bounds[index] }
    guard let first = cursor.firstBlock(reaching: start, from: place) else { return -1 }
    place = first
    var bound: Float = 0
    var block = first
    while true {
      bound = max(bound, lists[index].bound(of: block))
      if cursor.last(of: block) >= end || block + 1 == cursor.blockCount { return bound }
      block += 1
      if block - first > Self.stretchBlocks { return bounds[index] }
    }
  }
}

extension PostingsCursor {
  /// Keeps those of `count` ascending documents that the list holds and that can still reach more than `needed`, and adds
  /// their scores. Returns how many.
  fileprivate func keep(
    _ documents: UnsafeMutablePointer<UInt32>, _ scores: UnsafeMutablePointer<Float>, _ count: Int, _ list: ScoredList,
    rest: Float, needed: Float
  ) throws(IndexError) -> Int {
    var kept = 0
    var place = 0
    var end: UInt32 = block >= 0 ? last(of: block) : 0
    var isFirst = block < 0
    var index = 0
    let listed = self.documents
    while index < count {
      let document = documents[index]
      if isFirst || document > end {
        guard let found = firstBlock(reaching: document) else { return kept }
        // Without unpacking, as long as the block cannot lift the candidate over the threshold.
        if hasMetadata, found != block, scores[index] + list.bound(of: found) + rest <= needed {
          index += 1
          continue
        }
        try move(to: found)
        end = last(of: found)
        isFirst = false
        place = 0
      }
      place = self.index(of: document, from: place)
      if place < self.count, listed[place] == document {
        let score = scores[index] + list.score(document, frequency: frequencies[place])
        documents[kept] = document
        scores[kept] = score
        kept += score + rest > needed ? 1 : 0
      }
      index += 1
    }
    return kept
  }
}

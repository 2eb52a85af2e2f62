/// The best documents that all of several lists hold: the shortest list leads, block by block; a block is passed over when
/// the maxima of all lists over its stretch add up to too little, and each candidate is dropped as soon as what it has
/// and what the lists to come can add is too little.
struct ConjunctionSearch {
  /// Blocks of a longer list looked at to bound a stretch of the leading one; beyond that the whole list's bound serves.
  private static let stretchBlocks = 12

  private let lists: [ScoredList]
  private let bounds: [Float]

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
    var offsets = [UInt32](repeating: 0, count: BitPacking.blockSize)
    var scores = [Float](repeating: 0, count: BitPacking.blockSize)
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
        count = try lists[index].cursor.keep(
          &offsets, &scores, count, lists[index], rest: rest[index + 1], needed: needed)
      }
      for index in 0..<count where scores[index] > top.threshold && candidates.takes(offsets[index]) {
        top.insert(scores[index], offsets[index])
      }
    }
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
    _ documents: inout [UInt32], _ scores: inout [Float], _ count: Int, _ list: ScoredList, rest: Float, needed: Float
  ) throws(IndexError) -> Int {
    var kept = 0
    var place = 0
    var end: UInt32 = block >= 0 ? last(of: block) : 0
    var isFirst = block < 0
    var index = 0
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
      if place < self.count, self.documents[place] == document {
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

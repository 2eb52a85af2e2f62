/// The best documents that any of several lists holds: MaxScore (Turtle and Flood 1995) with bounds for windows and
/// blocks. In each window the lists that cannot make a document good enough by themselves are only asked about documents
/// that the others brought up.
struct DisjunctionSearch {
  private static let firstWindow: UInt32 = 256
  /// One document in so many makes a window dense.
  private static let density = 10

  private let lists: [ScoredList]
  private let documentCount: UInt32
  private let window = WindowResult()
  private let scratch = CandidateList(capacity: BitPacking.blockSize)
  private let intersection = ListIntersection()

  init(_ lists: [ScoredList], documentCount: Int) {
    self.lists = lists
    self.documentCount = UInt32(documentCount)
  }

  func run(into top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    var bounds = [Float](repeating: 0, count: lists.count)
    var order = Array(lists.indices)
    /// What the first lists of `order` can add together.
    var sums = [Float](repeating: 0, count: lists.count + 1)
    let found = CandidateList(capacity: Int(DocumentWindow.size) + 8)
    var lower: UInt32 = 0
    var size = Self.firstWindow
    while lower < documentCount {
      let upper = min(lower &+ size, documentCount)
      var next = PostingsCursor.exhausted
      for index in lists.indices { bounds[index] = bound(of: index, from: lower, below: upper, next: &next) }
      guard next < documentCount else { return }
      if next >= upper {
        lower = next
        continue
      }
      size = min(size * 2, DocumentWindow.size)
      // Few lists: insertion sort.
      for index in 1..<order.count {
        var place = index
        while place > 0, bounds[order[place]] < bounds[order[place - 1]] {
          order.swapAt(place, place - 1)
          place -= 1
        }
      }
      var essential = 0
      for (index, list) in order.enumerated() {
        sums[index + 1] = sums[index] + bounds[list]
        if sums[index + 1] <= top.threshold { essential = index + 1 }
      }
      if essential < order.count {
        let needed = top.threshold - sums[essential]
        // Where many documents are to be expected, all are looked at, and none is marked: those that no list has score 0.
        var expected = 0
        for index in order[essential...] { expected += lists[index].cursor.expectedCount(in: upper - lower) }
        let isDense = needed >= 0 && expected * Self.density > Int(upper - lower)
        for index in order[essential...] where bounds[index] > 0 {
          try accumulate(
            lists[index], from: lower, below: upper, marks: !isDense, slack: sums[order.count] - bounds[index],
            top.threshold)
        }
        if isDense {
          found.collect(window.scores, from: lower, size: Int(upper - lower), above: needed)
        } else {
          found.collectMarked(window, from: lower, size: Int(upper - lower), above: needed)
        }
        for index in stride(from: essential - 1, through: 0, by: -1) where found.count > 0 && bounds[order[index]] > 0 {
          try found.add(lists[order[index]], intersection, rest: sums[index], needed: top.threshold)
        }
        for index in 0..<found.count where found.scores[index] > top.threshold {
          if candidates.takes(found.documents[index]) { top.insert(found.scores[index], found.documents[index]) }
        }
      }
      lower = upper
    }
  }

  /// What a list can add to a document of the window; 0 if it has none there. `next` is lowered to the first document
  /// that the list may have from `lower` on.
  private func bound(
    of index: Int, from lower: UInt32, below upper: UInt32, next: inout UInt32
  ) -> Float {
    let cursor = lists[index].cursor
    guard let first = cursor.firstBlock(reaching: lower) else { return 0 }
    if !cursor.hasMetadata {
      let document = cursor.documents[cursor.index(of: lower)]
      next = min(next, document)
      return document < upper ? lists[index].bound(of: 0) : 0
    }
    let start = first == 0 ? 0 : cursor.last(of: first - 1) &+ 1
    next = min(next, max(start, lower))
    var bound: Float = 0
    var block = first
    while block < cursor.blockCount {
      if block > first, cursor.last(of: block - 1) &+ 1 >= upper { break }
      bound = max(bound, lists[index].bound(of: block))
      if cursor.last(of: block) &+ 1 >= upper { break }
      block += 1
    }
    return start < upper ? bound : 0
  }

  /// Adds the scores of a list in the window, and marks its documents if asked to. Blocks are left out that together with `slack`, what the other lists can
  /// add, do not exceed `needed`.
  private func accumulate(
    _ list: ScoredList, from lower: UInt32, below upper: UInt32, marks: Bool, slack: Float, _ needed: Float
  ) throws(IndexError) {
    let cursor = list.cursor
    guard var block = cursor.firstBlock(reaching: lower) else { return }
    let scores = window.scores
    let words = window.bits.words
    let added = scratch.scores
    while block < cursor.blockCount {
      if cursor.hasMetadata {
        let start = block == 0 ? 0 : cursor.last(of: block - 1) &+ 1
        guard start < upper else { return }
        if list.bound(of: block) + slack <= needed {
          if cursor.last(of: block) >= upper { return }
          block += 1
          continue
        }
      }
      try cursor.move(to: block)
      let documents = cursor.documents
      let first = documents[0] >= lower ? 0 : cursor.index(of: lower)
      let isInside = documents[cursor.count - 1] < upper
      let end = isInside ? cursor.count : cursor.index(of: upper)
      if first < end { list.score(first..<end, into: added) }
      var place = first
      while place < end {
        scores[Int(documents[place] &- lower)] += added[place &- first]
        place &+= 1
      }
      if marks {
        for place in first..<max(first, end) {
          let offset = Int(documents[place] &- lower)
          words[offset &>> 6] |= 1 &<< UInt64(offset & 63)
        }
      }
      guard isInside else { return }
      block += 1
    }
  }
}

extension CandidateList {
  /// Takes the documents of a window that score more than `needed`, and empties the window, which begins at `lower` and
  /// has `size` documents.
  fileprivate func collectMarked(_ window: WindowResult, from lower: UInt32, size: Int, above needed: Float) {
    let words = window.bits.words
    let accumulated = window.scores
    let documents = self.documents
    let scores = self.scores
    var count = 0
    for index in 0..<(size &+ 63) &>> 6 {
      var word = words[index]
      guard word != 0 else { continue }
      words[index] = 0
      while word != 0 {
        let offset = index &* 64 &+ word.trailingZeroBitCount
        word &= word &- 1
        let score = accumulated[offset]
        accumulated[offset] = 0
        documents[count] = lower &+ UInt32(truncatingIfNeeded: offset)
        scores[count] = score
        count &+= score > needed ? 1 : 0
      }
    }
    self.count = count
  }

  /// The same without marks, eight documents at a time, for `needed` of 0 or more.
  fileprivate func collect(
    _ accumulated: UnsafeMutablePointer<Float>, from lower: UInt32, size: Int, above needed: Float
  ) {
    let memory = UnsafeMutableRawPointer(accumulated)
    let limit = SIMD8<Float>(repeating: needed)
    var count = 0
    // The window is longer than any `size`, and what lies behind it is 0.
    for start in stride(from: 0, to: size, by: 8) {
      let eight = memory.loadUnaligned(fromByteOffset: start &* 4, as: SIMD8<Float>.self)
      memory.storeBytes(of: SIMD8<Float>(repeating: 0), toByteOffset: start &* 4, as: SIMD8<Float>.self)
      let above = unsafeBitCast(eight .> limit, to: SIMD4<UInt64>.self)
      guard above[0] | above[1] | above[2] | above[3] != 0 else { continue }
      for lane in 0..<8 {
        documents[count] = lower &+ UInt32(truncatingIfNeeded: start &+ lane)
        scores[count] = eight[lane]
        count &+= eight[lane] > needed ? 1 : 0
      }
    }
    self.count = count
  }

  /// Adds the scores of one more list, and drops what cannot reach more than `needed` with the `rest`.
  fileprivate func add(
    _ list: ScoredList, _ intersection: ListIntersection, rest: Float, needed: Float
  ) throws(IndexError) {
    let cursor = list.cursor
    let documents = self.documents
    let scores = self.scores
    var highest: Float = 0
    for index in 0..<count { highest = max(highest, scores[index]) }
    let hasBounds = cursor.hasMetadata
    // What a block is left out for stays below what is needed, and is dropped behind.
    try intersection.forEachBlock(
      of: cursor, documents, count,
      skipsBlock: { hasBounds && highest + list.bound(of: $0) + rest <= needed },
      skips: { hasBounds && scores[$0] + list.bound(of: $1) + rest <= needed }
    ) { (hits) throws(IndexError) in
      let frequencies = cursor.frequencies
      for hit in 0..<hits {
        let candidate = Int(intersection.candidates[hit])
        scores[candidate] += list.score(
          documents[candidate], frequency: frequencies[Int(intersection.places[hit])])
      }
    }
    var kept = 0
    for index in 0..<count {
      let score = scores[index]
      documents[kept] = documents[index]
      scores[kept] = score
      kept &+= score + rest > needed ? 1 : 0
    }
    count = kept
  }
}

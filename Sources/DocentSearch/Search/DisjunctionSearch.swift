/// The best documents that any of several lists holds: MaxScore (Turtle and Flood 1995) with bounds for windows and
/// blocks. In each window the lists that cannot make a document good enough by themselves are only asked about documents
/// that the others brought up.
struct DisjunctionSearch {
  private static let firstWindow: UInt32 = 256

  private let lists: [ScoredList]
  private let documentCount: UInt32
  private let window = WindowResult()
  private let scratch = CandidateList(capacity: BitPacking.blockSize)

  init(_ lists: [ScoredList], documentCount: Int) {
    self.lists = lists
    self.documentCount = UInt32(documentCount)
  }

  func run(into top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    var bounds = [Float](repeating: 0, count: lists.count)
    var order = Array(lists.indices)
    /// What the first lists of `order` can add together.
    var sums = [Float](repeating: 0, count: lists.count + 1)
    let found = CandidateList(capacity: Int(DocumentWindow.size))
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
        for index in order[essential...] where bounds[index] > 0 {
          try accumulate(
            lists[index], from: lower, below: upper, slack: sums[order.count] - bounds[index], top.threshold)
        }
        found.collect(window, from: lower, size: Int(upper - lower), above: top.threshold - sums[essential])
        for index in stride(from: essential - 1, through: 0, by: -1) where found.count > 0 && bounds[order[index]] > 0 {
          try found.add(lists[order[index]], rest: sums[index], needed: top.threshold)
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

  /// Adds the scores of a list in the window. Blocks are left out that together with `slack`, what the other lists can
  /// add, do not exceed `needed`.
  private func accumulate(
    _ list: ScoredList, from lower: UInt32, below upper: UInt32, slack: Float, _ needed: Float
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
        let offset = Int(documents[place] &- lower)
        scores[offset] += added[place &- first]
        words[offset &>> 6] |= 1 &<< UInt64(offset & 63)
        place &+= 1
      }
      guard isInside else { return }
      block += 1
    }
  }
}

extension CandidateList {
  /// Takes the documents of a window that score more than `needed`, and empties the window, which begins at `lower` and
  /// has `size` documents.
  fileprivate func collect(_ window: WindowResult, from lower: UInt32, size: Int, above needed: Float) {
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

  /// Adds the scores of one more list, and drops what cannot reach more than `needed` with the `rest`.
  fileprivate func add(_ list: ScoredList, rest: Float, needed: Float) throws(IndexError) {
    let cursor = list.cursor
    let listed = cursor.documents
    let documents = self.documents
    let scores = self.scores
    var kept = 0
    var place = 0
    var end: UInt32 = cursor.block >= 0 ? cursor.last(of: cursor.block) : 0
    var isLoaded = false
    var isExhausted = false
    let hasBounds = cursor.hasMetadata
    var bound: Float = 0
    for index in 0..<count {
      let document = documents[index]
      var score = scores[index]
      if !isExhausted, !isLoaded || document > end {
        if let found = cursor.firstBlock(reaching: document) {
          if hasBounds {
            bound = list.bound(of: found)
            if score + bound + rest <= needed {
              isLoaded = false
              continue
            }
          }
          try cursor.move(to: found)
          end = cursor.last(of: found)
          isLoaded = true
          place = 0
        } else {
          isExhausted = true
        }
      }
      if !isExhausted {
        if hasBounds, score + bound + rest <= needed { continue }
        place = cursor.index(of: document, from: place)
        if place < cursor.count, listed[place] == document {
          score += list.score(document, frequency: cursor.frequencies[place])
        }
      }
      documents[kept] = document
      scores[kept] = score
      kept += score + rest > needed ? 1 : 0
    }
    count = kept
  }
}

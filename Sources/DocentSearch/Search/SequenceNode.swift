/// Documents in which terms follow one another: phrases, and words of unspaced scripts spelt by pairs of characters.
/// Scored as one term that occurs as often as the sequence.
final class SequenceNode: QueryNode {
  /// The terms that may stand at one position. An empty slot takes anything.
  struct Slot {
    var lists: [PostingsCursor]
    /// The same lists once more, for positions: they move behind the others.
    var positions: [PostingsCursor]
  }

  private let slots: [(offset: UInt32, slot: Slot)]
  private let whole: PostingsCursor?
  private let idf: Float
  private let context: ScoringContext
  private let scratch = WindowResult()

  /// `slots` by position in the phrase, those without any list left out; never empty.
  init(
    _ slots: [(offset: UInt32, slot: Slot)], whole: PostingsCursor?, idf: Float, context: ScoringContext
  ) {
    // The rarest first: it leaves the fewest documents, and then the fewest positions, to the others.
    self.slots = slots.sorted { left, right in
      left.slot.lists.reduce(0) { $0 + $1.documentCount } < right.slot.lists.reduce(0) { $0 + $1.documentCount }
    }
    self.whole = whole
    self.idf = idf
    self.context = context
  }

  /// The sequence as plain lists, one a position, if that is all it has.
  override var scoredPhrase: ScoredPhrase? {
    guard whole == nil else { return nil }
    var lists: [(offset: UInt32, cursor: PostingsCursor)] = []
    for (offset, slot) in slots {
      guard slot.positions.count == 1 else { return nil }
      lists.append((offset, slot.positions[0]))
    }
    return ScoredPhrase(lists, factor: idf, context)
  }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var bound = document
    for (_, slot) in slots {
      var next = PostingsCursor.exhausted
      for list in slot.lists { next = min(next, list.lowerBound(from: bound)) }
      bound = max(bound, next)
    }
    return bound
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    let together = scratch.bits
    defer { together.clear() }
    for (index, (_, slot)) in slots.enumerated() {
      let found = DocumentBits()
      for list in slot.lists {
        let documents = list.documents
        try list.visit(window, candidates: index == 0 ? candidates : together) { (places) throws(IndexError) in
          for place in places {
            let offset = Int(documents[place] &- window.lower)
            if offset < window.count { found.insert(offset) }
          }
        }
      }
      if index == 0 { together.assign(found) } else { together.formIntersection(found) }
      if together.isEmpty { return }
    }
    var starts: [UInt32] = []
    var others: [UInt32] = []
    try together.forEach { (offset) throws(IndexError) in
      let document = window.lower &+ UInt32(offset)
      try findStarts(in: document, &starts, scratch: &others)
      guard !starts.isEmpty else { return }
      result.bits.insert(offset)
      let length = context.lengths[Int(document)]
      result.scores[offset] = context.formula.contribution(idf, frequency: UInt32(starts.count), length: length)
    }
    try whole?.addScores(window, factor: idf * BM25.exactBonus, context, to: result)
  }

  /// Positions at which the whole sequence starts in a document.
  private func findStarts(
    in document: UInt32, _ starts: inout [UInt32], scratch: inout [UInt32]
  ) throws(IndexError) {
    starts.removeAll(keepingCapacity: true)
    for (index, (offset, slot)) in slots.enumerated() {
      if index == 0 {
        try positions(of: slot, in: document, into: &starts)
        starts.removeAll { $0 < offset }
        for place in starts.indices { starts[place] -= offset }
      } else {
        try positions(of: slot, in: document, into: &scratch)
        var next = 0
        starts.removeAll { start in
          while next < scratch.count, scratch[next] < start + offset { next += 1 }
          return next == scratch.count || scratch[next] != start + offset
        }
      }
      if starts.isEmpty { return }
    }
  }

  /// Where any term of the slot stands in a document, ascending.
  private func positions(of slot: Slot, in document: UInt32, into positions: inout [UInt32]) throws(IndexError) {
    positions.removeAll(keepingCapacity: true)
    var lists = 0
    for list in slot.positions {
      guard let place = try list.seek(to: document), list.documents[place] == document else { continue }
      try list.appendPositions(at: place, to: &positions)
      lists += 1
    }
    guard lists > 1 else { return }
    positions.sort()
    var kept = 0
    for index in positions.indices where kept == 0 || positions[index] != positions[kept - 1] {
      positions[kept] = positions[index]
      kept += 1
    }
    positions.removeSubrange(kept...)
  }
}

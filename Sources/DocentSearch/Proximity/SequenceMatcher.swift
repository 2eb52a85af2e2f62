/// Finds the places at which terms follow one another, in the documents of one segment.
struct SequenceMatcher {
  /// The lists of any term that may stand at one place of the sequence. Each list once for documents and once for
  /// positions, which move behind.
  struct Slot {
    var offset: UInt32
    var documents: [PostingsCursor]
    var positions: [PostingsCursor]
  }

  private let slots: [Slot]
  /// Positions from the first to the last slot.
  let length: UInt32

  /// `slots` without those that take anything; never empty.
  init(_ slots: [Slot], length: Int) {
    // The rarest first: it leaves the fewest documents, and then the fewest positions, to the others.
    self.slots = slots.sorted { left, right in
      left.documents.reduce(0) { $0 + $1.documentCount } < right.documents.reduce(0) { $0 + $1.documentCount }
    }
    self.length = UInt32(length)
  }

  func lowerBound(from document: UInt32) -> UInt32 {
    var bound = document
    for slot in slots {
      bound = max(bound, slot.documents.reduce(PostingsCursor.exhausted) { min($0, $1.lowerBound(from: bound)) })
    }
    return bound
  }

  /// Adds the documents of the window that hold a term of every slot.
  func addDocuments(
    _ window: DocumentWindow, candidates: DocumentBits?, to result: DocumentBits
  ) throws(IndexError) {
    let together = DocumentBits()
    for (index, slot) in slots.enumerated() {
      let found = DocumentBits()
      for list in slot.documents {
        try list.mark(window, candidates: index == 0 ? candidates : together, in: found)
      }
      if index == 0 { together.assign(found) } else { together.formIntersection(found) }
      if together.isEmpty { return }
    }
    result.formUnion(together)
  }

  /// Where the sequence stands in a document, ascending.
  func appendSpans(in document: UInt32, to spans: inout [ProximitySpan]) throws(IndexError) {
    var starts = SequenceStarts()
    try find(&starts, in: document)
    spans += starts.positions.map { ProximitySpan(start: $0, length: length) }
  }

  /// Finds where the sequence starts in a document.
  func find(_ starts: inout SequenceStarts, in document: UInt32) throws(IndexError) {
    starts.removeAll()
    for slot in slots {
      let isThere = try starts.narrow(by: slot.offset) { (positions) throws(IndexError) in
        try slot.appendPositions(in: document, to: &positions)
      }
      if !isThere { return }
    }
  }

  /// The sequence as plain lists, one a position; nil if one has several.
  var plainLists: [(offset: UInt32, cursor: PostingsCursor)]? {
    var lists: [(offset: UInt32, cursor: PostingsCursor)] = []
    for slot in slots {
      guard slot.positions.count == 1 else { return nil }
      lists.append((slot.offset, slot.positions[0]))
    }
    return lists
  }
}

extension SequenceMatcher.Slot {
  /// Where any term of the slot stands in a document, ascending; `positions` is empty.
  fileprivate func appendPositions(in document: UInt32, to positions: inout [UInt32]) throws(IndexError) {
    var lists = 0
    for list in self.positions {
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

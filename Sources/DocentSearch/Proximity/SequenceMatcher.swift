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
    result.formUnion(together)
  }

  /// Where the sequence stands in a document, ascending.
  func appendSpans(in document: UInt32, to spans: inout [ProximitySpan]) throws(IndexError) {
    var starts: Set<UInt32> = []
    for (index, slot) in slots.enumerated() {
      var found: Set<UInt32> = []
      for list in slot.positions {
        guard let place = try list.seek(to: document), list.documents[place] == document else { continue }
        var positions: [UInt32] = []
        try list.appendPositions(at: place, to: &positions)
        for position in positions where position >= slot.offset { found.insert(position - slot.offset) }
      }
      starts = index == 0 ? found : starts.intersection(found)
      if starts.isEmpty { return }
    }
    spans += starts.sorted().map { ProximitySpan(start: $0, length: length) }
  }
}

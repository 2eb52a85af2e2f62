/// A phrase of plain lists with all that its scores depend on.
struct ScoredPhrase {
  /// The rarest first; offsets by position in the phrase.
  let lists: [(offset: UInt32, cursor: PostingsCursor)]
  let factor: Float
  let context: ScoringContext

  init(_ lists: [(offset: UInt32, cursor: PostingsCursor)], factor: Float, _ context: ScoringContext) {
    self.lists = lists.sorted { $0.cursor.documentCount < $1.cursor.documentCount }
    self.factor = factor
    self.context = context
  }
}

/// The best documents that hold a phrase: a conjunction whose candidates are bounded by the rarest word of the document,
/// so that positions are read only of documents that could be good enough.
struct PhraseSearch {
  private let lists: [(offset: UInt32, cursor: PostingsCursor)]
  private let factor: Float
  private let context: ScoringContext

  init(_ phrase: ScoredPhrase) {
    lists = phrase.lists
    factor = phrase.factor
    context = phrase.context
  }

  func run(into top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    guard let lead = lists.first?.cursor else { return }
    var starts = SequenceStarts()
    var places = [Int](repeating: 0, count: lists.count)
    for block in 0..<lead.blockCount {
      if lead.hasMetadata, bound(of: lead, block) <= top.threshold { continue }
      try lead.move(to: block)
      for place in 0..<lead.count {
        let document = lead.documents[place]
        var frequency = lead.frequencies[place]
        let length = context.lengths[Int(document)]
        guard reaches(frequency, length, top.threshold) else { continue }
        places[0] = place
        var isComplete = true
        for index in 1..<lists.count {
          let cursor = lists[index].cursor
          guard let found = try cursor.seek(to: document) else { return }
          guard cursor.documents[found] == document else {
            isComplete = false
            break
          }
          places[index] = found
          frequency = min(frequency, cursor.frequencies[found])
        }
        guard isComplete, reaches(frequency, length, top.threshold), candidates.takes(document) else { continue }
        try find(&starts, places)
        guard !starts.positions.isEmpty else { continue }
        top.insert(
          context.formula.contribution(factor, frequency: UInt32(starts.positions.count), length: length), document)
      }
    }
  }

  /// Whether a phrase that occurs `frequency` times in a document would be good enough.
  @inline(__always) private func reaches(_ frequency: UInt32, _ length: UInt32, _ threshold: Float) -> Bool {
    context.formula.contribution(factor, frequency: frequency, length: length) > threshold
  }

  private func bound(of cursor: PostingsCursor, _ block: Int) -> Float {
    factor * context.boundScale * cursor.maximumWeight(of: block) + BM25.step
  }

  /// Finds where the phrase starts, in the documents at `places` of the current blocks.
  private func find(_ starts: inout SequenceStarts, _ places: [Int]) throws(IndexError) {
    starts.removeAll()
    for (index, (offset, cursor)) in lists.enumerated() {
      let isThere = try starts.narrow(by: offset) { (positions) throws(IndexError) in
        try cursor.appendPositions(at: places[index], to: &positions)
      }
      if !isThere { return }
    }
  }
}

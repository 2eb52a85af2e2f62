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
/// so that positions are read only of documents that could be good enough. The shortest list leads, block by block.
struct PhraseSearch {
  private let lists: [(offset: UInt32, cursor: PostingsCursor)]
  private let factor: Float
  private let context: ScoringContext
  private let intersection = ListIntersection()
  private let found: PhraseCandidates
  private let starts = PositionList()
  private let others = PositionList()

  init(_ phrase: ScoredPhrase) {
    lists = phrase.lists
    factor = phrase.factor
    context = phrase.context
    found = PhraseCandidates(listCount: lists.count)
  }

  func run(into top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    guard let lead = lists.first?.cursor else { return }
    var places = [Int](repeating: 0, count: lists.count)
    var start: UInt32 = 0
    for block in 0..<lead.blockCount {
      if !lead.hasMetadata { try lead.move(to: block) }
      let end = lead.last(of: block)
      defer { start = end &+ 1 }
      var weight = lead.hasMetadata ? lead.maximumWeight(of: block) : .infinity
      for index in 1..<lists.count {
        guard let most = lists[index].cursor.maximumWeight(from: start, through: end, first: &places[index]) else {
          return
        }
        weight = min(weight, most)
      }
      if bound(weight) <= top.threshold { continue }
      try lead.move(to: block)
      takeLead(lead, top.threshold)
      for index in 1..<lists.count where found.count > 0 { try keep(index, top.threshold) }
      for candidate in 0..<found.count { try test(candidate, into: &top, candidates) }
    }
  }

  /// No document whose weight is at most this scores more.
  private func bound(_ weight: Float) -> Float { factor * context.boundScale * weight + BM25.step }

  /// Whether a phrase that occurs `frequency` times in a document might be good enough: never wrong when it says no.
  @inline(__always) private func mayReach(_ frequency: UInt32, _ norm: Float, _ threshold: Float) -> Bool {
    factor * context.formula.weight(frequency: frequency, norm: norm) > threshold - BM25.step
  }

  /// Takes the documents of the leading list's current block.
  private func takeLead(_ lead: PostingsCursor, _ threshold: Float) {
    let documents = lead.documents
    let frequencies = lead.frequencies
    var start: UInt32 = 0
    var count = 0
    for place in 0..<lead.count {
      let frequency = frequencies[place]
      let norm = context.norms[Int(documents[place])]
      found.spots[place] = PhraseCandidates.Spot(block: lead.block, start: start, frequency: frequency)
      found.documents[count] = documents[place]
      found.frequencies[count] = frequency
      found.norms[count] = norm
      found.origins[count] = place
      count &+= mayReach(frequency, norm, threshold) ? 1 : 0
      start &+= frequency
    }
    found.count = count
  }

  /// Keeps the candidates that a list holds often enough, and notes where their positions are.
  private func keep(_ index: Int, _ threshold: Float) throws(IndexError) {
    let cursor = lists[index].cursor
    let found = self.found
    let spots = found.spots + index * PhraseCandidates.capacity
    let hasBounds = cursor.hasMetadata
    var kept = 0
    try intersection.forEachBlock(
      of: cursor, found.documents, found.count,
      skipsBlock: { hasBounds && bound(cursor.maximumWeight(of: $0)) <= threshold },
      skips: { hasBounds && bound(cursor.maximumWeight(of: $1)) <= threshold }
    ) { (hits) throws(IndexError) in
      let frequencies = cursor.frequencies
      var start: UInt32 = 0
      var next = 0
      for hit in 0..<hits {
        let candidate = Int(intersection.candidates[hit])
        let place = Int(intersection.places[hit])
        let frequency = frequencies[place]
        let least = min(frequency, found.frequencies[candidate])
        guard mayReach(least, found.norms[candidate], threshold) else { continue }
        while next < place {
          start &+= frequencies[next]
          next &+= 1
        }
        spots[found.origins[candidate]] = PhraseCandidates.Spot(block: cursor.block, start: start, frequency: frequency)
        found.documents[kept] = found.documents[candidate]
        found.frequencies[kept] = least
        found.norms[kept] = found.norms[candidate]
        found.origins[kept] = found.origins[candidate]
        kept &+= 1
      }
    }
    found.count = kept
  }

  /// Reads the positions of a candidate, one word after the other, as long as it could be good enough.
  private func test(
    _ candidate: Int, into top: inout TopDocuments, _ candidates: CandidateTest
  ) throws(IndexError) {
    let norm = found.norms[candidate]
    let document = found.documents[candidate]
    guard mayReach(found.frequencies[candidate], norm, top.threshold), candidates.takes(document) else { return }
    let origin = found.origins[candidate]
    for index in lists.indices {
      let spot = found.spots[index * PhraseCandidates.capacity + origin]
      try lists[index].cursor.readPositions(
        ofBlock: spot.block, from: Int(spot.start), count: Int(spot.frequency), into: index == 0 ? starts : others)
      if index == 0 {
        starts.subtract(lists[0].offset)
      } else {
        starts.keep(startsOf: others, at: lists[index].offset)
      }
      guard starts.count > 0, mayReach(UInt32(starts.count), norm, top.threshold) else { return }
    }
    top.insert(context.formula.contribution(factor, frequency: UInt32(starts.count), norm: norm), document)
  }
}

/// Documents that may hold a phrase often enough, ascending. Plain memory: this is read and written in the innermost
/// loops.
private final class PhraseCandidates {
  /// Where the positions of a document are in a list.
  struct Spot {
    var block: Int
    /// Positions of the block before them.
    var start: UInt32
    var frequency: UInt32
  }

  static let capacity = BitPacking.blockSize

  let documents: UnsafeMutablePointer<UInt32> = .allocate(capacity: capacity)
  /// Of the word that each document has the fewest times.
  let frequencies: UnsafeMutablePointer<UInt32> = .allocate(capacity: capacity)
  let norms: UnsafeMutablePointer<Float> = .allocate(capacity: capacity)
  /// The places in the leading list's block.
  let origins: UnsafeMutablePointer<Int> = .allocate(capacity: capacity)
  /// By list and origin.
  let spots: UnsafeMutablePointer<Spot>
  var count = 0

  init(listCount: Int) { spots = .allocate(capacity: max(listCount, 1) * Self.capacity) }

  deinit {
    documents.deallocate()
    frequencies.deallocate()
    norms.deallocate()
    origins.deallocate()
    spots.deallocate()
  }
}

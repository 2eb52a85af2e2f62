/// The best documents that all of several lists hold: the shortest list leads, block by block; a block is passed over when
/// the maxima of all lists over its stretch add up to too little, and each candidate is dropped as soon as what it has
/// and what the lists to come can add is too little.
struct ConjunctionSearch {
  private let lists: [ScoredList]
  private let bounds: [Float]
  private let intersection = ListIntersection()
  private let found = CandidateList(capacity: BitPacking.blockSize)

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
    var start: UInt32 = 0
    for block in 0..<lead.cursor.blockCount {
      if !lead.cursor.hasMetadata { try lead.cursor.move(to: block) }
      let end = lead.cursor.last(of: block)
      defer { start = end &+ 1 }
      for index in stride(from: others, to: 0, by: -1) {
        guard let weight = lists[index].cursor.maximumWeight(from: start, through: end, first: &places[index]) else {
          return
        }
        rest[index] = rest[index + 1] + min(bounds[index], lists[index].bound(weight: weight))
      }
      let needed = top.threshold
      if lead.bound(of: block) + rest[1] <= needed { continue }
      try lead.cursor.move(to: block)
      takeLead(lead, rest: rest[1], needed: needed)
      for index in stride(from: 1, through: others, by: 1) where found.count > 0 {
        try keep(lists[index], rest: rest[index + 1], needed: needed)
      }
      for index in 0..<found.count where found.scores[index] > top.threshold && candidates.takes(found.documents[index])
      {
        top.insert(found.scores[index], found.documents[index])
      }
    }
  }

  /// Takes the documents of the leading list's current block that can reach more than `needed`.
  private func takeLead(_ lead: ScoredList, rest: Float, needed: Float) {
    let documents = found.documents
    let scores = found.scores
    let listed = lead.cursor.documents
    lead.score(0..<lead.cursor.count, into: scores)
    var count = 0
    for place in 0..<lead.cursor.count {
      let score = scores[place]
      documents[count] = listed[place]
      scores[count] = score
      count &+= score + rest > needed ? 1 : 0
    }
    found.count = count
  }

  /// Keeps the candidates that the list holds and that can still reach more than `needed`, and adds their scores.
  private func keep(_ list: ScoredList, rest: Float, needed: Float) throws(IndexError) {
    let cursor = list.cursor
    let documents = found.documents
    let scores = found.scores
    var highest: Float = 0
    for index in 0..<found.count { highest = max(highest, scores[index]) }
    let hasBounds = cursor.hasMetadata
    var kept = 0
    try intersection.forEachBlock(
      of: cursor, documents, found.count,
      skipsBlock: { hasBounds && highest + list.bound(of: $0) + rest <= needed },
      skips: { hasBounds && scores[$0] + list.bound(of: $1) + rest <= needed }
    ) { (hits) throws(IndexError) in
      let frequencies = cursor.frequencies
      for hit in 0..<hits {
        let candidate = Int(intersection.candidates[hit])
        let document = documents[candidate]
        let score =
          scores[candidate] + list.score(document, frequency: frequencies[Int(intersection.places[hit])])
        documents[kept] = document
        scores[kept] = score
        kept &+= score + rest > needed ? 1 : 0
      }
    }
    found.count = kept
  }
}

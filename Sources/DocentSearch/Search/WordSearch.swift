/// The best documents of one list. Blocks that cannot hold any are passed over by their maxima; those with the highest
/// maxima go first, so that the others have to be better than most.
struct WordSearch {
  /// How many blocks go first.
  private static let firstBlocks = 8

  private let list: ScoredList
  private let scores = CandidateList(capacity: BitPacking.blockSize)

  init(_ list: ScoredList) { self.list = list }

  func run(into top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    guard list.cursor.hasMetadata else { return try addBlock(0, to: &top, candidates) }
    let first = highestBlocks()
    for (block, bound) in first where bound >= top.threshold { try addBlock(block, to: &top, candidates) }
    guard first.count < list.cursor.blockCount else { return }
    for block in 0..<list.cursor.blockCount where list.bound(of: block) >= top.threshold {
      if !first.contains(where: { $0.block == block }) { try addBlock(block, to: &top, candidates) }
    }
  }

  /// The blocks with the highest maxima, highest first.
  private func highestBlocks() -> [(block: Int, bound: Float)] {
    var blocks: [(block: Int, bound: Float)] = []
    blocks.reserveCapacity(Self.firstBlocks + 1)
    var lowest = -Float.infinity
    for block in 0..<list.cursor.blockCount {
      let bound = list.bound(of: block)
      guard bound > lowest else { continue }
      var place = blocks.count
      while place > 0, blocks[place - 1].bound < bound { place -= 1 }
      blocks.insert((block, bound), at: place)
      if blocks.count > Self.firstBlocks { blocks.removeLast() }
      if blocks.count == Self.firstBlocks { lowest = blocks[Self.firstBlocks - 1].bound }
    }
    return blocks
  }

  private func addBlock(_ block: Int, to top: inout TopDocuments, _ candidates: CandidateTest) throws(IndexError) {
    let cursor = list.cursor
    try cursor.move(to: block)
    let documents = cursor.documents
    let scores = self.scores.scores
    list.score(0..<cursor.count, into: scores)
    for place in 0..<cursor.count where scores[place] >= top.threshold {
      if candidates.takes(documents[place]) { top.insertInAnyOrder(scores[place], documents[place]) }
    }
  }
}

/// What scoring needs of one segment.
struct ScoringContext {
  let formula: BM25
  let lengths: UnsafePointer<UInt32>
}

/// Documents that hold a word under any of its terms. They are scored as if all were one term, which occurs as often as
/// the most frequent of them in the document (stems take in the surfaces of their language), plus a bonus for the word as
/// typed.
final class WordNode: QueryNode {
  private let lists: [PostingsCursor]
  /// The list of the word as typed, if that is not the only one.
  private let exact: PostingsCursor?
  private let idf: Float
  private let context: ScoringContext
  private let frequencies: UnsafeMutablePointer<UInt32>

  init(lists: [PostingsCursor], exact: PostingsCursor?, idf: Float, context: ScoringContext) {
    self.lists = lists
    self.exact = exact
    self.idf = idf
    self.context = context
    frequencies = .allocate(capacity: Int(DocumentWindow.size))
    frequencies.initialize(repeating: 0, count: Int(DocumentWindow.size))
  }

  deinit { frequencies.deallocate() }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var bound = PostingsCursor.exhausted
    for list in lists { bound = min(bound, list.lowerBound(from: document)) }
    return bound
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    let bits = result.bits
    let scores = result.scores
    let frequencies = self.frequencies
    for list in lists {
      let documents = list.documents
      let counts = list.frequencies
      try list.visit(window, candidates: candidates) { (places) throws(IndexError) in
        for place in places {
          let offset = Int(documents[place] &- window.lower)
          guard offset < window.count else { continue }
          bits.insert(offset)
          frequencies[offset] = max(frequencies[offset], counts[place])
        }
      }
    }
    let idf = self.idf
    let context = self.context
    try bits.forEach { (offset) throws(IndexError) in
      let length = context.lengths[Int(window.lower) &+ offset]
      scores[offset] = idf * context.formula.weight(frequency: frequencies[offset], length: length)
      frequencies[offset] = 0
    }
    try exact?.addScores(window, factor: idf * BM25.exactBonus, context, to: result)
  }
}

extension PostingsCursor {
  /// Adds `factor` times the weight of each document that the result has already.
  func addScores(
    _ window: DocumentWindow, factor: Float, _ context: ScoringContext, to result: WindowResult
  ) throws(IndexError) {
    let bits = result.bits
    let scores = result.scores
    try visit(window, candidates: bits) { (places) throws(IndexError) in
      for place in places {
        let document = documents[place]
        let offset = Int(document &- window.lower)
        guard offset < window.count, bits.contains(offset) else { continue }
        let length = context.lengths[Int(document)]
        scores[offset] += factor * context.formula.weight(frequency: frequencies[place], length: length)
      }
    }
  }
}

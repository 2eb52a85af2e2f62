/// Documents that hold a word under any of its terms. They are scored as if all were one term, which occurs as often as
/// the most frequent of them in the document (stems take in the surfaces of their language), plus a bonus for the word as
/// typed.
final class WordNode: QueryNode {
  private let lists: [PostingsCursor]
  /// The list of the word as typed, if that is not the only one.
  private let exact: PostingsCursor?
  private let idf: Float
  private let context: ScoringContext
  /// Frequencies of one window, zero between calls.
  private lazy var frequencies = DocumentCounts()

  init(lists: [PostingsCursor], exact: PostingsCursor?, idf: Float, context: ScoringContext) {
    self.lists = lists
    self.exact = exact
    self.idf = idf
    self.context = context
  }

  /// The word as one list, if it has no more: then that is the list of the word as typed.
  override var scoredList: ScoredList? {
    guard lists.count == 1 else { return nil }
    return ScoredList(lists[0], factor: idf, bonus: exact == nil ? 0 : idf * BM25.exactBonus, context)
  }

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
    let frequencies = self.frequencies.values
    for list in lists {
      let documents = list.documents
      try list.visit(window, candidates: candidates) { (places) throws(IndexError) in
        let counts = list.frequencies
        for place in places {
          let offset = Int(documents[place] &- window.lower)
          guard offset < window.count else { continue }
          bits.insert(offset)
          frequencies[offset] = max(frequencies[offset], counts[place])
        }
      }
    }
    let factor = idf
    let context = self.context
    try bits.forEach { (offset) throws(IndexError) in
      let norm = context.norms[Int(window.lower) &+ offset]
      scores[offset] = context.formula.contribution(factor, frequency: frequencies[offset], norm: norm)
      frequencies[offset] = 0
    }
    try exact?.addScores(window, factor: idf * BM25.exactBonus, context, to: result)
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    for list in lists { try list.mark(window, candidates: candidates, in: bits) }
  }
}

extension PostingsCursor {
  /// Marks the documents of a window; frequencies stay packed.
  func mark(_ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits) throws(IndexError) {
    let documents = self.documents
    let words = bits.words
    try visit(window, candidates: candidates) { (places) throws(IndexError) in
      // Blocks ascend, so that all of these lie in the window. Neighbours mostly share a word of the set, which is written
      // once.
      var index = 0
      var word: UInt64 = 0
      for place in places {
        let offset = Int(documents[place] &- window.lower)
        if offset &>> 6 != index {
          words[index] |= word
          index = offset &>> 6
          word = 0
        }
        word |= 1 &<< UInt64(offset & 63)
      }
      words[index] |= word
    }
  }

  /// Adds `factor` times the weight of each document that the result has already.
  func addScores(
    _ window: DocumentWindow, factor: Float, _ context: ScoringContext, to result: WindowResult
  ) throws(IndexError) {
    let bits = result.bits
    let scores = result.scores
    let documents = self.documents
    try visit(window, candidates: bits) { (places) throws(IndexError) in
      let frequencies = self.frequencies
      for place in places {
        let document = documents[place]
        let offset = Int(document &- window.lower)
        guard offset < window.count, bits.contains(offset) else { continue }
        let norm = context.norms[Int(document)]
        scores[offset] += context.formula.contribution(factor, frequency: frequencies[place], norm: norm)
      }
    }
  }
}

/// A number for each document of a window.
private final class DocumentCounts {
  let values: UnsafeMutablePointer<UInt32>

  init() {
    values = .allocate(capacity: Int(DocumentWindow.size))
    values.initialize(repeating: 0, count: Int(DocumentWindow.size))
  }

  deinit { values.deallocate() }
}

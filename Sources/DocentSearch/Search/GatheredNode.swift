/// Documents that hold any of many terms, gathered before the search: words with a prefix, or values of a filter.
final class GatheredNode: QueryNode {
  /// The gathered documents of one segment.
  struct Documents {
    /// One bit a document.
    fileprivate(set) var words: [UInt64]
    /// Sum of the frequencies; empty for filters.
    fileprivate(set) var frequencies: [UInt32]

    /// Live documents among them.
    func count(without deleted: DeletedDocuments) -> Int {
      var count = 0
      for (index, word) in words.enumerated() {
        count += (deleted.words.isEmpty ? word : word & ~deleted.words[index]).nonzeroBitCount
      }
      return count
    }

    /// The word of 64 documents that starts at document `index * 64`.
    func word(_ index: Int) -> UInt64 { index < words.count ? words[index] : 0 }

    @inline(__always) func contains(_ document: UInt32) -> Bool {
      words[Int(document &>> 6)] & (1 &<< UInt64(document & 63)) != 0
    }
  }

  private let documents: Documents
  private let scoring: (idf: Float, context: ScoringContext)?

  /// Without `scoring` matches score nothing.
  init(_ documents: Documents, scoring: (idf: Float, context: ScoringContext)?) {
    self.documents = documents
    self.scoring = scoring
  }

  /// Goes through all terms that match one of the patterns. O(postings of these terms).
  static func gather(
    _ patterns: [TermPattern], in segment: SegmentReader, withFrequencies: Bool
  ) throws(IndexError) -> Documents {
    var words = [UInt64](repeating: 0, count: (segment.documentCount + 63) / 64)
    var frequencies = withFrequencies ? [UInt32](repeating: 0, count: segment.documentCount) : []
    for pattern in patterns {
      try pattern.forEachTerm(in: segment.terms) { (_, entry) throws(IndexError) in
        try PostingsCursor(entry, in: segment.file).forEach(below: segment.documentCount) {
          (document, frequency) throws(IndexError) in
          words[Int(document >> 6)] |= 1 &<< UInt64(document & 63)
          if withFrequencies { frequencies[Int(document)] &+= frequency }
        }
      }
    }
    return Documents(words: words, frequencies: frequencies)
  }

  override var filter: DocumentFilter? { scoring == nil ? .documents(documents) : nil }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var index = Int(document >> 6)
    guard index < documents.words.count else { return PostingsCursor.exhausted }
    var word = documents.words[index] & (.max &<< UInt64(document & 63))
    while word == 0 {
      index += 1
      guard index < documents.words.count else { return PostingsCursor.exhausted }
      word = documents.words[index]
    }
    return UInt32(index * 64 + word.trailingZeroBitCount)
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    try mark(window, candidates: candidates, in: result.bits)
    guard let scoring else { return }
    try result.bits.forEach { (offset) throws(IndexError) in
      let document = Int(window.lower) &+ offset
      result.scores[offset] = scoring.context.formula.contribution(
        scoring.idf, frequency: documents.frequencies[document], length: scoring.context.lengths[document])
    }
  }
  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    let first = Int(window.lower / 64)
    for index in 0..<DocumentBits.wordCount {
      let word = documents.word(first + index)
      bits.words[index] = candidates.map { word & $0.words[index] } ?? word
    }
  }
}

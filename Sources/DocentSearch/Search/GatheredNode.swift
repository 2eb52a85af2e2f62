/// Documents that hold any of many terms, gathered before the search: words with a prefix, or values of a filter.
final class GatheredNode: QueryNode {
  let documents: GatheredDocuments
  let scoring: (idf: Float, context: ScoringContext)?

  /// Without `scoring` matches score nothing.
  init(_ documents: GatheredDocuments, scoring: (idf: Float, context: ScoringContext)?) {
    self.documents = documents
    self.scoring = scoring
  }

  override var filter: DocumentFilter? { scoring == nil ? .documents(documents) : nil }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var index = Int(document >> 6)
    guard index < documents.wordCount else { return PostingsCursor.exhausted }
    var word = documents.words[index] & (.max &<< UInt64(document & 63))
    while word == 0 {
      index += 1
      guard index < documents.wordCount else { return PostingsCursor.exhausted }
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
        scoring.idf, frequency: documents.frequency(document), norm: scoring.context.norms[document])
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

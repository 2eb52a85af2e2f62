/// Documents in which terms follow one another: phrases, and words of unspaced scripts spelt by pairs of characters.
/// Scored as one term that occurs as often as the sequence.
final class SequenceNode: QueryNode {
  private let sequence: SequenceMatcher
  private let whole: PostingsCursor?
  private let idf: Float
  private let context: ScoringContext
  private let scratch = DocumentBits()
  private var starts = SequenceStarts()

  /// - Parameter whole: the word that the sequence spells, which scores besides.
  init(_ sequence: SequenceMatcher, whole: PostingsCursor?, idf: Float, context: ScoringContext) {
    self.sequence = sequence
    self.whole = whole
    self.idf = idf
    self.context = context
  }

  /// The sequence as plain lists, one a position, if that is all it has.
  override var scoredPhrase: ScoredPhrase? {
    guard whole == nil, let lists = sequence.plainLists else { return nil }
    return ScoredPhrase(lists, factor: idf, context)
  }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    sequence.lowerBound(from: document)
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    let together = scratch
    defer { together.clear() }
    try sequence.addDocuments(window, candidates: candidates, to: together)
    if together.isEmpty { return }
    try together.forEach { (offset) throws(IndexError) in
      let document = window.lower &+ UInt32(offset)
      try sequence.find(&starts, in: document)
      guard !starts.positions.isEmpty else { return }
      result.bits.insert(offset)
      let norm = context.norms[Int(document)]
      result.scores[offset] = context.formula.contribution(
        idf, frequency: UInt32(starts.positions.count), norm: norm)
    }
    try whole?.addScores(window, factor: idf * BM25.exactBonus, context, to: result)
  }
}

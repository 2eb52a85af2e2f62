/// One list of postings with all that its scores depend on.
struct ScoredList {
  let cursor: PostingsCursor
  let factor: Float
  /// Added once more for the word as typed; 0 where there is no such distinction.
  let bonus: Float
  let context: ScoringContext
  private let boundFactor: Float

  init(_ cursor: PostingsCursor, factor: Float, bonus: Float, _ context: ScoringContext) {
    self.cursor = cursor
    self.factor = factor
    self.bonus = bonus
    self.context = context
    boundFactor = (factor + bonus) * context.boundScale
  }

  /// What a document scores. The bonus is rounded for itself, as where it comes from a list of its own.
  @inline(__always) func score(_ document: UInt32, frequency: UInt32) -> Float {
    let length = context.lengths[Int(document)]
    let score = context.formula.contribution(factor, frequency: frequency, length: length)
    return bonus == 0 ? score : score + context.formula.contribution(bonus, frequency: frequency, length: length)
  }

  /// What the document at `place` of the current block scores.
  @inline(__always) func score(at place: Int) -> Float {
    score(cursor.documents[place], frequency: cursor.frequencies[place])
  }

  /// No document of the block scores more.
  @inline(__always) func bound(of block: Int) -> Float {
    cursor.hasMetadata ? boundFactor * cursor.maximumWeight(of: block) + 2 * BM25.step : shortBound
  }

  /// No document of the list scores more. O(blocks).
  func bound() -> Float {
    var bound: Float = 0
    for block in 0..<cursor.blockCount { bound = max(bound, self.bound(of: block)) }
    return bound
  }

  /// A list of less than a block is scored instead of bounded. O(128).
  private var shortBound: Float {
    var bound: Float = 0
    for place in 0..<cursor.count { bound = max(bound, score(at: place)) }
    return bound
  }
}

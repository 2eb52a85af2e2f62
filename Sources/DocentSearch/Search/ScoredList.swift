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
    let norm = context.norms[Int(document)]
    let score = context.formula.contribution(factor, frequency: frequency, norm: norm)
    return bonus == 0 ? score : score + context.formula.contribution(bonus, frequency: frequency, norm: norm)
  }

  /// What the document at `place` of the current block scores.
  @inline(__always) func score(at place: Int) -> Float {
    score(cursor.documents[place], frequency: cursor.frequencies[place])
  }

  /// What the documents at `places` of the current block score.
  func score(_ places: Range<Int>, into scores: UnsafeMutablePointer<Float>) {
    let documents = cursor.documents + places.lowerBound
    let frequencies = cursor.frequencies + places.lowerBound
    let norms = context.norms
    let formula = context.formula
    let factor = self.factor
    // Apart from the loop behind it, which runs on vectors.
    for index in 0..<places.count { scores[index] = norms[Int(documents[index])] }
    if bonus == 0 {
      for index in 0..<places.count {
        scores[index] = formula.contribution(factor, frequency: frequencies[index], norm: scores[index])
      }
    } else {
      let bonus = self.bonus
      for index in 0..<places.count {
        let norm = scores[index]
        scores[index] =
          formula.contribution(factor, frequency: frequencies[index], norm: norm)
          + formula.contribution(bonus, frequency: frequencies[index], norm: norm)
      }
    }
  }

  /// No document of the block scores more.
  @inline(__always) func bound(of block: Int) -> Float {
    cursor.hasMetadata ? bound(weight: cursor.maximumWeight(of: block)) : shortBound
  }

  /// No document whose weight, as `PostingsCursor.maximumWeight` has it, is at most this scores more.
  @inline(__always) func bound(weight: Float) -> Float { boundFactor * weight + 2 * BM25.step }

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

/// Documents in which parts stand near each other. Scored as one term that occurs as often as the first part has the
/// others near it.
final class ProximityNode: QueryNode {
  /// Any of several sequences.
  struct Part {
    var alternatives: [SequenceMatcher]
  }

  private let parts: [Part]
  private let matcher: ProximityMatcher
  private let idf: Float
  private let context: ScoringContext

  /// `parts` are not empty, nor is any of them.
  init(_ parts: [Part], _ matcher: ProximityMatcher, idf: Float, context: ScoringContext) {
    self.parts = parts
    self.matcher = matcher
    self.idf = idf
    self.context = context
  }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var bound = document
    for part in parts {
      bound = part.alternatives.reduce(PostingsCursor.exhausted) { min($0, $1.lowerBound(from: bound)) }
      if bound == PostingsCursor.exhausted { return bound }
    }
    return bound
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    let together = DocumentBits()
    for (index, part) in parts.enumerated() {
      let found = DocumentBits()
      for sequence in part.alternatives {
        try sequence.addDocuments(window, candidates: index == 0 ? candidates : together, to: found)
      }
      if index == 0 { together.assign(found) } else { together.formIntersection(found) }
      if together.isEmpty { return }
    }
    try together.forEach { (offset) throws(IndexError) in
      let document = window.lower &+ UInt32(offset)
      var spans: [[ProximitySpan]] = []
      for part in parts {
        var found: [ProximitySpan] = []
        for sequence in part.alternatives { try sequence.appendSpans(in: document, to: &found) }
        guard !found.isEmpty else { return }
        spans.append(part.alternatives.count > 1 ? Set(found).sorted() : found)
      }
      let count = matcher.matches(spans).count
      guard count > 0 else { return }
      result.bits.insert(offset)
      let norm = context.norms[Int(document)]
      result.scores[offset] = context.formula.contribution(idf, frequency: UInt32(count), norm: norm)
    }
  }
}

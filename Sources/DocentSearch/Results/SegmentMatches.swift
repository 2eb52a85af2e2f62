/// The live matches of a query in one segment, pulled window by window or document by document, ascending.
final class SegmentMatches {
  let segment: IndexSnapshot.Segment
  /// The matches of the current window.
  let result = WindowResult()
  private(set) var window: DocumentWindow
  private let node: QueryNode
  private let isScoring: Bool
  private let count: UInt32
  private var next: UInt32 = 0
  private var word = DocumentBits.wordCount
  private var bits: UInt64 = 0

  /// Without `scoring` all scores are 0.
  init(_ node: QueryNode, in segment: IndexSnapshot.Segment, scoring: Bool = true) {
    self.node = node
    isScoring = scoring
    self.segment = segment
    count = UInt32(segment.reader.documentCount)
    window = DocumentWindow(holding: 0, documentCount: count)
  }

  /// Goes to the next window that may hold matches. False at the end.
  func nextWindow() throws(IndexError) -> Bool {
    if isScoring { try result.clear() } else { result.bits.clear() }
    guard next < count else { return false }
    let bound = try node.lowerBound(from: next)
    guard bound < count else { return false }
    window = DocumentWindow(holding: bound, documentCount: count)
    if isScoring {
      try node.evaluate(window, candidates: nil, into: result)
    } else {
      try node.mark(window, candidates: nil, in: result.bits)
    }
    try segment.keepLive(result, in: window)
    next = window.upper
    return true
  }

  /// The next match; nil at the end. Not to be mixed with `nextWindow`.
  func nextMatch() throws(IndexError) -> (document: UInt32, score: Float)? {
    while bits == 0 {
      if word + 1 < DocumentBits.wordCount {
        word += 1
      } else {
        guard try nextWindow() else { return nil }
        word = 0
      }
      bits = result.bits.words[word]
    }
    let offset = word * 64 + bits.trailingZeroBitCount
    bits &= bits - 1
    return (window.lower + UInt32(offset), result.scores[offset])
  }
}

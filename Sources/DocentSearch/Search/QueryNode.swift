/// A part of a query, ready to run over one segment.
///
/// Queries are evaluated window by window: each node marks its matches among 4,096 documents and gives them scores, so
/// that virtual calls happen once a window and the loops inside run over plain memory. Every match is scored and nothing is
/// left out; `PrunedSearch` finds the best of common shapes of queries, with the same scores, without that.
class QueryNode {
  /// The node as one list of postings, if it is no more than that.
  var scoredList: ScoredList? { nil }
  /// The node as a phrase of plain lists, if it is no more than that.
  var scoredPhrase: ScoredPhrase? { nil }
  /// The node as a test of single documents, if it gives no scores.
  var filter: DocumentFilter? { nil }

  /// A lower bound of the next match at or after `document`; `PostingsCursor.exhausted` if there is none.
  func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 { document }

  /// Marks the matches of the window in `result`, which comes empty, and adds their scores. With `candidates`, documents
  /// that are not among them may be left out.
  func evaluate(_ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult) throws(IndexError) {}

  /// Marks the matches of the window in `bits`, which come empty, without scores: what counting needs. Nodes whose scores
  /// cost something override it. With `candidates`, documents that are not among them may be left out.
  func mark(_ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits) throws(IndexError) {
    let result = WindowResult(bits: bits)
    try evaluate(window, candidates: candidates, into: result)
  }
}

/// A part of a query that gives no scores.
class UnscoredNode: QueryNode {
  final override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    try mark(window, candidates: candidates, in: result.bits)
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {}
}

/// Matches of one window and their scores. Scores of documents that did not match are zero.
final class WindowResult {
  let bits: DocumentBits
  let scores: UnsafeMutablePointer<Float>

  /// Marks matches in `bits`, which come empty.
  init(bits: DocumentBits = DocumentBits()) {
    self.bits = bits
    scores = .allocate(capacity: Int(DocumentWindow.size))
    scores.initialize(repeating: 0, count: Int(DocumentWindow.size))
  }

  deinit { scores.deallocate() }

  /// Empties the result; costs as much as it holds.
  func clear() throws(IndexError) {
    let scores = self.scores
    try bits.forEach { (offset) throws(IndexError) in scores[offset] = 0 }
    bits.clear()
  }

  /// Keeps only documents of `other`; their scores stay.
  func keep(only other: DocumentBits) throws(IndexError) {
    let scores = self.scores
    for index in 0..<DocumentBits.wordCount {
      var gone = bits.words[index] & ~other.words[index]
      while gone != 0 {
        scores[index &* 64 &+ gone.trailingZeroBitCount] = 0
        gone &= gone &- 1
      }
    }
    bits.formIntersection(other)
  }

  /// Adds the scores of `other` to the documents in it.
  func addScores(of other: WindowResult) throws(IndexError) {
    let scores = self.scores
    let added = other.scores
    try other.bits.forEach { (offset) throws(IndexError) in scores[offset] += added[offset] }
  }
}

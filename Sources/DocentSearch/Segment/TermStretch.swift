/// Successive terms with their postings, written beside others of the same segment.
final class TermStretch {
  let spool: SpoolFile
  /// Regions count from the start of the spool.
  private(set) var terms: [(term: [UInt8], entry: TermEntry)] = []
  private var postings: PostingsWriter

  init(_ spool: SpoolFile, lengths: [UInt32], formula: BM25) {
    self.spool = spool
    postings = PostingsWriter(spool, lengths: lengths, formula: formula)
  }

  /// Adds the next term; `body` gives its documents in ascending order.
  func addTerm(
    _ term: [UInt8], _ body: (inout PostingsWriter) throws(IndexError) -> Void
  ) throws(IndexError) {
    postings.begin(positions: TermKind.hasPositions(term))
    try body(&postings)
    terms.append((term, try postings.end()))
  }
}

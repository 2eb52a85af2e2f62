import Glibc

/// Makes a query of what stands out in a document: other documents like it score highest.
package enum MoreLikeThis {
  private static let words = 25

  /// Any of the words whose frequency times inverse document frequency is highest, weighted by it.
  package static func query(_ text: FeedbackText, in searcher: Searcher) throws(IndexError) -> Query? {
    let count = Double(searcher.snapshot.documentCount)
    let weighted = try FeedbackTerms([text], in: searcher).terms.map { term in
      (term: term, weight: log(1 + Double(term.frequency)) * log(count / Double(term.documents) + 1))
    }
    let best = weighted.sorted { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : left.term.word.utf8.lexicographicallyPrecedes(right.term.word.utf8)
    }.prefix(words)
    guard let highest = best.first?.weight, highest > 0 else { return nil }
    return .or(best.map { .boost(.word($0.term.word), Float($0.weight / highest)) })
  }
}

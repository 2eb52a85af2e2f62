import Glibc

/// Adds words of the best documents to a query: pseudo-relevance feedback.
///
/// The relevance model RM3 (Abdul-Jaleel et al., "UMass at TREC 2004"): documents vote for their words in proportion to
/// their scores; the query keeps a share of the weight. Words are chosen, and weighted, by their share in the documents
/// times their inverse document frequency; words of nearly all documents are left out. All choices are made in a fixed order.
/// The constants are customary ones; no collection was used to choose them.
package enum QueryExpansion {
  /// Best documents to learn from.
  package static let documents = 10
  static let words = 30
  /// Share of the weight that the new words have together.
  static let weight = 0.3

  /// The query with words of `texts`, which are what it found first, their scores as weights. Documents need match only
  /// one of the old or new words; filters, phrases and exclusions stay required.
  package static func expanded(_ query: Query, by texts: [FeedbackText], in searcher: Searcher) throws(IndexError)
    -> Query
  {
    let (words, rest) = query.relaxed.scoringWords
    guard !words.isEmpty else { return query }
    let added = try self.words(texts, in: searcher)
    guard !added.isEmpty else { return query }
    // The words of the query keep their weight, so that scores stay comparable.
    let share = weight / (1 - weight) * Double(words.count)
    let any = Query.or(words + added.map { Query.boost(.word($0.word), Float(share * $0.weight)) })
    return rest.isEmpty ? any : .and([any] + rest)
  }

  /// The words that stand out in `texts`, with weights that add up to 1.
  static func words(
    _ texts: [FeedbackText], in searcher: Searcher
  ) throws(IndexError) -> [(word: String, weight: Double)] {
    let found = try FeedbackTerms(texts, in: searcher).terms
    let count = Double(searcher.snapshot.documentCount)
    let weighted = found.map { term in
      (term: term, weight: term.share * log(count / Double(term.documents) + 1))
    }
    let best = weighted.sorted { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : left.term.word.utf8.lexicographicallyPrecedes(right.term.word.utf8)
    }.prefix(words)
    let sum = best.reduce(0) { $0 + $1.term.share }
    guard sum > 0 else { return [] }
    return best.map { ($0.term.word, $0.term.share / sum) }
  }
}

extension Query {
  /// The words that rank documents, and what all of them must match.
  fileprivate var scoringWords: (words: [Query], rest: [Query]) {
    switch self {
    case .or(let parts) where parts.allSatisfy(\.isScoringWord): (parts, [])
    case .and(let parts):
      parts.reduce(into: (words: [Query](), rest: [Query]())) { found, part in
        switch part {
        case .or(let words) where words.allSatisfy(\.isScoringWord): found.words += words
        case .word, .prefix, .wildcard, .fuzzy, .boost: found.words.append(part)
        default: found.rest.append(part)
        }
      }
    default: isScoringWord ? ([self], []) : ([], [self])
    }
  }

  private var isScoringWord: Bool {
    switch self {
    case .word, .prefix, .wildcard, .fuzzy, .phrase, .near: true
    case .boost(let part, _): part.isScoringWord
    default: false
    }
  }
}

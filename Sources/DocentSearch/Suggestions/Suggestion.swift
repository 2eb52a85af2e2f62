/// Another way to write a word or name of a query that finds more.
package struct Suggestion: Sendable, Equatable {
  /// As it stands in the query.
  package var original: String
  package var replacement: String
  /// How many documents have the replacement.
  package var documents: Int
  /// The whole query with the replacement.
  package var query: Query
}

/// A part of a query that had to match, and how many documents it matches alone.
package struct QueryPartCount: Sendable, Equatable {
  package var part: Query
  package var documents: Int
}

extension Searcher {
  /// How many documents match. O(postings of the query's terms).
  package func count(_ query: Query) throws(IndexError) -> Int {
    try page(SearchRequest(query, limit: 0)).total
  }

  /// What each required part of a query finds alone: why nothing was found together.
  package func partCounts(of query: Query) throws(IndexError) -> [QueryPartCount] {
    var parts = [query]
    if case .and(let items) = query { parts = items }
    var counts: [QueryPartCount] = []
    for part in parts {
      switch part {
      case .not, .optional, .all: continue
      default: counts.append(QueryPartCount(part: part, documents: try count(part)))
      }
    }
    return counts
  }

  /// Better spellings for words and names that few documents have, the likeliest first. O(similar words).
  package func suggestions(for query: Query, limit: Int = 3) throws(IndexError) -> [Suggestion] {
    var found: [(weight: Double, suggestion: Suggestion)] = []
    for part in query.spelledParts {
      for candidate in try SpellingCandidates(self, part).best(limit) {
        let replaced = query.replacing(part, with: candidate.query)
        found.append(
          (
            candidate.weight,
            Suggestion(
              original: "\(part)", replacement: "\(candidate.query)", documents: candidate.documents, query: replaced)
          ))
      }
    }
    let ordered = found.sorted { left, right in
      left.weight != right.weight
        ? left.weight > right.weight
        : left.suggestion.replacement.utf8.lexicographicallyPrecedes(right.suggestion.replacement.utf8)
    }
    return ordered.prefix(limit).map(\.suggestion)
  }
}

extension Query {
  /// The words and names that may be misspelt, each once.
  fileprivate var spelledParts: [Query] {
    switch self {
    case .word, .keywords(_, .words): [self]
    case .keyword(let field, _, isPrefix: false) where KeywordField.names.contains(field): [self]
    case .and(let parts), .or(let parts), .near(let parts, _):
      parts.reduce(into: []) { found, part in
        for spelled in part.spelledParts where !found.contains(spelled) { found.append(spelled) }
      }
    case .optional(let part), .boost(let part, _): part.spelledParts
    default: []
    }
  }

  /// The query with every `part` replaced.
  fileprivate func replacing(_ part: Query, with other: Query) -> Query {
    if self == part { return other }
    switch self {
    case .and(let parts): return .and(parts.map { $0.replacing(part, with: other) })
    case .or(let parts): return .or(parts.map { $0.replacing(part, with: other) })
    case .near(let parts, let distance): return .near(parts.map { $0.replacing(part, with: other) }, distance: distance)
    case .optional(let inner): return .optional(inner.replacing(part, with: other))
    case .boost(let inner, let factor): return .boost(inner.replacing(part, with: other), factor)
    default: return self
    }
  }
}

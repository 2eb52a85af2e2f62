package import DocentDocument

/// One page of what a query found.
package struct SearchResult: Sendable, Equatable {
  package struct Hit: Sendable, Equatable {
    package var key: SourceKey
    package var storeID: Int64
    /// BM25; 0 where the query only filters.
    package var score: Double
    /// The best part of a large document, 0 for others.
    package var part: Int
    package var language: LanguageTag
  }

  /// How many documents match in all; the parts of a large document count once.
  package var total: Int
  /// By score, highest first, equals by key.
  package var hits: [Hit]
}

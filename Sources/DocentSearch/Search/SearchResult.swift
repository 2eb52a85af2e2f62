package import DocentDocument

/// What a query found.
package enum SearchResult {
  package struct Hit: Sendable, Equatable {
    package var key: SourceKey
    package var storeID: Int64
    /// BM25; 0 where the query only filters.
    package var score: Double
    /// The best part of a large document, 0 for others.
    package var part: Int
    package var language: LanguageTag
  }
}

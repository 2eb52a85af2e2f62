import DocentDocument

/// One page of results to find.
package struct SearchRequest: Sendable {
  package var query: Query
  package var order: SortOrder
  package var limit: Int
  /// How many documents to pass over, behind `after` if that is given.
  package var offset: Int
  /// The end of the page before.
  package var after: SearchCursor?
  /// Shows only the first of documents whose texts say the same.
  package var collapsesDuplicates: Bool

  package init(
    _ query: Query, order: SortOrder = .relevance, limit: Int = 10, offset: Int = 0, after: SearchCursor? = nil,
    collapsesDuplicates: Bool = false
  ) {
    self.query = query
    self.order = order
    self.limit = limit
    self.offset = offset
    self.after = after
    self.collapsesDuplicates = collapsesDuplicates
  }

  /// Whether a cursor comes from a page of the same query and order.
  package func accepts(_ cursor: SearchCursor) -> Bool { cursor.request == fingerprint }

  var fingerprint: UInt32 {
    Array("\(query) \(order.description) \(collapsesDuplicates)".utf8).withUnsafeBytes { CRC32C.checksum($0) }
  }
}

/// One page of what a request found.
package struct SearchPage: Sendable {
  package struct Item: Sendable {
    package var hit: SearchResult.Hit
    /// How many other documents that were found say the same; 0 unless duplicates are collapsed.
    package var duplicates: Int
    /// Where a page would go on behind this one.
    package var cursor: SearchCursor
  }

  /// How many documents match in all; what says the same counts once if duplicates are collapsed.
  package var total: Int
  package var items: [Item]
}

package import DocentStore

/// The documents that a report counts: all of a collection, or of each group of duplicates only the first.
package struct DocumentSelection: Sendable {
  package let store: InsightStore
  /// Rows of the documents left out, as another stands for them.
  private let repeated: Set<Int64>
  /// Whether groups count once.
  package let isDistinct: Bool

  /// Every document.
  package init(_ store: InsightStore) {
    self.store = store
    repeated = []
    isDistinct = false
  }

  /// Of each group the one that stands for it.
  package init(_ store: InsightStore, distinct groups: DuplicateGroups) {
    self.store = store
    repeated = Set(groups.groups.flatMap { $0.others.map(\.document) })
    isDistinct = true
  }

  /// Documents left out.
  package var repeatedCount: Int { repeated.count }

  /// Calls `body` with every selected document in the order of their keys, all from one state of the store.
  package func forEachDocument(_ body: (StoredDocument) throws -> Void) throws {
    try store.forEachDocument { document in
      if repeated.isEmpty || !repeated.contains(document.id) { try body(document) }
    }
  }
}

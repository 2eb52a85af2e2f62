/// Finds the best documents of one segment without scoring those that cannot be among them, with the scores and the order
/// of a search that scores all.
///
/// Knows the shapes that most queries have: a word, any of several words, all of several words, a phrase, all words with a prefix;
/// each with filters. Bounds come from the maxima of blocks (Ding and Suel 2011, "Faster top-k document retrieval using block-max
/// indexes").
struct PrunedSearch {
  private enum Shape {
    case word(ScoredList)
    case any([ScoredList])
    case all([ScoredList])
    case phrase(ScoredPhrase)
    case gathered(GatheredDocuments, idf: Float, ScoringContext)
  }

  private let shape: Shape
  private let filters: [DocumentFilter]

  /// Nil for a query of another shape.
  init?(_ node: QueryNode) {
    var filters: [DocumentFilter] = []
    if let shape = Self.shape(of: [node]) {
      self.shape = shape
    } else if let node = node as? AndNode, node.excluded.isEmpty {
      var scoring: [QueryNode] = []
      for part in node.parts {
        if let filter = part.filter { filters.append(filter) } else { scoring.append(part) }
      }
      guard let shape = Self.shape(of: scoring) else { return nil }
      self.shape = shape
    } else {
      return nil
    }
    self.filters = filters
  }

  private static func shape(of nodes: [QueryNode]) -> Shape? {
    if nodes.count == 1, let node = nodes.first {
      if let list = node.scoredList { return .word(list) }
      if let phrase = node.scoredPhrase { return .phrase(phrase) }
      if let node = node as? GatheredNode, let scoring = node.scoring {
        return .gathered(node.documents, idf: scoring.idf, scoring.context)
      }
      // A word that the segment does not have adds nothing.
      if let node = node as? OrNode { return lists(node.parts.filter { !($0 is NothingNode) }).map(Shape.any) }
      if let node = node as? AndNode, node.excluded.isEmpty { return lists(node.parts).map(Shape.all) }
      return nil
    }
    return nodes.isEmpty ? nil : lists(nodes).map(Shape.all)
  }

  private static func lists(_ nodes: [QueryNode]) -> [ScoredList]? {
    var lists: [ScoredList] = []
    for node in nodes {
      guard let list = node.scoredList else { return nil }
      lists.append(list)
    }
    return lists
  }

  /// Puts the best documents that are not deleted into `top`.
  func run(
    into top: inout TopDocuments, documentCount: Int, deleted: DeletedDocuments
  ) throws(IndexError) {
    let candidates = CandidateTest(filters: filters, deleted: deleted)
    switch shape {
    case .word(let list): try WordSearch(list).run(into: &top, candidates)
    case .any(let lists):
      if lists.count == 1 {
        try WordSearch(lists[0]).run(into: &top, candidates)
      } else if !lists.isEmpty {
        try DisjunctionSearch(lists, documentCount: documentCount).run(into: &top, candidates)
      }
    case .all(let lists): try ConjunctionSearch(lists).run(into: &top, candidates)
    case .phrase(let phrase): try PhraseSearch(phrase).run(into: &top, candidates)
    case .gathered(let documents, let idf, let context):
      documents.insertBest(into: &top, candidates, factor: idf, context)
    }
  }
}

/// Which documents may be found at all.
struct CandidateTest {
  fileprivate let filters: [DocumentFilter]
  fileprivate let deleted: DeletedDocuments
  private let takesAll: Bool

  fileprivate init(filters: [DocumentFilter], deleted: DeletedDocuments) {
    self.filters = filters
    self.deleted = deleted
    takesAll = filters.isEmpty && deleted.isEmpty
  }

  @inline(__always) func takes(_ document: UInt32) -> Bool { takesAll || test(document) }

  private func test(_ document: UInt32) -> Bool {
    if deleted.contains(document) { return false }
    for filter in filters where !filter.contains(document) { return false }
    return true
  }
}

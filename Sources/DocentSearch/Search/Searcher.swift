package import DocentDocument

/// Answers queries from one generation of an index. Keeps answering when the index moves on; open a new one for what is
/// new. Thread-safe.
package final class Searcher: Sendable {
  let snapshot: IndexSnapshot
  let groups: PartGroups
  let fieldValues = FieldValuesCache()
  private let analyzers: AnalyzerPool
  /// The generation that is searched.
  package let generation: Int
  /// The languages whose stems queries try, none where the analysis knows one alone; what `Highlighter` needs to mark the same words.
  package let languages: [LanguageTag]

  /// A document found: where it is and what it scores. `hit` says which document that is.
  package struct Match: Sendable {
    /// BM25; 0 where the query only filters.
    package var score: Float
    var segment: Int
    var document: UInt32
  }

  /// How the texts became terms.
  package var analysis: Analysis { snapshot.analysis }

  /// Opens the generation that the store names. If that throws `missing`, a commit has just replaced it: ask the store
  /// again.
  package init(directory: String, generation: Int) throws(IndexError) {
    snapshot = try IndexSnapshot(IndexDirectory(path: directory), generation: generation)
    groups = try PartGroups(snapshot.segments)
    languages = snapshot.analysis == .multilingual ? snapshot.languages : []
    analyzers = AnalyzerPool(snapshot.analysis)
    self.generation = generation
  }

  /// Live documents; the parts of a large one count once.
  package var documentCount: Int {
    snapshot.documentCount - groups.members.reduce(0) { $0 + $1.count } + groups.count
  }

  /// The first `limit` matches by score, highest first, equals by key, without counting the others: documents that cannot
  /// be among them are not even scored.
  package func best(_ query: Query, limit: Int) throws(IndexError) -> [Match] {
    try best(plan(query), limit: limit)
  }

  func best(_ plan: QueryPlanner.Plan, limit: Int) throws(IndexError) -> [Match] {
    guard groups.count == 0 else { return try all(plan, limit: limit) }
    let capacity = min(max(limit, 0), snapshot.documentCount)
    var found: [Match] = []
    var floor = -Float.infinity
    for (index, segment) in snapshot.segments.enumerated() {
      var top = TopDocuments(capacity: capacity, floor: floor)
      if let pruned = PrunedSearch(plan.nodes[index]) {
        try pruned.run(into: &top, documentCount: segment.reader.documentCount, deleted: segment.deleted)
      } else {
        try evaluate(plan.nodes[index], in: segment) { (window, result) throws(IndexError) in
          if !plan.isScoring, top.isFull { return }
          try result.bits.forEach { (offset) throws(IndexError) in
            top.insert(result.scores[offset], window.lower &+ UInt32(offset))
          }
        }
      }
      found += top.entries.map { Match(score: $0.score, segment: index, document: $0.document) }
      if capacity > 0, found.count >= capacity, index + 1 < snapshot.segments.count {
        found.sort { $0.score > $1.score }
        floor = found[capacity - 1].score
      }
    }
    return try ordered(found, limit: capacity)
  }

  /// Which document a match is.
  package func hit(_ match: Match) throws(IndexError) -> SearchResult.Hit {
    try SearchResult.Hit(match.document, score: match.score, in: snapshot.segments[match.segment].reader)
  }

  /// The stored texts of a match; nil where another store keeps them.
  package func storedText(_ match: Match) throws(IndexError) -> StoredText? {
    try snapshot.segments[match.segment].reader.stored.text(of: match.document)
  }

  /// What the index consists of.
  package func statistics() throws(IndexError) -> IndexStatistics {
    try IndexStatistics(snapshot, generation: generation, documents: documentCount)
  }

  /// Analyses texts as those of the index were.
  func makeAnalyzer() -> Analyzer { Analyzer(analysis) }

  /// The nodes that run over each segment.
  func plan(_ query: Query) throws(IndexError) -> QueryPlanner.Plan {
    let analyzed = analyzers.withAnalyzer { QueryAnalyzer($0, query, languages: languages).analyze(query) }
    return try QueryPlanner(snapshot).plan(analyzed)
  }

  /// The same for an index with documents of several parts, each found once, by its best part.
  private func all(_ plan: QueryPlanner.Plan, limit: Int) throws(IndexError) -> [Match] {
    let capacity = min(max(limit, 0), snapshot.documentCount)
    var found: [Match] = []
    var best = [BestPart?](repeating: nil, count: groups.count)
    for (segment, open) in snapshot.segments.enumerated() {
      var top = TopDocuments(capacity: capacity)
      try evaluate(plan.nodes[segment], in: open) { (window, result) throws(IndexError) in
        for member in groups.members(ofSegment: segment, in: window) {
          let offset = Int(member.document - window.lower)
          guard result.bits.contains(offset) else { continue }
          let match = Match(score: result.scores[offset], segment: segment, document: member.document)
          let part = BestPart(match: match, part: member.part)
          if best[member.group].map(part.isBetter(than:)) ?? true { best[member.group] = part }
          result.bits.words[offset >> 6] &= ~(1 << UInt64(offset & 63))
          result.scores[offset] = 0
        }
        // Without scores the first documents are the best, and the heap keeps what came first.
        if !plan.isScoring, top.isFull { return }
        try result.bits.forEach { (offset) throws(IndexError) in
          top.insert(result.scores[offset], window.lower &+ UInt32(offset))
        }
      }
      found += top.entries.map { Match(score: $0.score, segment: segment, document: $0.document) }
    }
    found += best.compactMap { $0?.match }
    return try ordered(found, limit: capacity)
  }

  /// Calls `visit` with the matches of each window that has any.
  private func evaluate(
    _ node: QueryNode, in segment: IndexSnapshot.Segment,
    _ visit: (DocumentWindow, WindowResult) throws(IndexError) -> Void
  ) throws(IndexError) {
    let result = WindowResult()
    let count = UInt32(segment.reader.documentCount)
    var document: UInt32 = 0
    while document < count {
      let next = try node.lowerBound(from: document)
      guard next < count else { return }
      let window = DocumentWindow(holding: next, documentCount: count)
      try node.evaluate(window, candidates: nil, into: result)
      try segment.keepLive(result, in: window)
      try visit(window, result)
      try result.clear()
      document = window.upper
    }
  }

  private struct BestPart {
    var match: Match
    var part: UInt32

    /// The higher score, then the place in the document.
    func isBetter(than other: BestPart) -> Bool {
      match.score != other.match.score ? match.score > other.match.score : part < other.part
    }
  }

  /// By score, equals by key and part. Keys are read only where scores of different segments are equal: within a segment
  /// they follow the numbers.
  private func ordered(_ matches: [Match], limit: Int) throws(IndexError) -> [Match] {
    var ordered = matches
    ordered.sort { left, right in
      if left.score != right.score { return left.score > right.score }
      return (left.segment, left.document) < (right.segment, right.document)
    }
    var start = 0
    while start < min(limit, ordered.count) {
      var end = start + 1
      while end < ordered.count, ordered[end].score == ordered[start].score { end += 1 }
      if ordered[start].segment != ordered[end - 1].segment {
        var keyed: [(match: Match, key: [UInt8], part: UInt32)] = []
        for match in ordered[start..<end] {
          let (key, part) = try snapshot.segments[match.segment].reader.key(match.document)
          keyed.append((match, key, part))
        }
        keyed.sort { left, right in
          let order = ByteOrder.compare(left.key, right.key)
          return order < 0 || order == 0 && left.part < right.part
        }
        ordered.replaceSubrange(start..<end, with: keyed.map(\.match))
      }
      start = end
    }
    for segment in snapshot.segments { try segment.reader.file.checkLength() }
    return Array(ordered.prefix(limit))
  }
}

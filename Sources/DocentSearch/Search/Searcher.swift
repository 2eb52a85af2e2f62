package import DocentDocument

/// Answers queries from one generation of an index. Keeps answering when the index moves on; open a new one for what is
/// new. Thread-safe.
package final class Searcher: Sendable {
  let snapshot: IndexSnapshot
  let groups: PartGroups
  let fieldValues = FieldValuesCache()
  /// The generation that is searched.
  package let generation: Int

  /// Opens the generation that the store names. If that throws `missing`, a commit has just replaced it: ask the store
  /// again.
  package init(directory: String, generation: Int) throws(IndexError) {
    snapshot = try IndexSnapshot(IndexDirectory(path: directory), generation: generation)
    groups = try PartGroups(snapshot.segments)
    self.generation = generation
  }

  /// Live documents; the parts of a large one count once.
  package var documentCount: Int {
    snapshot.documentCount - groups.members.reduce(0) { $0 + $1.count } + groups.count
  }

  /// The languages whose stems queries try; what `Highlighter` needs to mark the same words.
  package var languages: [LanguageTag] { snapshot.languages }

  /// The matches from `offset` on, at most `limit`, and their exact number. O(postings of the query's terms).
  package func search(_ query: Query, limit: Int, offset: Int = 0) throws(IndexError) -> SearchResult {
    let wanted = max(limit, 0).addingReportingOverflow(max(offset, 0))
    let capacity = min(wanted.overflow ? Int.max : wanted.partialValue, snapshot.documentCount)
    var total = 0
    var found: [Candidate] = []
    var best = [BestPart?](repeating: nil, count: groups.count)
    try run(query) { (segment, isScoring, windows) throws(IndexError) in
      var top = TopDocuments(capacity: capacity)
      try windows { (window, result) throws(IndexError) in
        for member in groups.members(ofSegment: segment, in: window) {
          let offset = Int(member.document - window.lower)
          guard result.bits.contains(offset) else { continue }
          let part = BestPart(
            candidate: Candidate(score: result.scores[offset], segment: segment, document: member.document),
            part: member.part)
          if best[member.group].map(part.isBetter(than:)) ?? true { best[member.group] = part }
          result.bits.words[offset >> 6] &= ~(1 << UInt64(offset & 63))
          result.scores[offset] = 0
        }
        total += result.bits.count
        // Without scores the first documents are the best, and the heap keeps what came first.
        if !isScoring, top.isFull { return }
        try result.bits.forEach { (offset) throws(IndexError) in
          top.insert(result.scores[offset], window.lower &+ UInt32(offset))
        }
      }
      found += top.entries.map { Candidate(score: $0.score, segment: segment, document: $0.document) }
    }
    found += best.compactMap { $0?.candidate }
    total += best.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
    return SearchResult(total: total, hits: try page(found, limit: limit, offset: offset))
  }

  /// Analyses texts as those of the index were.
  func makeAnalyzer() -> Analyzer { Analyzer() }

  /// The nodes that run over each segment.
  func plan(_ query: Query) throws(IndexError) -> QueryPlanner.Plan {
    let analyzed = QueryAnalyzer(makeAnalyzer(), query, languages: languages).analyze(query)
    return try QueryPlanner(snapshot).plan(analyzed)
  }

  /// Evaluates a query: calls `body` once a segment with a function that goes through the windows that may hold matches.
  private func run(
    _ query: Query,
    _ body: (
      _ segment: Int, _ isScoring: Bool,
      _ windows: ((DocumentWindow, WindowResult) throws(IndexError) -> Void) throws(IndexError) -> Void
    ) throws(IndexError) -> Void
  ) throws(IndexError) {
    let plan = try plan(query)
    let result = WindowResult()
    for (index, segment) in snapshot.segments.enumerated() {
      let node = plan.nodes[index]
      try body(index, plan.isScoring) { (visit) throws(IndexError) in
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
    }
  }

  private struct Candidate {
    var score: Float
    var segment: Int
    var document: UInt32
  }

  private struct BestPart {
    var candidate: Candidate
    var part: UInt32

    /// The higher score, then the place in the document.
    func isBetter(than other: BestPart) -> Bool {
      candidate.score != other.candidate.score ? candidate.score > other.candidate.score : part < other.part
    }
  }

  private func page(_ candidates: [Candidate], limit: Int, offset: Int) throws(IndexError) -> [SearchResult.Hit] {
    var keyed: [(candidate: Candidate, key: [UInt8], part: UInt32)] = []
    keyed.reserveCapacity(candidates.count)
    for candidate in candidates {
      let (key, part) = try snapshot.segments[candidate.segment].reader.key(candidate.document)
      keyed.append((candidate, key, part))
    }
    keyed.sort { left, right in
      if left.candidate.score != right.candidate.score { return left.candidate.score > right.candidate.score }
      let order = ByteOrder.compare(left.key, right.key)
      return order < 0 || order == 0 && left.part < right.part
    }
    var hits: [SearchResult.Hit] = []
    for (candidate, key, part) in keyed.dropFirst(max(offset, 0)).prefix(max(limit, 0)) {
      let reader = snapshot.segments[candidate.segment].reader
      hits.append(
        SearchResult.Hit(
          key: SourceKey(String(decoding: key, as: UTF8.self)), storeID: try reader.storeID(candidate.document),
          score: Double(candidate.score), part: Int(part), language: try reader.language(candidate.document)))
    }
    return hits
  }
}

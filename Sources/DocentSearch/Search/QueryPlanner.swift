/// Looks up the terms of a query in all segments, counts them over the whole index, and makes the nodes that run over each
/// segment. All weights come from counts of live documents, so they do not depend on segments or history.
struct QueryPlanner {
  struct Plan {
    /// One node a segment.
    var nodes: [QueryNode]
    /// About how many documents match: what goes first in a conjunction.
    var cost: Int
    /// Whether matches differ in score.
    var isScoring: Bool
  }

  private let segments: [IndexSnapshot.Segment]
  private let documentCount: Int
  private let formula: BM25
  private let contexts: [ScoringContext]

  init(_ snapshot: IndexSnapshot) throws(IndexError) {
    segments = snapshot.segments
    documentCount = snapshot.documentCount
    let formula = BM25(documentCount: snapshot.documentCount, totalLength: snapshot.totalLength)
    self.formula = formula
    var contexts: [ScoringContext] = []
    for segment in segments { contexts.append(try ScoringContext(formula: formula, segment: segment.reader)) }
    self.contexts = contexts
  }

  func plan(_ query: AnalyzedQuery) throws(IndexError) -> Plan {
    switch query {
    case .all: return Plan(nodes: segments.map { _ in AllNode() }, cost: documentCount, isScoring: false)
    case .nothing: return Plan(nodes: segments.map { _ in NothingNode() }, cost: 0, isScoring: false)
    case .word(let word, _): return try plan(word)
    case .sequence(let sequence, _): return try plan(sequence)
    case .prefix(let pattern, _): return try plan(gathering: [pattern], isScoring: true)
    case .filter(let patterns): return try plan(gathering: patterns, isScoring: false)
    case .date(let range):
      var nodes: [QueryNode] = []
      for segment in segments { nodes.append(try DateNode(segment.reader, range)) }
      return Plan(nodes: nodes, cost: documentCount, isScoring: false)
    case .and(let parts): return try plan(conjunction: parts)
    case .not: return try plan(conjunction: [query])
    case .or(let parts):
      var plans: [Plan] = []
      for part in parts { plans.append(try plan(part)) }
      return Plan(
        nodes: segments.indices.map { segment in OrNode(plans.map { $0.nodes[segment] }) },
        cost: min(documentCount, plans.reduce(0) { $0 + $1.cost }), isScoring: plans.contains(where: \.isScoring))
    }
  }

  private func plan(conjunction parts: [AnalyzedQuery]) throws(IndexError) -> Plan {
    var required: [Plan] = []
    var excluded: [Plan] = []
    for part in parts {
      if case .not(let inner) = part { excluded.append(try plan(inner)) } else { required.append(try plan(part)) }
    }
    if required.isEmpty { required.append(try plan(.all)) }
    // Stable: equal costs keep the order of the query, so that sums of scores do.
    let order = required.indices.sorted { (required[$0].cost, $0) < (required[$1].cost, $1) }
    return Plan(
      nodes: segments.indices.map { segment in
        AndNode(order.map { required[$0].nodes[segment] }, excluding: excluded.map { $0.nodes[segment] })
      }, cost: required.map(\.cost).min() ?? 0, isScoring: required.contains(where: \.isScoring))
  }

  private func plan(_ word: AnalyzedQuery.Word) throws(IndexError) -> Plan {
    var lists = [[PostingsCursor]](repeating: [], count: segments.count)
    var exact = [PostingsCursor?](repeating: nil, count: segments.count)
    var mostSurfaces = 0
    var allStems = 0
    for (number, term) in (word.surfaces + word.stems).enumerated() {
      let found = try lookUp(term)
      for (index, entry) in found.entries.enumerated() {
        guard let entry else { continue }
        lists[index].append(try PostingsCursor(entry, in: segments[index].reader.file))
        if number == 0 { exact[index] = try PostingsCursor(entry, in: segments[index].reader.file) }
      }
      if number < word.surfaces.count {
        mostSurfaces = max(mostSurfaces, found.documents)
      } else {
        allStems += found.documents
      }
    }
    // As many documents as the word has under any form, or nearly: stems of different languages hardly overlap, and take
    // in the surfaces of their language.
    let documents = min(documentCount, max(mostSurfaces, allStems))
    let idf = formula.idf(documents)
    return Plan(
      nodes: segments.indices.map { index in
        lists[index].isEmpty
          ? NothingNode()
          : WordNode(lists: lists[index], exact: exact[index], idf: idf, context: contexts[index])
      }, cost: documents, isScoring: true)
  }

  private func plan(_ sequence: AnalyzedQuery.Sequence) throws(IndexError) -> Plan {
    var slots = [[(offset: UInt32, slot: SequenceNode.Slot)]?](repeating: [], count: segments.count)
    var idf: Float = 0
    var cost = documentCount
    for (offset, patterns) in sequence.slots.enumerated() where !patterns.isEmpty {
      var lists = [[TermEntry]](repeating: [], count: segments.count)
      var documents = 0
      for pattern in patterns {
        let found = try lookUp(pattern)
        documents = max(documents, found.documents)
        for index in segments.indices { lists[index] += found.entries[index] }
      }
      documents = min(documents, documentCount)
      // The pairs that spell a word stand for one thing, the words of a phrase for several.
      idf = sequence.whole == nil ? idf + formula.idf(documents) : max(idf, formula.idf(documents))
      cost = min(cost, documents)
      for index in segments.indices {
        if lists[index].isEmpty { slots[index] = nil }
        let file = segments[index].reader.file
        var slot = SequenceNode.Slot(lists: [], positions: [])
        for entry in lists[index] {
          slot.lists.append(try PostingsCursor(entry, in: file))
          slot.positions.append(try PostingsCursor(entry, in: file))
        }
        slots[index]?.append((UInt32(offset), slot))
      }
    }
    var nodes: [QueryNode] = []
    let whole = try sequence.whole.map { (term) throws(IndexError) in try lookUp(term) }
    for index in segments.indices {
      guard let slots = slots[index], !slots.isEmpty else {
        nodes.append(NothingNode())
        continue
      }
      var bonus: PostingsCursor?
      if let entry = whole?.entries[index] { bonus = try PostingsCursor(entry, in: segments[index].reader.file) }
      nodes.append(SequenceNode(slots, whole: bonus, idf: idf, context: contexts[index]))
    }
    return Plan(nodes: nodes, cost: cost, isScoring: true)
  }

  private func plan(
    gathering patterns: [AnalyzedQuery.TermPattern], isScoring: Bool
  ) throws(IndexError) -> Plan {
    var gathered: [GatheredNode.Documents] = []
    var documents = 0
    for segment in segments {
      let found = try GatheredNode.gather(patterns, in: segment.reader, withFrequencies: isScoring)
      documents += found.count(without: segment.deleted)
      gathered.append(found)
    }
    let idf = formula.idf(documents)
    return Plan(
      nodes: segments.indices.map { GatheredNode(gathered[$0], scoring: isScoring ? (idf, contexts[$0]) : nil) },
      cost: documents, isScoring: isScoring)
  }

  /// Entries of a term by segment, and how many live documents hold it.
  private func lookUp(_ term: [UInt8]) throws(IndexError) -> (entries: [TermEntry?], documents: Int) {
    var entries: [TermEntry?] = []
    var documents = 0
    for segment in segments {
      let entry = try segment.reader.terms.entry(term)
      if let entry { documents += try segment.liveCount(entry) }
      entries.append(entry)
    }
    return (entries, documents)
  }

  private func lookUp(
    _ pattern: AnalyzedQuery.TermPattern
  ) throws(IndexError) -> (entries: [[TermEntry]], documents: Int) {
    guard pattern.isPrefix else {
      let found = try lookUp(pattern.bytes)
      return (found.entries.map { $0.map { [$0] } ?? [] }, found.documents)
    }
    var entries: [[TermEntry]] = []
    var documents = 0
    for segment in segments {
      var found: [TermEntry] = []
      let terms = try segment.reader.terms.terms(from: pattern.bytes)
      while try terms.next(), terms.term.starts(with: pattern.bytes) {
        documents += try segment.liveCount(terms.entry)
        found.append(terms.entry)
      }
      entries.append(found)
    }
    return (entries, documents)
  }
}

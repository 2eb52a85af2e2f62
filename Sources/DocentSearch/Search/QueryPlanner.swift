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
  let formula: BM25
  private let contexts: [ScoringContext]

  init(_ snapshot: IndexSnapshot) throws(IndexError) {
    segments = snapshot.segments
    documentCount = snapshot.documentCount
    let formula = BM25(documentCount: snapshot.documentCount, totalLength: snapshot.totalLength)
    self.formula = formula
    contexts = try snapshot.scoring.contexts(segments, formula)
  }

  /// `factor` multiplies all scores.
  func plan(_ query: AnalyzedQuery, factor: Float = 1) throws(IndexError) -> Plan {
    switch query {
    case .all: return Plan(nodes: segments.map { _ in AllNode() }, cost: documentCount, isScoring: false)
    case .nothing: return Plan(nodes: segments.map { _ in NothingNode() }, cost: 0, isScoring: false)
    case .word(let word, _): return try plan(word, factor)
    case .sequence(let sequence, _): return try plan(sequence, factor)
    case .proximity(let proximity, _): return try plan(proximity, factor)
    case .patterns(let patterns, _): return try plan(gathering: patterns, factor: factor)
    case .filter(let patterns): return try plan(gathering: patterns, factor: nil)
    case .date(let range):
      var nodes: [QueryNode] = []
      for segment in segments { nodes.append(try DateNode(segment.reader, range)) }
      return Plan(nodes: nodes, cost: documentCount, isScoring: false)
    case .number(let field, let range):
      var nodes: [QueryNode] = []
      for segment in segments {
        nodes.append(try segment.reader.numbers.column(field).map { NumberNode($0, range) } ?? NothingNode())
      }
      return Plan(nodes: nodes, cost: documentCount, isScoring: false)
    case .source(let key, let isPrefix): return try plan(source: key, isPrefix)
    case .and(let parts): return try plan(conjunction: parts, factor)
    case .not, .optional: return try plan(conjunction: [query], factor)
    case .boost(let part, let boost): return try plan(part, factor: factor * boost)
    case .or(let parts):
      var plans: [Plan] = []
      for part in parts { plans.append(try plan(part, factor: factor)) }
      return Plan(
        nodes: segments.indices.map { segment in OrNode(plans.map { $0.nodes[segment] }) },
        cost: min(documentCount, plans.reduce(0) { $0 + $1.cost }), isScoring: plans.contains(where: \.isScoring))
    }
  }

  private func plan(conjunction parts: [AnalyzedQuery], _ factor: Float) throws(IndexError) -> Plan {
    var required: [Plan] = []
    var excluded: [Plan] = []
    var optional: [Plan] = []
    for part in parts {
      switch part {
      case .not(let inner): excluded.append(try plan(inner))
      case .optional(let inner): optional.append(try plan(inner, factor: factor))
      default: required.append(try plan(part, factor: factor))
      }
    }
    if required.isEmpty { required.append(try plan(.all)) }
    // Stable: equal costs keep the order of the query, so that sums of scores do.
    let order = required.indices.sorted { (required[$0].cost, $0) < (required[$1].cost, $1) }
    return Plan(
      nodes: segments.indices.map { segment in
        let node = AndNode(order.map { required[$0].nodes[segment] }, excluding: excluded.map { $0.nodes[segment] })
        return optional.isEmpty ? node : OptionalNode(node, optional: optional.map { $0.nodes[segment] })
      }, cost: required.map(\.cost).min() ?? 0, isScoring: (required + optional).contains(where: \.isScoring))
  }

  private func plan(source key: [UInt8], _ isPrefix: Bool) throws(IndexError) -> Plan {
    var nodes: [QueryNode] = []
    var documents = 0
    for segment in segments {
      var range = try segment.reader.documents(withKey: key)
      if isPrefix {
        // The first string behind all that begin with the key: keys are UTF-8 and hold no byte 0xFF.
        range = range.lowerBound..<max(range.lowerBound, try segment.reader.documents(withKey: key + [0xFF]).lowerBound)
      }
      documents += range.count
      nodes.append(range.isEmpty ? NothingNode() : RangeNode(range))
    }
    return Plan(nodes: nodes, cost: documents, isScoring: false)
  }

  private func plan(_ word: AnalyzedQuery.Word, _ factor: Float) throws(IndexError) -> Plan {
    var lists = [[PostingsCursor]](repeating: [], count: segments.count)
    var exact = [PostingsCursor?](repeating: nil, count: segments.count)
    var mostSurfaces = 0
    var allStems = 0
    for (number, term) in (word.surfaces + word.stems).enumerated() {
      let found = try lookUp(term)
      for (index, entry) in found.entries.enumerated() {
        guard let entry else { continue }
        let list = try PostingsCursor(entry, in: segments[index].reader.file)
        lists[index].append(list)
        if number == 0 { exact[index] = list }
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
    let idf = formula.idf(documents) * factor
    return Plan(
      nodes: segments.indices.map { index in
        lists[index].isEmpty
          ? NothingNode()
          : WordNode(lists: lists[index], exact: exact[index], idf: idf, context: contexts[index])
      }, cost: documents, isScoring: true)
  }

  private func plan(_ sequence: AnalyzedQuery.Sequence, _ factor: Float) throws(IndexError) -> Plan {
    let found = try matchers(sequence.slots)
    let whole = try sequence.whole.map { (term) throws(IndexError) in try lookUp(term) }
    // The pairs that spell a word stand for one thing, the words of a phrase for several.
    let idf = whole == nil ? found.idfs.reduce(0, +) : found.idfs.reduce(0, max)
    var nodes: [QueryNode] = []
    for (index, matcher) in found.bySegment.enumerated() {
      guard let matcher else {
        nodes.append(NothingNode())
        continue
      }
      var bonus: PostingsCursor?
      if let entry = whole?.entries[index] { bonus = try PostingsCursor(entry, in: segments[index].reader.file) }
      nodes.append(SequenceNode(matcher, whole: bonus, idf: idf * factor, context: contexts[index]))
    }
    return Plan(nodes: nodes, cost: found.documents, isScoring: true)
  }

  private func plan(_ proximity: AnalyzedQuery.Proximity, _ factor: Float) throws(IndexError) -> Plan {
    var parts = [[ProximityNode.Part]?](repeating: [], count: segments.count)
    var idf: Float = 0
    var cost = documentCount
    for part in proximity.parts {
      var found = [ProximityNode.Part](repeating: .init(alternatives: []), count: segments.count)
      var best: Float = 0
      var documents = 0
      for slots in part.alternatives {
        let sequence = try matchers(slots)
        best = max(best, sequence.idfs.reduce(0, +))
        documents += sequence.documents
        for (index, matcher) in sequence.bySegment.enumerated() {
          if let matcher { found[index].alternatives.append(matcher) }
        }
      }
      idf += best
      cost = min(cost, documents)
      for index in segments.indices {
        if found[index].alternatives.isEmpty { parts[index] = nil } else { parts[index]?.append(found[index]) }
      }
    }
    let matcher = ProximityMatcher(proximity.rule, offsets: proximity.parts.map(\.offset))
    return Plan(
      nodes: segments.indices.map { index in
        parts[index].map { ProximityNode($0, matcher, idf: idf * factor, context: contexts[index]) } ?? NothingNode()
      }, cost: cost, isScoring: true)
  }

  /// What finds a sequence of terms in each segment, the idf of each of its slots, and at most how many documents hold it.
  private func matchers(
    _ slots: [[TermPattern]]
  ) throws(IndexError) -> (bySegment: [SequenceMatcher?], idfs: [Float], documents: Int) {
    var bySegment = [[SequenceMatcher.Slot]?](repeating: [], count: segments.count)
    var idfs: [Float] = []
    var fewest = documentCount
    for (offset, patterns) in slots.enumerated() where !patterns.isEmpty {
      var lists = [[TermEntry]](repeating: [], count: segments.count)
      var documents = 0
      for pattern in patterns {
        let found = try lookUp(pattern)
        documents = max(documents, found.documents)
        for index in segments.indices { lists[index] += found.entries[index] }
      }
      documents = min(documents, documentCount)
      idfs.append(formula.idf(documents))
      fewest = min(fewest, documents)
      for index in segments.indices {
        if lists[index].isEmpty { bySegment[index] = nil }
        var slot = SequenceMatcher.Slot(offset: UInt32(offset), documents: [], positions: [])
        for entry in lists[index] {
          slot.documents.append(try PostingsCursor(entry, in: segments[index].reader.file))
          slot.positions.append(try PostingsCursor(entry, in: segments[index].reader.file))
        }
        bySegment[index]?.append(slot)
      }
    }
    return (
      bySegment.map { found in
        guard let found, !found.isEmpty else { return nil }
        return SequenceMatcher(found, length: slots.count)
      }, idfs, fewest
    )
  }

  /// Without a factor matches score nothing.
  private func plan(gathering patterns: [TermPattern], factor: Float?) throws(IndexError) -> Plan {
    var gathered: [GatheredDocuments] = []
    var documents = 0
    for segment in segments {
      let found = try GatheredDocuments(patterns, in: segment.reader, withFrequencies: factor != nil)
      documents += found.count(without: segment.deleted)
      gathered.append(found)
    }
    let idf = formula.idf(documents)
    return Plan(
      nodes: segments.indices.map { index in
        GatheredNode(gathered[index], scoring: factor.map { (idf * $0, contexts[index]) })
      }, cost: documents, isScoring: factor != nil)
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

  private func lookUp(_ pattern: TermPattern) throws(IndexError) -> (entries: [[TermEntry]], documents: Int) {
    var entries: [[TermEntry]] = []
    var documents = 0
    for segment in segments {
      var found: [TermEntry] = []
      try pattern.forEachEntry(in: segment.reader.terms) { (entry) throws(IndexError) in
        documents += try segment.liveCount(entry)
        found.append(entry)
      }
      entries.append(found)
    }
    return (entries, documents)
  }
}

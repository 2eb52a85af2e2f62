extension Searcher {
  /// Counts the documents found, by each facet. The parts of a large document count once for each value that any of them
  /// has. O(postings of the query and, the first time, of the fields).
  package func facets(_ query: Query, _ facets: [Facet]) throws(IndexError) -> [FacetResult] {
    try count(plan(query), facets)
  }

  /// The best documents and the counts of all, see `best` and `facets`.
  package func best(
    _ query: Query, limit: Int, counting facets: [Facet]
  ) throws(IndexError) -> (matches: [Match], facets: [FacetResult]) {
    let plan = try plan(query)
    return (try best(plan, limit: limit), try count(plan, facets))
  }

  private func count(_ plan: QueryPlanner.Plan, _ facets: [Facet]) throws(IndexError) -> [FacetResult] {
    var next = 0
    let tallies = facets.map { FacetTally($0, next: &next) }
    let flat = Self.flattened(facets)
    var names: [FieldValues?] = []
    for facet in flat {
      if case .values(let field, _) = facet.kind {
        names.append(try fieldValues.values(field, in: snapshot.segments))
      } else {
        names.append(nil)
      }
    }
    for (index, segment) in snapshot.segments.enumerated() {
      var sources: [FacetSource] = []
      for (facet, names) in zip(flat, names) { sources.append(try source(facet, names, segment: index)) }
      let parts = Dictionary(uniqueKeysWithValues: groups.members[index].map { ($0.document, $0.group) })
      try Self.count(
        SegmentMatches(plan.nodes[index], in: segment, scoring: false), sources, parts: parts, into: tallies)
    }
    return tallies.map { $0.result(names) }
  }

  /// Counts the matches in one segment.
  ///
  /// - Parameter parts: the group of each document that is a part of a large one.
  private static func count(
    _ matches: SegmentMatches, _ sources: [FacetSource], parts: [UInt32: Int], into tallies: [FacetTally]
  ) throws(IndexError) {
    var columns: [(tally: FacetTally, counter: ColumnCounter)] = []
    var others: [FacetTally] = []
    for tally in tallies {
      if parts.isEmpty, let column = tally.plainColumn(sources) {
        columns.append((tally, ColumnCounter(column)))
      } else {
        others.append(tally)
      }
    }
    while try matches.nextWindow() {
      let lower = matches.window.lower
      for column in columns { column.counter.add(matches.result.bits, from: lower) }
      guard !others.isEmpty else { continue }
      try matches.result.bits.forEach { (offset) throws(IndexError) in
        let number = lower &+ UInt32(offset)
        let document = FacetDocument(number: number, group: parts[number])
        for tally in others { tally.add(document, sources) }
      }
    }
    for column in columns {
      column.counter.finish()
      column.tally.add(column.counter)
    }
  }

  private func source(_ facet: Facet, _ names: FieldValues?, segment index: Int) throws(IndexError) -> FacetSource {
    let reader = snapshot.segments[index].reader
    switch facet.kind {
    case .values: return .values(names?.segments[index] ?? FieldValues.Segment(columns: []))
    case .dates: return .dates(try reader.dates())
    case .ranges(let field, _), .statistics(let field): return .numbers(try reader.numbers.column(field))
    }
  }

  /// All facets of the trees in the order in which they are visited.
  private static func flattened(_ facets: [Facet]) -> [Facet] {
    facets.flatMap { [$0] + flattened($0.within) }
  }
}

/// Scores one document part by part, with the same nodes that search does.
struct Explainer {
  private let snapshot: IndexSnapshot
  private let analyzer: QueryAnalyzer
  private let planner: QueryPlanner
  private let query: Query
  private let document: UInt32
  private let segment: Int

  init(_ searcher: Searcher, _ query: Query, document: UInt32, segment: Int) throws(IndexError) {
    snapshot = searcher.snapshot
    analyzer = QueryAnalyzer(searcher.makeAnalyzer(), query, languages: searcher.languages)
    planner = try QueryPlanner(searcher.snapshot)
    self.query = query
    self.document = document
    self.segment = segment
  }

  func explanation() throws(IndexError) -> Explanation? { try explanation(query, boost: 1) }

  private func explanation(_ query: Query, boost: Float) throws(IndexError) -> Explanation? {
    switch query {
    case .boost(let part, let factor): return try explanation(part, boost: boost * factor)
    case .optional(let part): return try explanation(part, boost: boost)
    case .and(let parts), .or(let parts):
      guard let (_, score) = try self.score(query, boost: boost) else { return nil }
      var explained: [Explanation] = []
      for part in parts {
        if case .not = part { continue }
        if let found = try explanation(part, boost: boost), found.value > 0 { explained.append(found) }
      }
      return Explanation(part: "\(query)", value: Double(score), factors: nil, parts: explained)
    default: return try leaf(query, boost: boost)
    }
  }

  private func leaf(_ query: Query, boost: Float) throws(IndexError) -> Explanation? {
    guard let (plan, score) = try self.score(query, boost: boost) else { return nil }
    guard plan.isScoring, score > 0, boost > 0 else {
      return Explanation(part: "\(query)", value: Double(score), factors: nil, parts: [])
    }
    let length = try snapshot.segments[segment].reader.length(document)
    let analyzed = analyzer.analyze(query)
    guard case .word(let word, _) = analyzed else {
      if case .or(let parts) = analyzed { return try several(query, parts, score, boost) }
      if case .and(let parts) = analyzed { return try several(query, parts, score, boost) }
      return Explanation(part: "\(query)", value: Double(score), factors: nil, parts: [])
    }
    let idf = planner.formula.idf(plan.cost)
    var frequency: UInt32 = 0
    var exact: UInt32 = 0
    for (number, term) in (word.surfaces + word.stems).enumerated() {
      let found = try self.frequency(of: term)
      if number == 0 { exact = found }
      frequency = max(frequency, found)
    }
    let norm = planner.formula.norm(length: length)
    let weight = planner.formula.weight(frequency: frequency, norm: norm)
    let bonus = exact > 0 ? BM25.exactBonus * planner.formula.weight(frequency: exact, norm: norm) : 0
    return Explanation(
      part: "\(query)", value: Double(score),
      factors: Explanation.Factors(
        documents: plan.cost, idf: Double(idf), frequency: Int(frequency), length: Int(length), weight: Double(weight),
        bonus: Double(bonus), boost: Double(boost)), parts: [])
  }

  /// A word that was read as several things: a similar word, or the words of a script without spaces.
  private func several(
    _ query: Query, _ parts: [AnalyzedQuery], _ score: Float, _ boost: Float
  ) throws(IndexError) -> Explanation {
    var explained: [Explanation] = []
    for part in parts {
      let plan = try planner.plan(part, factor: boost)
      if let value = try self.score(plan), value > 0 {
        explained.append(Explanation(part: "\(query)", value: Double(value), factors: nil, parts: []))
      }
    }
    return Explanation(part: "\(query)", value: Double(score), factors: nil, parts: explained)
  }

  private func frequency(of term: [UInt8]) throws(IndexError) -> UInt32 {
    let reader = snapshot.segments[segment].reader
    guard let entry = try reader.terms.entry(term) else { return 0 }
    let cursor = try PostingsCursor(entry, in: reader.file)
    guard let place = try cursor.seek(to: document), cursor.documents[place] == document else { return 0 }
    return cursor.frequencies[place]
  }

  /// Nil if the document does not match.
  private func score(_ query: Query, boost: Float) throws(IndexError) -> (plan: QueryPlanner.Plan, score: Float)? {
    let plan = try planner.plan(analyzer.analyze(query), factor: boost)
    return try self.score(plan).map { (plan, $0) }
  }

  private func score(_ plan: QueryPlanner.Plan) throws(IndexError) -> Float? {
    let count = UInt32(snapshot.segments[segment].reader.documentCount)
    let window = DocumentWindow(holding: document, documentCount: count)
    let candidates = DocumentBits()
    let offset = Int(document - window.lower)
    candidates.insert(offset)
    let result = WindowResult()
    try plan.nodes[segment].evaluate(window, candidates: candidates, into: result)
    return result.bits.contains(offset) ? result.scores[offset] : nil
  }
}

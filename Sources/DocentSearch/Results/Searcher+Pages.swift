import DocentDocument

extension Searcher {
  /// A page of results in any order. Every match is counted; memory follows the size of the page, when duplicates are
  /// collapsed that of the matches. O(postings of the query's terms).
  package func page(_ request: SearchRequest) throws(IndexError) -> SearchPage {
    var collector = PageCollector(request, segments: snapshot.segments, groups: groups)
    let plan = try plan(request.query)
    for index in snapshot.segments.indices {
      let matches = SegmentMatches(plan.nodes[index], in: snapshot.segments[index])
      try collector.collect(matches, segment: index)
    }
    return try collector.finish()
  }

  /// Calls `body` with every document found, in the order of the sources. Memory does not follow their number.
  package func forEachHit(
    _ query: Query, _ body: (SearchResult.Hit) throws -> Void
  ) throws {
    struct Head {
      var match: (document: UInt32, score: Float)
      var key: [UInt8]
      var part: UInt32
    }
    let plan = try plan(query)
    let streams = snapshot.segments.indices.map { SegmentMatches(plan.nodes[$0], in: snapshot.segments[$0]) }
    func advance(_ index: Int) throws(IndexError) -> Head? {
      guard let match = try streams[index].nextMatch() else { return nil }
      let (key, part) = try streams[index].segment.reader.key(match.document)
      return Head(match: match, key: key, part: part)
    }
    var heads: [Head?] = []
    for index in streams.indices { heads.append(try advance(index)) }
    /// The best part so far of the document being read.
    var pending: (head: Head, segment: Int)?
    while true {
      var first: Int?
      for index in heads.indices {
        guard let head = heads[index] else { continue }
        guard let best = first.flatMap({ heads[$0] }) else {
          first = index
          continue
        }
        let order = ByteOrder.compare(head.key, best.key)
        if order < 0 || order == 0 && head.part < best.part { first = index }
      }
      guard let first, let head = heads[first] else { break }
      if let before = pending, before.head.key == head.key {
        if head.match.score > before.head.match.score { pending = (head, first) }
      } else {
        if let before = pending { try body(hit(before.head.match, segment: before.segment)) }
        pending = (head, first)
      }
      heads[first] = try advance(first)
    }
    if let last = pending { try body(hit(last.head.match, segment: last.segment)) }
  }

  private func hit(
    _ match: (document: UInt32, score: Float), segment: Int
  ) throws(IndexError) -> SearchResult.Hit {
    try SearchResult.Hit(match.document, score: match.score, in: snapshot.segments[segment].reader)
  }

  /// The number columns of the index: what queries can filter and results be sorted by.
  package var numberFields: [NumberField] { Set(snapshot.segments.flatMap(\.reader.numbers.fields)).sorted() }
}

extension SearchResult.Hit {
  init(_ document: UInt32, score: Float, in reader: SegmentReader) throws(IndexError) {
    let (key, part) = try reader.key(document)
    self.init(
      key: SourceKey(String(decoding: key, as: UTF8.self)), storeID: try reader.storeID(document), score: Double(score),
      part: Int(part), language: try reader.language(document))
  }
}

import Synchronization

/// What scoring needs of one segment. Valid as long as the snapshot it comes from.
struct ScoringContext: @unchecked Sendable {
  // Unchecked: the norms are never written again.
  let formula: BM25
  /// `BM25.norm` of each document.
  let norms: UnsafePointer<Float>
  /// What `PostingsCursor.maximumWeight` of this segment is multiplied by to bound weights of `formula`.
  let boundScale: Float
}

/// The contexts of all segments of a snapshot, made when scores are first asked for: four bytes of memory a document.
final class ScoringContexts: Sendable {
  private let made = Mutex<[ScoringContext]?>(nil)

  deinit { for context in made.withLock({ $0 }) ?? [] { context.norms.deallocate() } }

  /// O(documents) the first time.
  func contexts(_ segments: [IndexSnapshot.Segment], _ formula: BM25) throws(IndexError) -> [ScoringContext] {
    try made.withLock { (made) throws(IndexError) in
      if let made { return made }
      // All of them first: what throws leaves nothing behind.
      var columns: [UnsafePointer<UInt32>] = []
      for segment in segments { columns.append(try segment.reader.lengths()) }
      let contexts = zip(segments, columns).map { segment, lengths in
        let count = segment.reader.documentCount
        let norms = UnsafeMutablePointer<Float>.allocate(capacity: count)
        for document in 0..<count { norms[document] = formula.norm(length: lengths[document]) }
        return ScoringContext(
          formula: formula, norms: UnsafePointer(norms),
          boundScale: formula.boundScale(
            from: BM25(documentCount: count, totalLength: segment.reader.totalLength)))
      }
      made = contexts
      return contexts
    }
  }
}

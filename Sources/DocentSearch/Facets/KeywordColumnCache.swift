import Synchronization

/// The keyword columns of a searcher's segments, made when a facet first asks for them.
final class KeywordColumnCache: Sendable {
  private struct Key: Hashable {
    var segment: Int
    var field: KeywordField
  }

  private let columns = Mutex<[Key: KeywordColumn]>([:])

  func column(_ field: KeywordField, ofSegment index: Int, _ segment: SegmentReader) throws(IndexError) -> KeywordColumn
  {
    let key = Key(segment: index, field: field)
    if let known = columns.withLock({ $0[key] }) { return known }
    // Two threads may make the same column; either is right.
    let column = try KeywordColumn(field, in: segment)
    columns.withLock { $0[key] = column }
    return column
  }
}

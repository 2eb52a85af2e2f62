/// Where a sequence of terms starts in a document, narrowed by one term after the other. Keeps its memory.
struct SequenceStarts {
  /// Ascending.
  private(set) var positions: [UInt32] = []
  private var others: [UInt32] = []
  private var isNarrowed = false

  mutating func removeAll() {
    positions.removeAll(keepingCapacity: true)
    isNarrowed = false
  }

  /// Leaves the starts at which a term stands `offset` positions on; the first term makes them. `read` appends where it
  /// stands, ascending. False when none is left. O(positions).
  mutating func narrow(
    by offset: UInt32, _ read: (inout [UInt32]) throws(IndexError) -> Void
  ) throws(IndexError) -> Bool {
    var kept = 0
    if isNarrowed {
      others.removeAll(keepingCapacity: true)
      try read(&others)
      var next = 0
      for start in positions {
        while next < others.count, others[next] < start &+ offset { next += 1 }
        if next == others.count { break }
        if others[next] == start &+ offset {
          positions[kept] = start
          kept += 1
        }
      }
    } else {
      isNarrowed = true
      try read(&positions)
      for position in positions where position >= offset {
        positions[kept] = position - offset
        kept += 1
      }
    }
    positions.removeSubrange(kept...)
    return kept > 0
  }
}

/// Positions of one document. Plain memory that is used again and again: this is filled in the innermost loops.
final class PositionList {
  private(set) var values: UnsafeMutablePointer<UInt32> = .allocate(capacity: 64)
  private var capacity = 64
  var count = 0

  deinit { values.deallocate() }

  /// Forgets what is there and makes room.
  func makeRoom(for count: Int) {
    self.count = 0
    guard count > capacity else { return }
    values.deallocate()
    values = .allocate(capacity: count)
    capacity = count
  }

  /// Makes starts of a phrase from positions of the word that stands `offset` words behind.
  func subtract(_ offset: UInt32) {
    var kept = 0
    for index in 0..<count where values[index] >= offset {
      values[kept] = values[index] &- offset
      kept &+= 1
    }
    count = kept
  }

  /// Keeps the starts that have one of `positions` `offset` words behind. Both ascend. O(count + positions).
  func keep(startsOf positions: PositionList, at offset: UInt32) {
    let starts = values
    let others = positions.values
    var kept = 0
    var next = 0
    for index in 0..<count {
      let wanted = starts[index] &+ offset
      while next < positions.count, others[next] < wanted { next &+= 1 }
      if next == positions.count { break }
      starts[kept] = starts[index]
      kept &+= others[next] == wanted ? 1 : 0
    }
    count = kept
  }
}

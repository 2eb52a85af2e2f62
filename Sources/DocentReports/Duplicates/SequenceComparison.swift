/// What turns one sequence into another: the shortest script of removals and additions.
///
/// Myers, "An O(ND) difference algorithm and its variations" (Algorithmica 1, 1986), the greedy form. Sequences that differ
/// in more than 600 elements are compared up to the furthest point so many changes reach.
enum SequenceComparison {
  /// Elements of the first sequence that others of the second stand for.
  struct Change: Hashable {
    var removed: Range<Int>
    var added: Range<Int>
  }

  private static let mostEdits = 600

  /// The changes in order. O((n + m) d) time and O(d²) memory for d edits.
  static func changes(from old: [Int], to new: [Int]) -> [Change] {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    let script = edits(Array(old[start..<oldEnd]), Array(new[start..<newEnd]))
    var changes: [Change] = []
    for edit in script {
      let removed = edit.old + start..<edit.old + start + (edit.isRemoval ? 1 : 0)
      let added = edit.new + start..<edit.new + start + (edit.isRemoval ? 0 : 1)
      if let last = changes.last, last.removed.upperBound == removed.lowerBound,
        last.added.upperBound == added.lowerBound
      {
        changes[changes.count - 1] = Change(
          removed: last.removed.lowerBound..<removed.upperBound, added: last.added.lowerBound..<added.upperBound)
      } else {
        changes.append(Change(removed: removed, added: added))
      }
    }
    return changes
  }

  /// One element removed or added, with the place in both sequences before it.
  private struct Edit {
    var old: Int
    var new: Int
    var isRemoval: Bool
  }

  private static func edits(_ old: [Int], _ new: [Int]) -> [Edit] {
    let limit = min(old.count + new.count, mostEdits)
    // For each number of edits the furthest place in `old` on each diagonal, from −d to d.
    var rounds: [[Int32]] = []
    var end: (edits: Int, diagonal: Int) = (0, 0)
    var furthest = -1
    search: for count in 0...limit {
      var round = [Int32](repeating: -1, count: 2 * count + 1)
      furthest = -1
      for diagonal in stride(from: -count, through: count, by: 2) {
        var x = count == 0 ? 0 : step(rounds[count - 1], count - 1, diagonal).x
        guard x >= 0 else { continue }
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        guard x <= old.count, x - diagonal <= new.count else { continue }
        round[diagonal + count] = Int32(x)
        if 2 * x - diagonal > furthest {
          furthest = 2 * x - diagonal
          end = (count, diagonal)
        }
        if x >= old.count, x - diagonal >= new.count {
          rounds.append(round)
          break search
        }
      }
      rounds.append(round)
    }
    var script: [Edit] = []
    var diagonal = end.diagonal
    for count in stride(from: end.edits, to: 0, by: -1) {
      let before = step(rounds[count - 1], count - 1, diagonal)
      let previous = before.isRemoval ? diagonal - 1 : diagonal + 1
      let x = before.isRemoval ? before.x - 1 : before.x
      script.append(Edit(old: x, new: x - previous, isRemoval: before.isRemoval))
      diagonal = previous
    }
    return script.reversed()
  }

  /// The best first step onto `diagonal` from the diagonals beside it, which `count` edits reached.
  private static func step(_ round: [Int32], _ count: Int, _ diagonal: Int) -> (x: Int, isRemoval: Bool) {
    func reached(_ diagonal: Int) -> Int {
      let index = diagonal + count
      return round.indices.contains(index) ? Int(round[index]) : -1
    }
    let below = reached(diagonal - 1)
    let above = reached(diagonal + 1)
    return above > below ? (above, false) : (below < 0 ? -1 : below + 1, true)
  }
}

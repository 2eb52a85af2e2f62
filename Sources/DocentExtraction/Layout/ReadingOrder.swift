/// Orders rectangles of a page as a person reads them: columns one after the other, what stands across columns in its
/// place between them.
///
/// A variant of the recursive XY-cut (Nagy and Seth, 1984) that first sets apart what crosses a gutter, so that a heading
/// or table over the whole width does not hide the columns under it.
package struct ReadingOrder {
  /// A region without a gutter is at most this deep; what is deeper is read from top to bottom.
  private static let maximumDepth = 24
  /// Positions across the page at which a gutter is looked for.
  private static let gutterPositions = 256

  private let rects: [PageRect]
  /// Whether a rectangle may count as part of a column of text; tables and other whole things may not.
  private let isLine: [Bool]
  private let rightToLeft: Bool
  private let lineHeight: Double

  package init(_ rects: [PageRect], isLine: [Bool], rightToLeft: Bool) {
    self.rects = rects
    self.isLine = isLine
    self.rightToLeft = rightToLeft
    let heights = zip(rects, isLine).filter { $0.1 }.map(\.0.height).sorted()
    lineHeight = heights.isEmpty ? 1 : max(heights[heights.count / 2], 1e-6)
  }

  /// Indices of the rectangles in reading order. O(n log n + 256 n) for each level of nesting.
  package func order() -> [Int] { regions().flatMap { $0 } }

  /// The same as `order`, cut where a column ends or something stands across columns.
  package func regions() -> [[Int]] {
    var result: [[Int]] = []
    visit(Array(rects.indices), depth: 0, into: &result)
    return result
  }

  private func visit(_ members: [Int], depth: Int, into result: inout [[Int]]) {
    guard members.count > 1, depth < Self.maximumDepth, let gutter = gutter(of: members) else {
      if !members.isEmpty { result.append(rowByRow(members)) }
      return
    }
    for band in bands(of: members, at: gutter) {
      switch band {
      case .across(let items):
        visit(items, depth: depth + 1, into: &result)
      case .columns(let left, let right):
        visit(rightToLeft ? right : left, depth: depth + 1, into: &result)
        visit(rightToLeft ? left : right, depth: depth + 1, into: &result)
      }
    }
  }

  // MARK: Gutters

  /// The position that parts most lines into two columns, or nil when the region is one column.
  private func gutter(of members: [Int]) -> Double? {
    var bounds = rects[members[0]]
    for index in members { bounds = bounds.union(rects[index]) }
    guard bounds.width > 0 else { return nil }
    let count = Self.gutterPositions
    func slot(_ x: Double) -> Int { min(count - 1, max(0, Int((x - bounds.xMin) / bounds.width * Double(count)))) }

    // endsBefore[s]: lines that end at or before slot s; startsAfter[s]: lines that start after it.
    var endsBefore = [Int](repeating: 0, count: count + 1)
    var startsAfter = [Int](repeating: 0, count: count + 1)
    var lineCount = 0
    for index in members where isLine[index] {
      lineCount += 1
      endsBefore[slot(rects[index].xMax) + 1 > count ? count : slot(rects[index].xMax) + 1] += 1
      startsAfter[max(0, slot(rects[index].xMin) - 1)] += 1
    }
    for position in 1...count { endsBefore[position] += endsBefore[position - 1] }
    for position in stride(from: count - 1, through: 0, by: -1) { startsAfter[position] += startsAfter[position + 1] }

    var candidates: [(score: Int, slot: Int)] = []
    for position in 1..<count {
      let smaller = min(endsBefore[position], startsAfter[position])
      let across = lineCount - endsBefore[position] - startsAfter[position]
      if smaller >= 2 { candidates.append((smaller - across, position)) }
    }
    candidates.sort { $0.score == $1.score ? $0.slot < $1.slot : $0.score > $1.score }
    var tried = 0
    var last = -10
    for candidate in candidates where abs(candidate.slot - last) > 2 {
      let x = bounds.xMin + (Double(candidate.slot) + 0.5) / Double(count) * bounds.width
      if parts(members, at: x) { return x }
      last = candidate.slot
      tried += 1
      if tried == 12 { break }
    }
    return nil
  }

  /// Whether a gutter at `x` makes two columns of text somewhere: at least two lines on each side that stand beside each
  /// other, both of them wide enough to be read as text and not as labels or bullets.
  private func parts(_ members: [Int], at x: Double) -> Bool {
    for case .columns(let left, let right) in bands(of: members, at: x) {
      guard let a = extent(of: left), let b = extent(of: right) else { continue }
      let shared = a.verticalOverlap(b)
      guard rows(left) >= 2, rows(right) >= 2, shared > 1.2 * lineHeight else { continue }
      guard shared > 0.3 * min(a.height, b.height) else { continue }
      if a.width >= 5 * lineHeight, b.width >= 5 * lineHeight { return true }
    }
    return false
  }

  private func extent(of members: [Int]) -> PageRect? {
    guard let first = members.first else { return nil }
    return members.dropFirst().reduce(rects[first]) { $0.union(rects[$1]) }
  }

  /// Number of distinct rows the members stand on.
  private func rows(_ members: [Int]) -> Int {
    var count = 0
    var current: PageRect?
    for index in members.sorted(by: { rects[$0].midY < rects[$1].midY }) {
      if let rect = current, rect.sharesRow(with: rects[index]) { continue }
      count += 1
      current = rects[index]
    }
    return count
  }

  // MARK: Bands

  private enum Band {
    case across([Int])
    case columns(left: [Int], right: [Int])
  }

  /// Cuts the region into bands from top to bottom: what crosses `x`, and between those what stands left and right of it.
  private func bands(of members: [Int], at x: Double) -> [Band] {
    var across: [Int] = []
    var sides: [Int] = []
    for index in members {
      let crosses = rects[index].xMin < x && rects[index].xMax > x
      if crosses { across.append(index) } else { sides.append(index) }
    }
    across.sort { rects[$0].midY < rects[$1].midY }
    sides.sort { rects[$0].midY < rects[$1].midY }
    var result: [Band] = []
    var pendingAcross: [Int] = []
    var left: [Int] = []
    var right: [Int] = []
    func flushColumns() {
      if !left.isEmpty || !right.isEmpty { result.append(.columns(left: left, right: right)) }
      left = []
      right = []
    }
    func flushAcross() {
      if !pendingAcross.isEmpty { result.append(.across(pendingAcross)) }
      pendingAcross = []
    }
    var next = 0
    for index in sides {
      while next < across.count, rects[across[next]].midY <= rects[index].midY {
        flushColumns()
        pendingAcross.append(across[next])
        next += 1
      }
      flushAcross()
      if rects[index].xMax <= x { left.append(index) } else { right.append(index) }
    }
    flushColumns()
    pendingAcross += across[next...]
    flushAcross()
    return result
  }

  /// From top to bottom, what stands on one row from its start to its end.
  private func rowByRow(_ members: [Int]) -> [Int] {
    let sorted = members.sorted {
      (rects[$0].midY, rects[$0].xMin, $0) < (rects[$1].midY, rects[$1].xMin, $1)
    }
    var result: [Int] = []
    var row: [Int] = []
    var rowRect: PageRect?
    func flush() {
      row.sort { rightToLeft ? rects[$0].xMax > rects[$1].xMax : rects[$0].xMin < rects[$1].xMin }
      result += row
      row = []
    }
    for index in sorted {
      if let rect = rowRect, !rect.sharesRow(with: rects[index]) {
        flush()
        rowRect = nil
      }
      row.append(index)
      rowRect = rowRect ?? rects[index]
    }
    flush()
    return result
  }
}

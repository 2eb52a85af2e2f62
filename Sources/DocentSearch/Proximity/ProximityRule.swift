/// What it means that the parts of a phrase or of `NEAR` stand together.
enum ProximityRule: Hashable {
  /// Each part may be moved against its place in the phrase; the largest move to the right and the largest to the left
  /// are at most so many positions apart. The rule of Lucene's sloppy phrases.
  case displaced(by: Int)
  /// In any order, with at most so many words between the first and the last part that belong to none of them.
  case apart(by: Int)
}

/// Where a part stands in a text: positions from `start` on.
struct ProximitySpan: Hashable, Comparable {
  var start: UInt32
  var length: UInt32

  var end: Int { Int(start) + Int(length) }
  static func < (left: Self, right: Self) -> Bool { (left.start, left.length) < (right.start, right.length) }
}

/// Finds the places in one text at which all parts stand together.
struct ProximityMatcher {
  /// Steps after which a text full of the same words is given up.
  private static let budget = 20_000

  private let rule: ProximityRule
  private let offsets: [Int]

  /// `offsets` are the places of the parts in the phrase.
  init(_ rule: ProximityRule, offsets: [Int]) {
    self.rule = rule
    self.offsets = offsets
  }

  /// For each span of the first part that has company, one span of every part that fits together; no two of them
  /// overlap. `spans` are sorted.
  func matches(_ spans: [[ProximitySpan]]) -> [[ProximitySpan]] {
    guard spans.count == offsets.count, let first = spans.first, spans.allSatisfy({ !$0.isEmpty }) else { return [] }
    let longest = spans.map { $0.reduce(0) { max($0, Int($1.length)) } }.reduce(0, +)
    var search = Search(spans: spans, offsets: offsets, rule: rule, longest: longest, budget: Self.budget)
    var found: [[ProximitySpan]] = []
    for span in first {
      search.chosen = [span]
      if search.complete() { found.append(search.chosen) }
      if search.budget == 0 { break }
    }
    return found
  }

  private struct Search {
    let spans: [[ProximitySpan]]
    let offsets: [Int]
    let rule: ProximityRule
    /// Sum of the longest span of each part.
    let longest: Int
    var budget: Int
    var chosen: [ProximitySpan] = []

    /// Chooses the remaining parts by backtracking. False leaves `chosen` as it was.
    mutating func complete() -> Bool {
      let part = chosen.count
      guard part < spans.count else { return fits() }
      let (lower, upper) = bounds(of: part)
      let candidates = spans[part]
      var index = Self.firstIndex(candidates, from: lower)
      while index < candidates.count, Int(candidates[index].start) <= upper, budget > 0 {
        budget -= 1
        let candidate = candidates[index]
        index += 1
        guard !chosen.contains(where: { Int($0.start) < candidate.end && Int(candidate.start) < $0.end }) else {
          continue
        }
        chosen.append(candidate)
        if complete() { return true }
        chosen.removeLast()
      }
      return false
    }

    /// Where a part may start, given those chosen before.
    private func bounds(of part: Int) -> (lower: Int, upper: Int) {
      switch rule {
      case .displaced(let slop):
        let (least, most) = moves()
        return (most - slop + offsets[part], least + slop + offsets[part])
      case .apart(let distance):
        let first = chosen.reduce(Int.max) { min($0, Int($1.start)) }
        let last = chosen.reduce(0) { max($0, $1.end) }
        return (last - distance - longest, first + distance + longest)
      }
    }

    private func fits() -> Bool {
      switch rule {
      case .displaced(let slop):
        let (least, most) = moves()
        return most - least <= slop
      case .apart(let distance):
        let first = chosen.reduce(Int.max) { min($0, Int($1.start)) }
        let last = chosen.reduce(0) { max($0, $1.end) }
        return last - first - chosen.reduce(0) { $0 + Int($1.length) } <= distance
      }
    }

    private func moves() -> (least: Int, most: Int) {
      var least = Int.max
      var most = Int.min
      for (index, span) in chosen.enumerated() {
        least = min(least, Int(span.start) - offsets[index])
        most = max(most, Int(span.start) - offsets[index])
      }
      return (least, most)
    }

    private static func firstIndex(_ spans: [ProximitySpan], from start: Int) -> Int {
      var lower = 0
      var upper = spans.count
      while lower < upper {
        let middle = (lower + upper) / 2
        if Int(spans[middle].start) < start { lower = middle + 1 } else { upper = middle }
      }
      return lower
    }
  }
}

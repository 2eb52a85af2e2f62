/// Merges two readings of one page word by word, so that nothing sure is lost: where words of both stand at the same
/// place the surer ones stay; where only one reading has words, they are kept (those of the second one when they are
/// sure enough).
struct WordMerging {
  /// Pages with more words are not merged: every word is compared with those of the other reading.
  private static let maximumWords = 4_000
  /// Words closer than this many heights make one line.
  private static let lineGap = 4.0

  /// By how much words of the second reading have to be surer to replace those of the first.
  var advantage: Float = 0
  /// How sure a word has to be that only the second reading has.
  var additionConfidence: Float = 50

  /// Both have to be measured on the same page, in the same unit. The lines are those of `first`; additions join the line
  /// they stand beside.
  func merge(_ first: PlacedPage, _ second: PlacedPage) -> PlacedPage {
    let own = first.lines.enumerated().flatMap { line in line.element.words.map { (line: line.offset, word: $0) } }
    let others = second.lines.enumerated().flatMap { line in line.element.words.map { (line: line.offset, word: $0) } }
    guard own.count <= Self.maximumWords, others.count <= Self.maximumWords, !others.isEmpty else { return first }
    if own.isEmpty { return second }
    var groups = Groups(count: own.count + others.count)
    let byTop = others.indices.sorted { others[$0].word.rect.yMin < others[$1].word.rect.yMin }
    let tallest = others.map(\.word.rect.height).max() ?? 0
    for (index, item) in own.enumerated() {
      var next = byTop.partitioningIndex { others[$0].word.rect.yMin > item.word.rect.yMin - tallest }
      while next < byTop.count, others[byTop[next]].word.rect.yMin < item.word.rect.yMax {
        if Self.isSamePlace(item.word.rect, others[byTop[next]].word.rect) {
          groups.join(index, own.count + byTop[next])
        }
        next += 1
      }
    }
    var lines = first.lines.map(\.words)
    for index in lines.indices { lines[index] = [] }
    var additions: [Int: [PlacedWord]] = [:]
    for members in groups.all() {
      let mine = members.filter { $0 < own.count }.map { own[$0] }
      let theirs = members.filter { $0 >= own.count }.map { others[$0 - own.count] }
      guard let place = mine.first else {
        for item in theirs where (item.word.confidence ?? 0) >= additionConfidence {
          additions[item.line, default: []].append(item.word)
        }
        continue
      }
      let isReplaced =
        !theirs.isEmpty
        && OCRPlausibility.confidence(of: theirs.map(\.word)) > OCRPlausibility.confidence(of: mine.map(\.word))
          + advantage
      if isReplaced {
        lines[place.line] += theirs.map(\.word)
      } else {
        for item in mine { lines[item.line].append(item.word) }
      }
    }
    var result = first
    result.lines = zip(first.lines, lines).compactMap { line, words in
      // A line that stays as it was keeps its order, which need not be from left to right.
      if Set(words) == Set(line.words) { return line }
      return PlacedLine(words: words.sorted { $0.rect.xMin < $1.rect.xMin }, paragraph: line.paragraph)
    }
    var paragraph = (first.lines.map(\.paragraph).max() ?? 0) + 1
    for line in additions.keys.sorted() {
      add(additions[line] ?? [], paragraph: paragraph, to: &result.lines)
      paragraph += 1
    }
    return result
  }

  /// Puts words into the lines beside which they stand, what is left makes a line of its own.
  private func add(_ words: [PlacedWord], paragraph: Int, to lines: inout [PlacedLine]) {
    var rest: [PlacedWord] = []
    for word in words {
      let place = lines.firstIndex { line in
        let gap = max(line.rect.xMin - word.rect.xMax, word.rect.xMin - line.rect.xMax)
        return line.rect.sharesRow(with: word.rect) && gap < Self.lineGap * max(line.rect.height, word.rect.height)
          && word.rect.height < 2 * line.rect.height
      }
      if let place {
        let all = (lines[place].words + [word]).sorted { $0.rect.xMin < $1.rect.xMin }
        if let line = PlacedLine(words: all, paragraph: lines[place].paragraph) { lines[place] = line }
      } else {
        rest.append(word)
      }
    }
    if let line = PlacedLine(words: rest, paragraph: paragraph) { lines.append(line) }
  }

  private static func isSamePlace(_ a: PageRect, _ b: PageRect) -> Bool {
    a.verticalOverlap(b) > 0.5 * min(a.height, b.height) && a.horizontalOverlap(b) > 0.3 * min(a.width, b.width)
  }
}

/// Disjoint sets of numbers (union by path halving; Tarjan and van Leeuwen, 1984).
private struct Groups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  private mutating func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ first: Int, _ second: Int) {
    let roots = (root(first), root(second))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }

  /// Every set in the order of its smallest member.
  mutating func all() -> [[Int]] {
    var result: [Int: [Int]] = [:]
    for member in parents.indices { result[root(member), default: []].append(member) }
    return result.keys.sorted().compactMap { result[$0] }
  }
}

extension [Int] {
  /// First place from which `isBehind` holds, in an array where it holds for a tail only.
  fileprivate func partitioningIndex(_ isBehind: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

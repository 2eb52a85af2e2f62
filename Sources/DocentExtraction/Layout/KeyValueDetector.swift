/// A label and what is said under it.
package struct KeyValuePair: Hashable, Sendable {
  package var key: [PlacedWord]
  package var value: [PlacedWord]
}

/// Finds labels with their values on a page: the fields of a form by their boxes, `Label: value` as it is printed, and
/// the sums and dates of receipts (`TOTAL 12.50`). Sees boxes only, so it serves text layers and OCR alike.
package struct KeyValueDetector {
  /// A gap wider than this many line heights parts a label from what stands beside it.
  private static let pieceGap = 0.9
  private static let maximumKeyWords = 6
  private static let maximumValueWords = 12
  /// How far to the right of its label a value is looked for, in line heights.
  private static let maximumReach = 25.0

  package init() {}

  /// The pairs on the page, in no order; no word belongs to two. O(n log n) in the words, for each field O(n).
  package func pairs(on page: PlacedPage) -> [KeyValuePair] {
    let rows = rows(of: page)
    var used = Set<PlacedWord>()
    var result = fieldPairs(page, rows, &used)
    for (index, row) in rows.enumerated() {
      for position in row.indices {
        result += labelled(rows, index, position, &used)
      }
      if let pair = ReceiptLine(row)?.pair, used.isDisjoint(with: pair.key + pair.value) {
        used.formUnion(pair.key + pair.value)
        result.append(pair)
      }
    }
    return result
  }

  /// Pieces of lines by the rows they stand on, from the top.
  private func rows(of page: PlacedPage) -> [[PlacedLine]] {
    page.lines.rowsOfPieces(widerThan: Self.pieceGap).map { $0.sorted { $0.rect.xMin < $1.rect.xMin } }
  }

  // MARK: Fields

  private func fieldPairs(
    _ page: PlacedPage, _ rows: [[PlacedLine]], _ used: inout Set<PlacedWord>
  ) -> [KeyValuePair] {
    let fields = page.fields.filter { $0.kind == .text && $0.rect != nil }.prefix(2_000)
    if fields.isEmpty { return [] }
    let words = page.lines.flatMap(\.words)
    var values: [(rect: PageRect, words: [PlacedWord])] = []
    for field in fields {
      let own = field.words(among: words).filter { !used.contains($0) }
      guard let rect = field.rect, !own.isEmpty else { continue }
      used.formUnion(own)
      values.append((rect, own))
    }
    let labels = rows.joined().compactMap { line in
      PlacedLine(words: line.words.filter { !used.contains($0) }, paragraph: line.paragraph)
    }
    var result: [KeyValuePair] = []
    for value in values {
      guard let label = label(of: value.rect, among: labels), used.isDisjoint(with: label.words) else { continue }
      used.formUnion(label.words)
      result.append(KeyValuePair(key: label.words, value: value.words))
    }
    return result
  }

  /// The nearest text to the left of the field, else above it.
  private func label(of field: PageRect, among labels: [PlacedLine]) -> PlacedLine? {
    func isLabel(_ line: PlacedLine) -> Bool { line.words.count <= 2 * Self.maximumKeyWords }
    let left = labels.filter {
      isLabel($0) && $0.rect.xMax <= field.xMin + 3 && $0.rect.verticalOverlap(field) > 0.4 * $0.rect.height
        && field.xMin - $0.rect.xMax < Self.maximumReach * $0.rect.height
    }.max { $0.rect.xMax < $1.rect.xMax }
    if let left, field.xMin - left.rect.xMax < 6 * left.rect.height { return left }
    let above = labels.filter {
      isLabel($0) && $0.rect.yMax <= field.yMin + 0.5 * $0.rect.height && $0.rect.horizontalOverlap(field) > 0
        && field.yMin - $0.rect.yMax < 1.5 * $0.rect.height
    }.max { $0.rect.yMax < $1.rect.yMax }
    return above ?? left
  }

  // MARK: Printed labels

  private func labelled(
    _ rows: [[PlacedLine]], _ row: Int, _ position: Int, _ used: inout Set<PlacedWord>
  ) -> [KeyValuePair] {
    let words = rows[row][position].words
    var result: [KeyValuePair] = []
    var start = 0
    while start < words.count, let end = labelEnd(words, from: start) {
      guard isLabel(words[start...end]) else { break }
      let next = nextLabel(words, after: end)
      var value = Array(words[(end + 1)..<(next ?? words.count)])
      if value.isEmpty, next == nil {
        value = beside(rows[row], position) ?? (words.count == end + 1 ? below(rows, row, position) : nil) ?? []
      } else if next == nil, rows[row].count == 1, start == 0, isProse(rows, row, label: end) {
        break
      }
      let key = Array(words[start...end])
      if !value.isEmpty, value.count <= Self.maximumValueWords, used.isDisjoint(with: key + value) {
        used.formUnion(key + value)
        result.append(KeyValuePair(key: key, value: value))
      }
      guard let next else { break }
      start = next
    }
    return result
  }

  /// The word with the colon that ends a label begun at `start`.
  private func labelEnd(_ words: [PlacedWord], from start: Int) -> Int? {
    words.indices.dropFirst(start).prefix(Self.maximumKeyWords).first { words[$0].endsLabel }
  }

  private func isLabel(_ words: ArraySlice<PlacedWord>) -> Bool {
    guard let first = words.lazy.flatMap(\.text.unicodeScalars).first(where: { $0.properties.isAlphabetic }) else {
      return false
    }
    // In prose a colon follows words that go on in lower case.
    return !first.properties.isLowercase || words.count <= 2 && !words.contains { $0.text.contains(where: \.isNumber) }
  }

  /// Where the next label on the same line begins: behind the widest space before its colon, else it is one word.
  private func nextLabel(_ words: [PlacedWord], after end: Int) -> Int? {
    guard let colon = words.indices.dropFirst(end + 1).first(where: { words[$0].endsLabel }) else { return nil }
    if colon == end + 1 { return colon }
    var best = colon
    var widest = 0.0
    for index in stride(from: colon, to: max(end + 1, colon - Self.maximumKeyWords), by: -1) {
      let gap = words[index].rect.xMin - words[index - 1].rect.xMax
      if gap > 1.4 * widest {
        if widest > 0 || index == colon { best = index }
        widest = gap
      }
    }
    return best
  }

  /// A sentence that happens to begin with a word and a colon: long, or going on in the next line.
  private func isProse(_ rows: [[PlacedLine]], _ row: Int, label end: Int) -> Bool {
    let line = rows[row][0]
    if line.words.count - end - 1 > Self.maximumValueWords - 2 { return true }
    guard line.words.count >= 8, row + 1 < rows.count, let next = rows[row + 1].first else { return false }
    return abs(next.rect.xMin - line.rect.xMin) < 2 && next.rect.yMin - line.rect.yMax < 0.8 * line.rect.height
      && labelEnd(next.words, from: 0) == nil
  }

  /// The piece to the right, unless it is a label of its own.
  private func beside(_ row: [PlacedLine], _ position: Int) -> [PlacedWord]? {
    guard position + 1 < row.count else { return nil }
    let next = row[position + 1]
    let own = row[position].rect
    guard next.rect.xMin - own.xMax < Self.maximumReach * own.height, labelEnd(next.words, from: 0) == nil else {
      return nil
    }
    return next.words
  }

  /// The piece under a label that has nothing beside it, unless a list or paragraph begins there.
  private func below(_ rows: [[PlacedLine]], _ row: Int, _ position: Int) -> [PlacedWord]? {
    let own = rows[row][position].rect
    func under(_ rect: PageRect, _ row: Int) -> PlacedLine? {
      guard row + 1 < rows.count else { return nil }
      return rows[row + 1].first {
        $0.rect.horizontalOverlap(rect) > 0 && abs($0.rect.xMin - rect.xMin) < 1.5 * rect.height
          && $0.rect.yMin - rect.yMax < 1.2 * rect.height
      }
    }
    guard let found = under(own, row), found.words.count <= 6, labelEnd(found.words, from: 0) == nil,
      ListMarker(found) == nil
    else { return nil }
    if let third = under(found.rect, row + 1), labelEnd(third.words, from: 0) == nil { return nil }
    return found.words
  }
}

extension PlacedWord {
  /// Whether a colon ends the word.
  fileprivate var endsLabel: Bool { text.hasSuffix(":") || text.hasSuffix("：") }
}

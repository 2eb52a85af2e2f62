/// Lines that repeat at the top or bottom of the pages: titles, dates, page numbers.
///
/// Learns from the pages it is shown, so a document is read in batches: `learn` a batch, then lay it out. What was
/// learnt stays small: one entry for each distinct line near an edge.
package struct RunningHeads: Sendable {
  package enum Position: Sendable { case top, bottom }

  /// Share of the page's height in which running heads are looked for.
  private static let margin = 0.12
  private static let maximumEntries = 16_384
  /// So many numbers of a line may count with the pages.
  private static let maximumNumbers = 3
  private static let maximumWords = 24

  /// The text of a line with what its numbers do over the pages: stay the same, or count with the pages. Numbers that
  /// do neither make a line that only looks alike, such as the last row of a table.
  private struct Key: Hashable {
    var text: String
    var isTop: Bool
  }

  private var pagesWithLine: [Key: Int] = [:]

  package init() {}

  package init(learning pages: [PlacedPage]) { learn(pages) }

  package mutating func learn(_ pages: some Sequence<PlacedPage>) {
    for page in pages {
      var keys = Set<Key>()
      for line in page.lines {
        keys.formUnion(self.keys(of: line, on: page))
      }
      for key in keys {
        if pagesWithLine[key] == nil, pagesWithLine.count >= Self.maximumEntries { continue }
        pagesWithLine[key, default: 0] += 1
      }
    }
  }

  /// Where the line runs, nil when it belongs to the body.
  package func position(of line: PlacedLine, on page: PlacedPage) -> Position? {
    for key in keys(of: line, on: page) {
      guard let count = pagesWithLine[key] else { continue }
      // A lone number needs no repetition of its own: every page has another one that counts the same way.
      if count >= 3 || (count == 2 && key.text.contains { $0.isLetter }) { return key.isTop ? .top : .bottom }
    }
    return nil
  }

  /// One key for each way its numbers may go on; none when the line stands too far from the edges.
  private func keys(of line: PlacedLine, on page: PlacedPage) -> [Key] {
    guard page.height > 0, line.words.count <= Self.maximumWords else { return [] }
    let isTop = line.rect.yMax <= Self.margin * page.height
    let isBottom = line.rect.yMin >= (1 - Self.margin) * page.height
    guard isTop || isBottom else { return [] }
    var texts = [""]
    var number: Int?
    func endNumber() {
      guard let value = number else { return }
      let isShort = texts.count < 1 << Self.maximumNumbers
      texts = texts.flatMap { isShort ? ["\($0)=\(value)", "\($0)+\(value &- page.number)"] : ["\($0)=\(value)"] }
      number = nil
    }
    for scalar in line.text.unicodeScalars {
      if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
        // Longer numbers do not count pages: whatever they wrap round to stays the same as well.
        number = (number ?? 0) &* 10 &+ Int(digit)
      } else {
        endNumber()
        for index in texts.indices { texts[index].unicodeScalars.append(scalar) }
      }
    }
    endNumber()
    return texts.map { Key(text: $0, isTop: isTop) }
  }
}

/// Lines that repeat at the top or bottom of the pages: titles, dates, page numbers.
///
/// Learns from the pages it is shown, so a document is read in batches: `learn` a batch, then lay it out. What was
/// learnt stays small: one entry for each distinct line near an edge.
package struct RunningHeads: Sendable {
  package enum Position: Sendable { case top, bottom }

  /// Share of the page's height in which running heads are looked for.
  private static let margin = 0.12
  private static let maximumEntries = 4096
  private static let maximumWords = 24

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
        if let key = key(of: line, on: page) { keys.insert(key) }
      }
      for key in keys {
        if pagesWithLine[key] == nil, pagesWithLine.count >= Self.maximumEntries { continue }
        pagesWithLine[key, default: 0] += 1
      }
    }
  }

  /// Where the line runs, nil when it belongs to the body.
  package func position(of line: PlacedLine, on page: PlacedPage) -> Position? {
    guard let key = key(of: line, on: page), let count = pagesWithLine[key] else { return nil }
    // A lone number needs no repetition of its own: every page has another one, folded to the same key.
    guard count >= 3 || (count == 2 && key.text != "#") else { return nil }
    return key.isTop ? .top : .bottom
  }

  /// The line with its numbers folded away, nil when it stands too far from the edges.
  private func key(of line: PlacedLine, on page: PlacedPage) -> Key? {
    guard page.height > 0, line.words.count <= Self.maximumWords else { return nil }
    let isTop = line.rect.yMax <= Self.margin * page.height
    let isBottom = line.rect.yMin >= (1 - Self.margin) * page.height
    guard isTop || isBottom else { return nil }
    var text = ""
    var inNumber = false
    for scalar in line.text.unicodeScalars {
      let isDigit = scalar.properties.numericType != nil
      if isDigit {
        if !inNumber { text.append("#") }
      } else {
        text.unicodeScalars.append(scalar)
      }
      inNumber = isDigit
    }
    return Key(text: text, isTop: isTop)
  }
}

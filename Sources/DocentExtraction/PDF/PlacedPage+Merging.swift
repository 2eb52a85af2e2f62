extension PlacedPage {
  /// This page with the lines of `other` that say something new: a line that stands where this page has words already is
  /// the same text seen twice. `other` may have been measured in another unit.
  func merged(with other: PlacedPage) -> PlacedPage {
    guard other.width > 0, other.height > 0, !shows(other) else { return self }
    let horizontal = width / other.width
    let vertical = height / other.height
    let own = lines.map(\.rect)
    var paragraph = (lines.map(\.paragraph).max() ?? 0) + 1
    var result = self
    var last: Int?
    for line in other.lines {
      let words = line.words.map { word in
        PlacedWord(
          text: word.text,
          rect: PageRect(
            xMin: word.rect.xMin * horizontal, yMin: word.rect.yMin * vertical, xMax: word.rect.xMax * horizontal,
            yMax: word.rect.yMax * vertical), confidence: word.confidence)
      }.filter { word in
        !own.contains { $0.horizontalOverlap(word.rect) > 0 && $0.verticalOverlap(word.rect) > 0.3 * word.rect.height }
      }
      if let last, last != line.paragraph { paragraph += 1 }
      last = line.paragraph
      if let line = PlacedLine(words: words, paragraph: paragraph) { result.lines.append(line) }
    }
    return result
  }

  /// Whether most words of `other` stand on this page: its text layer is the text of the scan.
  private func shows(_ other: PlacedPage) -> Bool {
    let own = Set(lines.flatMap(\.words).map { Self.letters($0.text) })
    let words = other.lines.flatMap(\.words).map { Self.letters($0.text) }.filter { $0.unicodeScalars.count >= 3 }
    guard words.count >= 5 else { return false }
    return words.filter(own.contains).count * 10 >= words.count * 7
  }

  private static func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}

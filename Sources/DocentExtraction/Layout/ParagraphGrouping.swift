/// Groups the lines of a column into paragraphs, headings and list items.
struct ParagraphGrouping {
  /// Type this much larger than the body's makes a heading.
  private static let headingRatio = 1.18
  private static let maximumHeadingLines = 3
  private static let maximumHeadingWords = 30

  let bodyHeight: Double
  let rightToLeft: Bool

  /// The regions of `lines`, which stand in reading order.
  func group(_ lines: [PlacedLine]) -> [PageRegion] {
    var result: [PageRegion] = []
    var current: [PlacedLine] = []
    for line in lines {
      if let last = current.last, startsNew(line, after: last, leading: leading(current)) {
        result.append(region(current))
        current = []
      }
      current.append(line)
    }
    if !current.isEmpty { result.append(region(current)) }
    return result
  }

  /// Distance of the baselines of the paragraph so far, nil while it has one line.
  private func leading(_ lines: [PlacedLine]) -> Double? {
    guard lines.count >= 2 else { return nil }
    return (lines[lines.count - 1].rect.yMax - lines[0].rect.yMax) / Double(lines.count - 1)
  }

  private func startsNew(_ line: PlacedLine, after last: PlacedLine, leading: Double?) -> Bool {
    let small = min(line.rect.height, last.rect.height)
    let large = max(line.rect.height, last.rect.height)
    // A line on the same row goes on, whatever its size (superscripts, pieces of a line).
    if line.rect.sharesRow(with: last.rect) { return false }
    if large > 1.25 * small { return true }
    let distance = line.rect.yMax - last.rect.yMax
    if distance < 0 { return true }
    if let leading, distance > 1.35 * leading + 0.1 * small { return true }
    if distance > 2.2 * large { return true }
    if ListMarker(line) != nil { return true }
    if line.paragraph != last.paragraph, distance > 1.7 * large { return true }
    return isIndented(line, after: last)
  }

  /// The first line of a paragraph without space above it is set in, and the line before ends early or is full.
  private func isIndented(_ line: PlacedLine, after last: PlacedLine) -> Bool {
    guard line.paragraph == last.paragraph else { return line.rect.horizontalOverlap(last.rect) <= 0 }
    let indent = rightToLeft ? last.rect.xMax - line.rect.xMax : line.rect.xMin - last.rect.xMin
    return indent > 0.9 * line.rect.height && indent < 4 * line.rect.height && ListMarker(last) == nil
  }

  private func region(_ lines: [PlacedLine]) -> PageRegion {
    let words = lines.reduce(0) { $0 + $1.words.count }
    let height = lines.map(\.rect.height).max() ?? 0
    let ratio = bodyHeight > 0 ? height / bodyHeight : 1
    if ratio >= Self.headingRatio, lines.count <= Self.maximumHeadingLines, words <= Self.maximumHeadingWords,
      lines.contains(where: { $0.text.unicodeScalars.contains { $0.properties.isAlphabetic } })
    {
      let level = ratio >= 1.8 ? 1 : ratio >= 1.4 ? 2 : 3
      return PageRegion(content: .heading(lines, level: level))
    }
    if let first = lines.first, ListMarker(first) != nil { return PageRegion(content: .listItem(lines)) }
    return PageRegion(content: .paragraph(lines))
  }
}

/// What begins a list item: a bullet, or a number or letter with a dot or bracket.
struct ListMarker {
  private static let bullets: Set<Unicode.Scalar> = [
    "•", "‣", "◦", "▪", "▫", "■", "□", "●", "○", "\u{F0B7}", "\u{F0A7}", "–", "—", "-", "*", "➢", "✓", "►", "·", "∙",
  ]

  /// Nil when the line does not begin an item.
  init?(_ line: PlacedLine) {
    guard line.words.count >= 2, let first = line.words.first else { return nil }
    let scalars = Array(first.text.unicodeScalars)
    if scalars.count == 1, Self.bullets.contains(scalars[0]) { return }
    guard let last = scalars.last, last == "." || last == ")", scalars.count >= 2, scalars.count <= 5 else {
      return nil
    }
    let inner = scalars.dropLast().drop { $0 == "(" }
    let digits = inner.allSatisfy { $0.properties.numericType == .decimal } && !inner.isEmpty && inner.count <= 3
    let letter = inner.count == 1 && last == ")" && inner.allSatisfy { $0.properties.isAlphabetic }
    guard digits || letter else { return nil }
  }
}

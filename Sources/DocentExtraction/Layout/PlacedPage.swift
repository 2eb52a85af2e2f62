/// A rectangle on a page in the page's own unit (PDF points, pixels of a scan), origin at the top left.
package struct PageRect: Hashable, Sendable {
  package var xMin: Double
  package var yMin: Double
  package var xMax: Double
  package var yMax: Double

  package init(xMin: Double, yMin: Double, xMax: Double, yMax: Double) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = max(xMin, xMax)
    self.yMax = max(yMin, yMax)
  }

  package var width: Double { xMax - xMin }
  package var height: Double { yMax - yMin }
  package var midX: Double { (xMin + xMax) / 2 }
  package var midY: Double { (yMin + yMax) / 2 }

  package func union(_ other: PageRect) -> PageRect {
    PageRect(
      xMin: min(xMin, other.xMin), yMin: min(yMin, other.yMin), xMax: max(xMax, other.xMax),
      yMax: max(yMax, other.yMax))
  }

  /// Length of the common stretch of the two on the vertical axis, negative when there is a gap.
  package func verticalOverlap(_ other: PageRect) -> Double { min(yMax, other.yMax) - max(yMin, other.yMin) }
  /// Length of the common stretch of the two on the horizontal axis, negative when there is a gap.
  package func horizontalOverlap(_ other: PageRect) -> Double { min(xMax, other.xMax) - max(xMin, other.xMin) }

  /// Whether the two would be read as standing on one line: they share most of the lower one's height.
  package func sharesRow(with other: PageRect) -> Bool {
    verticalOverlap(other) > 0.5 * min(height, other.height)
  }
}

/// A word as a PDF reader or an OCR engine placed it on a page.
package struct PlacedWord: Hashable, Sendable {
  package var text: String
  package var rect: PageRect
  /// 0 to 100 from OCR; nil where the text is exact.
  package var confidence: Float?

  package init(text: String, rect: PageRect, confidence: Float? = nil) {
    self.text = text
    self.rect = rect
    self.confidence = confidence
  }
}

/// Words that stand side by side. Never empty.
package struct PlacedLine: Hashable, Sendable {
  package var words: [PlacedWord]
  package var rect: PageRect
  /// The engine's own paragraph, in its reading order; lines of one paragraph share it.
  package var paragraph: Int

  /// Nil when there are no words.
  package init?(words: [PlacedWord], paragraph: Int) {
    guard let first = words.first else { return nil }
    self.words = words
    self.paragraph = paragraph
    rect = words.dropFirst().reduce(first.rect) { $0.union($1.rect) }
  }

  /// The line cut where the space between two words is wider than `gap` line heights, as they stand on the page: in
  /// which order they are read does not matter.
  package func pieces(widerThan gap: Double) -> [PlacedLine] {
    let limit = gap * max(rect.height, 1e-6)
    let placed = words.indices.sorted { words[$0].rect.xMin < words[$1].rect.xMin }
    var group = [Int](repeating: 0, count: words.count)
    var groups = 0
    var end = -Double.infinity
    for index in placed {
      if end > -Double.infinity, words[index].rect.xMin - end > limit { groups += 1 }
      group[index] = groups
      end = max(end, words[index].rect.xMax)
    }
    if groups == 0 { return [self] }
    var order: [Int] = []
    var members: [Int: [PlacedWord]] = [:]
    for (word, group) in zip(words, group) {
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(word)
    }
    return order.compactMap { PlacedLine(words: members[$0] ?? [], paragraph: paragraph) }
  }

  /// The words with single spaces between them.
  package var text: String { words.map(\.text).joined(separator: " ") }
}

/// A page as an engine saw it, before its layout is understood.
package struct PlacedPage: Sendable {
  /// Counted from 1.
  package var number: Int
  package var width: Double
  package var height: Double
  package var lines: [PlacedLine]
  /// Straight lines drawn on the page: what may part the cells of tables.
  package var rulings: [PageRect] = []
  /// Fields of a form that stand on the page.
  package var fields: [PlacedField] = []
  /// What people noted on the page and its text does not show.
  package var notes: [PlacedNote] = []

  package init(number: Int, width: Double, height: Double, lines: [PlacedLine] = []) {
    self.number = number
    self.width = width
    self.height = height
    self.lines = lines
  }

  /// Whether words stand beside each other with space between them, as in tables.
  package var hasColumns: Bool {
    var rows = 0
    var last: PageRect?
    for piece in lines.flatMap({ $0.pieces(widerThan: 1) }).sorted(by: { $0.rect.midY < $1.rect.midY }) {
      if let last, last.sharesRow(with: piece.rect) { rows += 1 }
      last = piece.rect
    }
    return rows >= 2
  }

  /// Median height of the lines that hold most of the text: the size of the body's type.
  package var bodyHeight: Double {
    let weighted = lines.map { (height: $0.rect.height, weight: $0.words.count) }.sorted { $0.height < $1.height }
    let half = weighted.reduce(0) { $0 + $1.weight } / 2
    var seen = 0
    for item in weighted {
      seen += item.weight
      if seen > half { return item.height }
    }
    return 0
  }

  /// Whether the page is written mostly from right to left (Hebrew, Arabic and their relatives).
  package var isRightToLeft: Bool {
    var rightToLeft = 0
    var leftToRight = 0
    for line in lines {
      for word in line.words {
        for scalar in word.text.unicodeScalars {
          switch scalar.value {
          case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: rightToLeft += 1
          case 0x41...0x5A, 0x61...0x7A, 0xC0...0x58F, 0x900...0x1FFF, 0x3040...0xD7FF: leftToRight += 1
          default: break
          }
        }
      }
    }
    return rightToLeft > leftToRight
  }
}

extension PlacedPage {
  /// The page without words that are drawn twice in nearly the same place, as shadows and bold type are made.
  var withoutDoubledWords: PlacedPage {
    var seen: [Key: [PageRect]] = [:]
    var result = self
    result.lines = lines.compactMap { line in
      let words = line.words.filter { word in
        guard
          word.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else { return true }
        let height = max(word.rect.height, 1e-6)
        let row = Int(word.rect.midY / max(height, 4))
        let isDouble = (row - 1...row + 1).contains { row in
          seen[Key(text: word.text, row: row), default: []].contains { $0.isDouble(of: word.rect) }
        }
        if !isDouble { seen[Key(text: word.text, row: row), default: []].append(word.rect) }
        return !isDouble
      }
      return words.count == line.words.count ? line : PlacedLine(words: words, paragraph: line.paragraph)
    }
    return result
  }

  private struct Key: Hashable {
    var text: String
    var row: Int
  }
}

extension PageRect {
  /// Of the same size and in nearly the same place.
  fileprivate func isDouble(of other: PageRect) -> Bool {
    let common = max(0, horizontalOverlap(other)) * max(0, verticalOverlap(other))
    return common > 0.6 * max(width * height, other.width * other.height)
  }
}

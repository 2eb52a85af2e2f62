extension PlacedPage {
  /// The words of all lines, line by line.
  var words: [PlacedWord] { lines.flatMap(\.words) }

  /// The page made smaller by a factor, its boxes with it.
  func reduced(by factor: Double) -> PlacedPage {
    var result = self
    result.width /= factor
    result.height /= factor
    result.lines = lines.compactMap { line in
      let words = line.words.map { word in
        let rect = word.rect
        return PlacedWord(
          text: word.text,
          rect: PageRect(
            xMin: rect.xMin / factor, yMin: rect.yMin / factor, xMax: rect.xMax / factor, yMax: rect.yMax / factor),
          confidence: word.confidence)
      }
      return PlacedLine(words: words, paragraph: line.paragraph)
    }
    return result
  }
}

extension PlacedPage {
  /// The page turned so that its words follow each other from left to right (from right to left in scripts that run so).
  var upright: PlacedPage { turned(clockwise: rotation) }

  /// Degrees by which the page has to be turned clockwise, by where the words of its lines follow each other.
  private var rotation: Int {
    var right = 0.0
    var down = 0.0
    for line in lines {
      for (word, next) in zip(line.words, line.words.dropFirst()) {
        right += next.rect.midX - word.rect.midX
        down += next.rect.midY - word.rect.midY
      }
    }
    if abs(down) > abs(right) { return down > 0 ? 270 : 90 }
    return right < 0 && !isRightToLeft ? 180 : 0
  }

  /// The page turned clockwise by a multiple of 90 degrees, so that boxes measured on a page that lies on its side become
  /// boxes on the upright one.
  func turned(clockwise degrees: Int) -> PlacedPage {
    var result = self
    switch degrees {
    case 90, 270: (result.width, result.height) = (height, width)
    case 180: break
    default: return self
    }
    result.rulings = rulings.map { turned($0, degrees) }
    result.lines = lines.compactMap { line in
      let words = line.words.map { word in
        PlacedWord(text: word.text, rect: turned(word.rect, degrees), confidence: word.confidence)
      }
      return PlacedLine(words: words, paragraph: line.paragraph)
    }
    return result
  }

  private func turned(_ rect: PageRect, _ degrees: Int) -> PageRect {
    switch degrees {
    case 90: PageRect(xMin: height - rect.yMax, yMin: rect.xMin, xMax: height - rect.yMin, yMax: rect.xMax)
    case 180:
      PageRect(xMin: width - rect.xMax, yMin: height - rect.yMax, xMax: width - rect.xMin, yMax: height - rect.yMin)
    default: PageRect(xMin: rect.yMin, yMin: width - rect.xMax, xMax: rect.yMax, yMax: width - rect.xMin)
    }
  }
}

extension PlacedLine {
  private static let minimumLetters = 5

  /// The line with words made of its letters, when it is spaced out so far that each letter came as a word of its own:
  /// `A N N U A L  R E P O R T`. Words are parted where the space is clearly wider than between letters.
  var withoutLetterSpacing: PlacedLine {
    guard words.count >= Self.minimumLetters else { return self }
    let letters = words.filter { $0.isLetter }.count
    guard letters >= Self.minimumLetters, letters * 5 >= words.count * 4 else { return self }
    let gaps = zip(words, words.dropFirst()).map { $1.rect.xMin - $0.rect.xMax }
    let median = gaps.sorted()[gaps.count / 2]
    guard median > 0, median < rect.height else { return self }
    var joined: [PlacedWord] = []
    for (index, word) in words.enumerated() {
      if let last = joined.indices.last, index > 0, gaps[index - 1] < 1.6 * median {
        joined[last].text += word.text
        joined[last].rect = joined[last].rect.union(word.rect)
      } else {
        joined.append(word)
      }
    }
    return PlacedLine(words: joined, paragraph: paragraph) ?? self
  }
}

extension PlacedWord {
  /// One letter of a script with spaces between words, or a digit or punctuation mark.
  fileprivate var isLetter: Bool {
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return false }
    return scalar.value < 0x590
  }
}

/// Tells text from what an OCR engine reads into pictures.
enum OCRPlausibility {
  private static let minimumWordConfidence: Float = 15
  private static let minimumLineConfidence: Float = 42
  /// A page whose words are less sure than this on the whole, and few, is a picture.
  private static let minimumPageConfidence: Float = 55
  private static let fewCharacters = 40

  /// Mean confidence, each word counting by its length; 0 without words.
  static func confidence(of page: PlacedPage) -> Float { confidence(of: page.words) }

  /// The page without words and lines that are no text.
  static func filter(_ page: PlacedPage) -> PlacedPage {
    var result = page
    result.lines = page.lines.compactMap { line in
      let words = line.words.filter { ($0.confidence ?? 100) >= minimumWordConfidence }.map(repaired)
      guard confidence(of: words) >= minimumLineConfidence, words.contains(where: hasLetterOrDigit) else { return nil }
      return PlacedLine(words: words, paragraph: line.paragraph)
    }
    let words = result.words
    let letters = words.reduce(0) { $0 + $1.text.unicodeScalars.filter(isLetterOrDigit).count }
    let mean = confidence(of: words)
    if letters < 2 || (mean < minimumPageConfidence && letters < fewCharacters) { result.lines = [] }
    return result
  }

  private static func repaired(_ word: PlacedWord) -> PlacedWord {
    PlacedWord(text: DigitRepair.repaired(word.text), rect: word.rect, confidence: word.confidence)
  }

  static func confidence(of words: [PlacedWord]) -> Float {
    var sum: Float = 0
    var weight: Float = 0
    for word in words {
      let length = Float(word.text.unicodeScalars.count)
      sum += (word.confidence ?? 100) * length
      weight += length
    }
    return weight > 0 ? sum / weight : 0
  }

  private static func hasLetterOrDigit(_ word: PlacedWord) -> Bool {
    word.text.unicodeScalars.contains(where: isLetterOrDigit)
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

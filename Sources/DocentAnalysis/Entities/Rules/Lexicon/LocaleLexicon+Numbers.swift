import DocentDocument
import DocentText

extension LocaleLexicon {
  /// Numbers from two to a hundred and the hundreds in words, and ordinals to thirty-one. One is left out: in many
  /// languages it is the article.
  mutating func addNumberWords(of language: LanguageTag) {
    guard let speller = NumberSpeller(language: language) else { return }
    for number in Array(2...100) + Array(stride(from: 200, through: 900, by: 100)) {
      for word in speller.spellings(of: Int64(number)) where Self.isSpelled(word) { add(word, .number(number)) }
    }
    for number in 1...31 {
      for word in speller.ordinalSpellings(of: Int64(number)) where Self.isSpelled(word) {
        add(word, .ordinal(number))
      }
    }
  }

  private static func isSpelled(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { $0.properties.numericType != .decimal }
  }

  /// `thousand`, `Mio.`, `万`.
  mutating func addScales(of language: LanguageTag) {
    for exponent in 3...13 {
      for word in AmountFormats.scaleWords(language, exponent: exponent) {
        // Compact forms scale by what stands before them: 万 comes for ten thousand and for ten times as much.
        let isLetterAlone = word.unicodeScalars.count == 1 && word.unicodeScalars.allSatisfy(\.isASCII)
        let isKnown = phrases.meaning(of: word) { if case .scale = $0 { true } else { false } }
        if !isLetterAlone && !isKnown { add(word, .scale(exponent)) }
      }
    }
  }
}

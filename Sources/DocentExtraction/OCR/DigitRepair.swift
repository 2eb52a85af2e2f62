/// Puts right the one confusion of an OCR engine that is certain: the letter O within a number.
enum DigitRepair {
  /// Digits a word needs to be taken for a number.
  private static let minimumDigits = 2

  /// `16-O4-2O18` becomes `16-04-2018`; words with any other letter are left as they are.
  static func repaired(_ word: String) -> String {
    var digits = 0
    var hasLetterO = false
    for scalar in word.unicodeScalars {
      switch scalar {
      case "O", "o": hasLetterO = true
      case "0"..."9": digits += 1
      default: if scalar.properties.isAlphabetic { return word }
      }
    }
    guard hasLetterO, digits >= minimumDigits else { return word }
    return String(String.UnicodeScalarView(word.unicodeScalars.map { $0 == "O" || $0 == "o" ? "0" : $0 }))
  }
}

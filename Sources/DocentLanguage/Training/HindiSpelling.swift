/// Hindi as it is typed in Latin letters: without accents, and without the vowel that Devanagari implies and nobody
/// says.
enum HindiSpelling {
  /// From ICU's scholarly `maiṁ ghara jā rahā hūm̐` to `main ghar ja raha hoon`.
  static func typed(_ text: String) -> String {
    text.lowercased().split(separator: " ").map { word(spoken($0.map(String.init))) }
      .joined(separator: " ")
  }

  /// Drops the implied vowel at the end of a word, and between two consonants that have a vowel before and after:
  /// `ghara` is said `ghar`, `karanā` `karnā`.
  private static func spoken(_ letters: [String]) -> [String] {
    var letters = letters
    var index = letters.count - 1
    while index > 1 {
      let isImplied = letters[index] == "a" && !vowels.contains(letters[index - 1])
      let hasVowelBefore = letters[..<(index - 1)].contains { vowels.contains($0) }
      let isLast = index == letters.count - 1
      let isBetween =
        index + 2 < letters.count && !vowels.contains(letters[index + 1]) && vowels.contains(letters[index + 2])
        && index > 2 && vowels.contains(letters[index - 2])
      if isImplied, hasVowelBefore, isLast || isBetween {
        letters.remove(at: index)
        index -= 1
      }
      index -= 1
    }
    return letters
  }

  private static func word(_ letters: [String]) -> String {
    letters.indices.map { index in
      guard letters[index] == "ū", index + 1 < letters.count else { return spellings[letters[index]] ?? letters[index] }
      return "oo"
    }.joined()
  }

  private static let vowels: Set<String> = ["a", "ā", "i", "ī", "u", "ū", "ē", "ō", "e", "o", "r̥"]
  private static let spellings = [
    "ā": "a", "ī": "i", "ū": "u", "ē": "e", "ō": "o", "r̥": "ri", "ṁ": "n", "m̐": "n", "ḥ": "h", "ṭ": "t", "ḍ": "d",
    "ṇ": "n", "ñ": "n", "ṅ": "n", "ś": "sh", "ṣ": "sh", "ṛ": "r", "c": "ch", "ḷ": "l",
  ]
}

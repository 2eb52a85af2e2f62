/// Finds words that stand for numbers or go with them, while a text is cleaned: roman numerals in capitals, and units
/// and currencies beside numbers (`12 km`, `EUR 5`).
struct Numerals {
  private static let longestUnit = 3

  private var isAfterNumber = false
  /// The words of the token before are units if a number follows.
  private var waiting = 0

  /// Takes note of a token that added the words from `words` on to the text.
  @inline(__always)
  mutating func add(isNumber: Bool, words: Int, to text: inout CleanedText) {
    if isNumber {
      text.numeralWords += waiting
      waiting = 0
    } else {
      waiting = 0
      for word in text.words[words...] {
        guard word.script == ScriptClass.latin else { continue }
        let letters = text.letters[Int(word.start)..<Int(word.start) + Int(word.count)]
        let isCapital = text.lastWordCapitals == letters.count
        if isCapital, letters.allSatisfy(Self.isRoman) {
          text.numeralWords += 1
        } else if letters.count <= Self.longestUnit, isCapital || !letters.contains(where: Self.isVowel) {
          if isAfterNumber { text.numeralWords += 1 } else { waiting += 1 }
        }
      }
    }
    isAfterNumber = isNumber
  }

  private static func isRoman(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x63, 0x64, 0x69, 0x6C, 0x6D, 0x76, 0x78: true  // c d i l m v x
    default: false
    }
  }

  /// Letters that are not ASCII count, except for the l of złoty.
  private static func isVowel(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true  // a e i o u y
    default: letter >= 0x80 && letter != 0x142
    }
  }
}

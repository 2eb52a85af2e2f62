/// Tells mashed keys from words: letters that lie side by side on a keyboard, in either direction.
///
/// A word is a walk when runs of three and more such letters make up all of it, and it has five letters or more. Of 11
/// million words of training text in 190 languages 31 are walks, most of them of mashed keys.
enum KeyboardWalk {
  private static let rows = [
    "qwertyuiop", "asdfghjkl", "zxcvbnm",  // QWERTY
    "qwertzuiop", "yxcvbnm",  // QWERTZ
    "azertyuiop", "qsdfghjklm", "wxcvbn",  // AZERTY
    "aoeuidhtns",  // Dvorak
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",  // ЙЦУКЕН
  ]
  private static let fewestLetters = 5
  private static let shortestRun = 3

  /// For each key its right neighbours in any row: a set of keys of the same script.
  private static let right: [UInt32] = {
    var neighbours = [UInt32](repeating: 0, count: 64)
    for row in rows {
      let keys = row.unicodeScalars.compactMap { key($0.value) }
      for (left, right) in zip(keys, keys.dropFirst()) { neighbours[left] |= 1 << UInt32(right & 31) }
    }
    return neighbours
  }()

  /// Whether at least half of the letters stand in words that are walks. O(letters).
  static func prevails(in text: CleanedText) -> Bool {
    var walked = 0
    text.forEachWord { letters, _ in if isWalk(letters) { walked += letters.count } }
    return walked > 0 && walked * 2 >= text.letterCount
  }

  static func isWalk(_ word: UnsafeBufferPointer<UInt32>) -> Bool {
    guard word.count >= fewestLetters else { return false }
    var start = 0
    while start < word.count {
      let length = max(run(word, start, { isBeside($0, $1) }), run(word, start, { isBeside($1, $0) }))
      guard length >= shortestRun else { return false }
      start += length
    }
    return true
  }

  /// Letters from `start` on that each follow the one before.
  @inline(__always)
  private static func run(
    _ word: UnsafeBufferPointer<UInt32>, _ start: Int, _ follows: (UInt32, UInt32) -> Bool
  ) -> Int {
    var end = start + 1
    while end < word.count, follows(word[end - 1], word[end]) { end += 1 }
    return end - start
  }

  @inline(__always)
  private static func isBeside(_ left: UInt32, _ other: UInt32) -> Bool {
    guard let first = key(left), let second = key(other), first >> 5 == second >> 5 else { return false }
    return right[first] >> UInt32(second & 31) & 1 == 1
  }

  /// a to z are keys 0 to 25, а to я 32 to 63.
  @inline(__always)
  private static func key(_ letter: UInt32) -> Int? {
    switch letter {
    case 0x61...0x7A: Int(letter - 0x61)
    case 0x430...0x44F: Int(letter - 0x430) + 32
    default: nil
    }
  }
}

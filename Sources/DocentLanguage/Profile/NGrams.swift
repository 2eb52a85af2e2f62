/// The features of a word: its character 1- to 5-grams with the word's borders, and the word itself.
///
/// Every feature is named by a 64-bit key: a polynomial hash of its code points, mixed; the three lowest bits are its
/// order (1 to 5, 6 for the whole word). Words of Chinese characters and kana are runs of text, not words: they have
/// 1- and 2-grams without borders only; those with kana count as orders 3 and 4, so that what Chinese characters say
/// of Japanese does not depend on how much kana it has.
enum NGrams {
  static let longest = 5
  /// The order of whole words.
  static let wholeWord = 6
  static let orderCount = 7
  /// Shorter words are n-grams already.
  static let shortestWholeWord = 4

  private static let border: UInt64 = 0x5F
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let powers: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 0..<CleanedText.longestWord + 2 { powers.append(powers[powers.count - 1] &* base) }
    return powers
  }()

  /// The orders of words of Chinese characters and kana.
  static let hanOrders = 1...2
  /// What one of them is called when the n-gram has kana.
  static func kanaOrder(_ order: Int) -> Int { order + hanOrders.upperBound }

  static func order(of key: UInt64) -> Int { Int(key & 7) }

  @inline(__always)
  private static func isKana(_ letter: UInt32) -> Bool {
    (0x3041...0x30FF).contains(letter) || (0x31F0...0x31FF).contains(letter) || (0xFF66...0xFF9D).contains(letter)
  }

  @inline(__always)
  private static func key(_ hash: UInt64, order: Int) -> UInt64 {
    var value = hash ^ hash >> 32
    value = value &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 32
    value = value &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 29
    return value & ~7 | UInt64(order)
  }

  /// A name for a whole word, whatever its length; never 0.
  @inline(__always)
  static func wordKey(of letters: UnsafeBufferPointer<UInt32>, script: UInt8) -> UInt64 {
    var hash = UInt64(script)
    for letter in letters { hash = hash &* base &+ UInt64(letter) &+ 0x100 }
    return key(hash, order: wholeWord)
  }

  /// Most features a word can have.
  static let capacity = longest * (CleanedText.longestWord + 2) + 1

  /// Writes the key of each feature of one word to `keys`, which has room for `capacity`, and returns how many there
  /// are. O(length).
  @inline(__always)
  static func keys(
    of letters: UnsafeBufferPointer<UInt32>, script: UInt8, into keys: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let isHan = script == ScriptClass.han
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: CleanedText.longestWord + 3) { prefixes in
      powers.withUnsafeBufferPointer { powers in
        let padding = isHan ? 0 : 1
        let count = letters.count + 2 * padding
        prefixes[0] = 0
        for index in 0..<count {
          let isBorder = index < padding || index >= count - padding
          let symbol = isBorder ? border : UInt64(letters[index - padding]) &+ 0x100
          prefixes[index + 1] = prefixes[index] &* base &+ symbol
        }
        let longest = isHan ? hanOrders.upperBound : longest
        var written = 0
        for end in 1...count {
          var order = 1
          while order <= longest, order <= end {
            let isLoneBorder = order == 1 && !isHan && (end == 1 || end == count)
            if !isLoneBorder {
              let hash = prefixes[end] &- prefixes[end - order] &* powers[order]
              let hasKana = isHan && (end - order..<end).contains { isKana(letters[$0]) }
              keys[written] = key(hash, order: hasKana ? kanaOrder(order) : order)
              written += 1
            }
            order += 1
          }
        }
        if !isHan, letters.count >= shortestWholeWord {
          keys[written] = key(prefixes[count], order: wholeWord)
          written += 1
        }
        return written
      }
    }
  }

  /// Calls `body` with the key of each feature of one word. O(length).
  @inline(__always)
  static func forEach(in letters: UnsafeBufferPointer<UInt32>, script: UInt8, _ body: (UInt64) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: capacity) { keys in
      guard let base = keys.baseAddress else { return }
      for index in 0..<Self.keys(of: letters, script: script, into: base) { body(base[index]) }
    }
  }
}

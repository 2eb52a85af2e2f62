/// The words of a text as detection sees them: folded letters without addresses, numbers, code and symbols.
///
/// Made to be reused: clearing keeps the memory.
struct CleanedText {
  struct Word {
    var start: Int32
    var count: Int16
    /// Group of the word's script, see `ScriptClass.group`.
    var script: UInt8
  }

  /// Longer runs of letters are cut.
  static let longestWord = 40

  var letters: [UInt32] = []
  var words: [Word] = []
  /// Letters and marks of each script class.
  var scriptCounts = [Int](repeating: 0, count: ScriptClass.capacity)
  /// Letters of all scripts.
  var letterCount = 0
  /// Three times the UTF-8 bytes of the letters; but of words that begin with a capital, which may be names, once.
  var weight = 0
  /// Signs that are frequent in formulas and code and rare in prose.
  var codeSigns = 0
  /// Tokens that only program text has.
  var codeTokens = 0
  /// Words that stand for numbers or go with them: roman numerals in capitals, units and currencies beside numbers.
  var numeralWords = 0
  /// Capital letters of the last word.
  var lastWordCapitals = 0
  /// Letters of the longest word.
  var longestWordCount = 0
  /// A code point was met that may compose with its neighbours.
  var needsComposition = false

  mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    for index in scriptCounts.indices { scriptCounts[index] = 0 }
    letterCount = 0
    weight = 0
    codeSigns = 0
    codeTokens = 0
    numeralWords = 0
    lastWordCapitals = 0
    longestWordCount = 0
    needsComposition = false
  }
}

extension CleanedText {
  /// Calls `body` with the letters and the script group of each word.
  @inline(__always)
  func forEachWord(_ body: (UnsafeBufferPointer<UInt32>, UInt8) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      for word in words {
        let start = Int(word.start)
        body(UnsafeBufferPointer(rebasing: letters[start..<start + Int(word.count)]), word.script)
      }
    }
  }
}

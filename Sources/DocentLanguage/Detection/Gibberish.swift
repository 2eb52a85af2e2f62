import Glibc

/// Tells random letters from words: of a word in any language the table of n-grams knows most 3-grams and many longer
/// ones, of random letters few.
///
/// A log-likelihood ratio of the n-grams found and not found, halved since overlapping n-grams are not independent. The
/// rates are about those of rare words and of random letters in the development texts (November 2026).
enum Gibberish {
  private struct Order {
    let order: Int
    /// What an n-gram of this order adds when it is found, and when it is not.
    let found: Double
    let missing: Double

    init(_ order: Int, inWords: Double, inNoise: Double) {
      self.order = order
      found = log(inNoise / inWords) / 2
      missing = log((1 - inNoise) / (1 - inWords)) / 2
    }
  }

  private static let orders = [
    Order(2, inWords: 0.995, inNoise: 0.9), Order(3, inWords: 0.9, inNoise: 0.4),
    Order(4, inWords: 0.6, inNoise: 0.07), Order(5, inWords: 0.4, inNoise: 0.01),
  ]
  /// A text of a word or two has to be stranger: they may be names or loans.
  private static func threshold(words: Int) -> Double {
    switch words {
    case 1: 5
    case 2: 3.5
    default: 2
    }
  }

  /// Nobody mashes accents: text with more of them is in a scholarly spelling, whose n-grams are rare.
  private static let lettersPerMark = 8

  /// Whether the words of a script are no words of any language. `evidence` is of these words. O(letters).
  static func isLikely(_ text: CleanedText, script: UInt8, _ evidence: Evidence) -> Bool {
    var words = 0
    var letters = 0
    var marked = 0
    for word in text.words where word.script == script {
      words += 1
      letters += Int(word.count)
      marked += text.letters[Int(word.start)..<Int(word.start) + Int(word.count)].count(where: isMarked)
    }
    if marked * lettersPerMark >= letters { return false }
    // Each word has a border on either side.
    var total = 0.0
    for order in orders {
      let found = Double(evidence.found[order.order])
      let all = max(found, Double(letters + words * (3 - order.order)))
      total += found * order.found + (all - found) * order.missing
    }
    return total > threshold(words: text.words.count)
  }

  /// Whether a letter is one of Latin script with an accent, or a mark.
  @inline(__always)
  private static func isMarked(_ letter: UInt32) -> Bool {
    (0xC0..<0x370).contains(letter) || (0x1E00..<0x1F00).contains(letter)
  }
}

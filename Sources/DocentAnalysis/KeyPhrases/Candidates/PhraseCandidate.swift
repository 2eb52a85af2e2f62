/// A run of words that may be a key phrase, with what its occurrences have in common.
struct PhraseCandidate: Sendable {
  /// Hash of the stems.
  let key: UInt64
  /// First occurrence, as indices of tokens.
  let first: Range<Int>
  var count = 0
  /// Occurrences that are a whole run and no part of a longer candidate.
  var wholeCount = 0
  var capitalizedCount = 0
  /// Occurrences near the start of the text.
  var earlyCount = 0
  /// Occurrences with a number before or behind them: units, currencies, months.
  var besideNumberCount = 0
  var last = 0
  var lastSentence: Int32 = -1
  var sentenceCount = 0
  /// Occurrences of the most frequent longer candidate with this one in it.
  var containerCount = 0
  /// Sums over the occurrences: mean probability of nouns, highest one of a verb.
  var noun: Float = 0
  var verb: Float = 0

  init(key: UInt64, first: Range<Int>) {
    self.key = key
    self.first = first
  }
}

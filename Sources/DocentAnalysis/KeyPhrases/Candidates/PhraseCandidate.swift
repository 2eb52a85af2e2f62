/// A run of words that may be a key phrase, with what its occurrences have in common.
struct PhraseCandidate: Sendable {
  /// Hash of the stems.
  var key: UInt64
  /// First occurrence, as indices into `PhraseText.words`.
  var first: Range<Int32>
  var count: Int32 = 0
  /// Occurrences that are a whole run: not part of a longer candidate.
  var wholeCount: Int32 = 0
  var capitalizedCount: Int32 = 0
  var lastWord: Int32 = 0
  var lastSentence: Int32 = -1
  var sentenceCount: Int32 = 0
  var isInFirstSentence = false
  /// Occurrences inside longer candidates of the most frequent one of these.
  var longestContainerCount: Int32 = 0
  var nounSum: Float = 0
  var adjectiveFirstSum: Float = 0
  var verbSum: Float = 0
}

/// A token as the key-phrase extractor sees it.
struct PhraseWord: Sendable {
  enum Role: UInt8, Sendable {
    /// May stand in a phrase.
    case content
    /// May stand inside a phrase, never at its ends: "of", "de".
    case link
    /// Ends a phrase.
    case boundary
  }

  var role: Role = .boundary
  /// Index into `PhraseText.vocabulary`; -1 for tokens that are no word.
  var entry: Int32 = -1
  /// Index of the token in the text.
  var token: Int32 = 0
  var sentence: Int32 = 0
  var startsSentence = false
  var isCapitalized = false
  /// Probabilities of the word classes here; zero where the language has no model of them.
  var classes = WordClasses()
}

/// How likely a word is a noun, an adjective or a verb at its place.
struct WordClasses: Sendable {
  var noun: Float = 0
  var adjective: Float = 0
  var verb: Float = 0
}

/// What is known about a word form of the text, wherever it stands.
struct VocabularyEntry: Sendable {
  /// Folded form.
  var form: [UInt8]
  /// Folded stems, a space between the parts of a hyphenated word.
  var stem: [UInt8]
  var stemHash: UInt64
  var isStopWord = false
  var isLink = false
  var isNumber = false
  var hasDigit = false
  var isAcronym = false
  var hasHyphen = false
  /// Logarithm of how rare the word is in the language.
  var inverseFrequency: Float = 0
  /// Occurrences in this text.
  var count: Int32 = 0
  /// Share of a word's documents in which it is part of a gold phrase; -1 when it is not known.
  var goldShare: Float = -1
}

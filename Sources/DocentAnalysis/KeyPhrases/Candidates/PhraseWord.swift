/// A token as the key-phrase extractor sees it.
struct PhraseWord: Sendable {
  enum Role: UInt8, Sendable {
    /// May stand in a phrase.
    case content
    /// May stand inside a phrase, never at its ends: "of", "de".
    case link
    /// A number: may end a phrase behind a name, "Windows 11".
    case number
    /// Ends a phrase.
    case boundary
  }

  /// Index into `PhraseText.vocabulary`.
  var entry: Int32
  var sentence: Int32
  var role: Role
  var isCapitalized = false
  /// Whether no phrase leads here from the word before: see `PhraseLines`.
  var startsAnew = false
}

/// What is known about a form of the text, wherever it stands.
struct VocabularyEntry: Sendable {
  /// Folded.
  var form: [UInt8]
  /// Folded and stemmed; the parts of a hyphenated word apart.
  var stems: [[UInt8]] = []
  var stemHashes: [UInt64] = []
  var role: PhraseWord.Role = .boundary
  var isAcronym = false
  var hasHyphen = false
  var hasDigit = false
  /// Logarithm of how rare the word is in its language.
  var rarity: Float = 0
  /// Occurrences in this text.
  var count: Int32 = 0
  /// Share of a word's documents in which it is part of a gold phrase; negative when that is not known.
  var goldShare: Float = -1
}

/// A text ready for candidates: one `PhraseWord` a token.
struct PhraseText: Sendable {
  var words: [PhraseWord] = []
  var vocabulary: [VocabularyEntry] = []
  /// The part of speech of every word; empty where the language has no model.
  var choices: [SyntaxChoice] = []
  /// Which labels of the choices are those of proper nouns.
  var nameLabels: [Bool] = []
  /// Tokens that are words or numbers.
  var length = 0

  /// How likely a word is of a class at its place; all zero where that is not known.
  func choice(_ word: Int) -> SyntaxChoice { choices.isEmpty ? SyntaxChoice(label: 0, score: 0) : choices[word] }

  /// Whether a word is a proper noun; false where that is not known.
  func isName(_ word: Int) -> Bool { !choices.isEmpty && nameLabels[Int(choices[word].label)] }
}

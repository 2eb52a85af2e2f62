/// One token of a text as the sentiment features see it; tokens stand in the order of `TokenizedText`, one for one.
struct SentimentToken: Sendable {
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    static let negated = Traits(rawValue: 1)
    static let capitals = Traits(rawValue: 2)
    static let elongated = Traits(rawValue: 4)
    static let number = Traits(rawValue: 8)
    static let exclamation = Traits(rawValue: 16)
    static let question = Traits(rawValue: 32)
    /// A clause ends after this token.
    static let clauseEnd = Traits(rawValue: 64)
    static let contrast = Traits(rawValue: 128)
    static let negator = Traits(rawValue: 256)
    /// Counts as a word for lengths.
    static let word = Traits(rawValue: 512)
  }

  /// Hash of the normalised form; 0 for tokens without a word feature.
  var word: UInt64 = 0
  /// The normalised bytes of a word, in `SentimentReading.bytes`.
  var letters: Range<Int> = 0..<0
  var traits: Traits = []
  /// What the lexicons say, -1 to 1 each, after negation and strengthening: VADER, opinion lexicon, AFINN, emoji.
  var valence: SIMD4<Float> = .zero

  /// Mean of the lexicons that know the token; 0 when none does.
  var polarity: Float {
    var sum: Float = 0
    var known: Float = 0
    for channel in 0..<4 where valence[channel] != 0 {
      sum += valence[channel]
      known += 1
    }
    return known == 0 ? 0 : sum / known
  }
}

/// Some sentences of a text, read for sentiment once; documents and sentences are ranges of its tokens.
struct SentimentReading: Sendable {
  var tokens: [SentimentToken] = []
  /// Ranges of `tokens`.
  var sentences: [Range<Int>] = []
  var bytes: [UInt8] = []

  /// Whether anything in the range can be classified.
  func hasWords(_ range: Range<Int>) -> Bool { range.contains { tokens[$0].word != 0 } }

  /// Appends another reading as it stands, its sentences behind the present ones.
  mutating func append(_ other: SentimentReading) {
    let (tokenBase, byteBase) = (tokens.count, bytes.count)
    for var token in other.tokens {
      token.letters = token.letters.lowerBound + byteBase..<token.letters.upperBound + byteBase
      tokens.append(token)
    }
    for range in other.sentences { sentences.append(range.lowerBound + tokenBase..<range.upperBound + tokenBase) }
    bytes.append(contentsOf: other.bytes)
  }
}

import DocentDocument
import DocentText

/// A training sentence in Docent's own tokens.
struct SyntaxExample {
  var forms: SyntaxForms
  var labels: [UInt8]
  /// Its share of the training set, for what must not have seen it.
  var fold: Int
  /// Whether it follows other conventions than the model shall.
  var isDivergent = false
  /// Whether each token is so rare a word that texts hold many like it that no treebank has.
  var isRare: [Bool] = []
}

/// Turns sentences of treebanks into examples.
struct SyntaxAligner {
  private let tokenizer = Tokenizer()
  let language: LanguageTag

  /// The parts of speech of every token of a sentence: those of all words it overlaps; of a word that is several tokens,
  /// each one of them has the word's, but for the marks in it.
  func align(_ sentence: TreebankSentence) -> (text: TokenizedText, parts: [[PartOfSpeech]]) {
    let text = tokenizer.tokenize(DocumentText(validUTF8: sentence.text), language: language)
    let overlaps = sentence.words(overlapping: text.tokens)
    let parts = zip(text.tokens, overlaps).map { token, words -> [PartOfSpeech] in
      let tags = sentence.words[words].map(\.tag)
      guard tags.count == 1, sentence.words[words.lowerBound].span != token.span else { return tags }
      switch token.kind {
      case .punctuation: return [.punctuation]
      default: return tags
      }
    }
    return (text, parts)
  }
}

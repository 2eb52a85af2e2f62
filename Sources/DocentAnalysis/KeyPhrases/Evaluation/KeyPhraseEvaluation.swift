package import DocentDocument
package import DocentLearning
package import DocentText

/// How well ranked phrases match the gold phrases of a set: macro F1 at 5 and 10, on folded and stemmed forms.
package struct KeyPhraseEvaluation: Sendable {
  package private(set) var atFive = RankingMeasure(cutoff: 5)
  package private(set) var atTen = RankingMeasure(cutoff: 10)
  package private(set) var atFifteen = RankingMeasure(cutoff: 15)
  package private(set) var tokens = 0

  package init() {}

  /// Adds a document and returns its phrases.
  @discardableResult
  package mutating func add(
    _ document: KeyPhraseCorpus.Document, annotator: KeyPhraseAnnotator, syntax: SyntaxAnnotator, tokenizer: Tokenizer
  ) -> [KeyPhrase] {
    let language = document.language
    let text = tokenizer.tokenize(DocumentText(document.text), language: language)
    tokens += text.tokens.count
    let phrases = annotator.annotate(
      text, language: language, syntax: syntax.annotate(text, language: language))
    let ranked = phrases.map(\.key)
    let stemmer = Stemmer(language: language)
    let gold = Set(document.keys.map { Self.key($0, language: language, tokenizer: tokenizer, stemmer: stemmer) })
    atFive.add(ranked: ranked, gold: gold)
    atTen.add(ranked: ranked, gold: gold)
    atFifteen.add(ranked: ranked, gold: gold)
    return phrases
  }

  /// A gold phrase in the form of `KeyPhrase.key`.
  private static func key(_ phrase: String, language: LanguageTag, tokenizer: Tokenizer, stemmer: Stemmer?) -> String {
    let text = tokenizer.tokenize(DocumentText(phrase), language: language)
    var parts: [String] = []
    for (index, token) in text.tokens.enumerated() where token.kind == .word || token.kind == .number {
      for part in CaseFolding.folded(text.bytes(ofToken: index)).split(separator: UInt8(ascii: "-")) {
        parts.append(String(decoding: stemmer?.stem(Array(part)) ?? Array(part), as: UTF8.self))
      }
    }
    return parts.joined(separator: " ")
  }
}

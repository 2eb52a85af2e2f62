package import DocentAnalysis
package import DocentDocument
package import DocentStore

extension WireAnalysis {
  /// What is known of one stored or analysed document.
  ///
  /// - Parameters:
  ///   - insights: of the whole document.
  ///   - parts: every part with what was found in it, in order.
  ///   - syntax: the tokens of every part, where parts of speech were asked for.
  ///   - features: what to say; everything else is left out.
  package init(
    id: String?, insights: DocumentInsights, parts: [AnalyzedPart], syntax: [[SyntaxToken]] = [],
    features: Set<AnalysisFeature>, models: [ModelVersion]
  ) {
    self.init(id: id)
    if features.contains(.language) {
      languageCode = insights.language.rawValue
      languages = insights.languages.map(WireLanguage.init)
    }
    let offsets = parts.map { PartOffsets($0.part) }
    if features.contains(.sentiment) {
      sentiment = insights.sentiment?.label
      sentimentScore = insights.sentiment.map { WireSentimentScore($0.score) }
      sentences = zip(parts, offsets).flatMap { part, offsets in
        part.insights.sentences.map { sentence in
          WireSentence(
            beginOffset: offsets.begin(sentence.span), endOffset: offsets.end(sentence.span),
            languageCode: sentence.language.rawValue, sentiment: sentence.result.label,
            sentimentScore: WireSentimentScore(sentence.result.score))
        }
      }
    }
    if features.contains(.entities) {
      entities = zip(parts, offsets).flatMap { part, offsets in
        part.insights.entities.map { entity in
          WireEntity(
            type: entity.kind, text: part.part.text[entity.span], score: WireNumber.rounded(entity.score),
            beginOffset: offsets.begin(entity.span), endOffset: offsets.end(entity.span), value: entity.value,
            group: entity.group)
        }
      }
    }
    if features.contains(.syntax) { syntaxTokens = Self.tokens(syntax, parts, offsets) }
    if features.contains(.keyphrases) { keyPhrases = Self.phrases(parts, offsets) }
    self.models = Dictionary(models.map { ($0.name, $0.version) }, uniquingKeysWith: { first, _ in first })
  }

  /// Numbered from 1 over all parts, as Comprehend does.
  private static func tokens(
    _ syntax: [[SyntaxToken]], _ parts: [AnalyzedPart], _ offsets: [PartOffsets]
  ) -> [WireSyntaxToken] {
    var tokens: [WireSyntaxToken] = []
    for (found, (part, offsets)) in zip(syntax, zip(parts, offsets)) {
      for token in found {
        tokens.append(
          WireSyntaxToken(
            tokenID: tokens.count + 1, text: part.part.text[token.span], beginOffset: offsets.begin(token.span),
            endOffset: offsets.end(token.span), partOfSpeech: WirePartOfSpeech(token)))
      }
    }
    return tokens
  }

  /// One entry a distinct phrase over all parts, best first.
  private static func phrases(_ parts: [AnalyzedPart], _ offsets: [PartOffsets]) -> [WireKeyPhrase] {
    var phrases: [WireKeyPhrase] = []
    var indices: [String: Int] = [:]
    for (part, offsets) in zip(parts, offsets) {
      for phrase in part.insights.keyPhrases {
        let mentions = phrase.mentions.map {
          WireRange(beginOffset: offsets.begin($0), endOffset: offsets.end($0))
        }
        guard let first = mentions.first else { continue }
        if let index = indices[phrase.key] {
          phrases[index].mentions += mentions
          phrases[index].score = max(phrases[index].score, WireNumber.rounded(phrase.score))
        } else {
          indices[phrase.key] = phrases.count
          phrases.append(
            WireKeyPhrase(
              text: phrase.text, score: WireNumber.rounded(phrase.score), beginOffset: first.beginOffset,
              endOffset: first.endOffset, mentions: mentions))
        }
      }
    }
    return phrases.sorted { left, right in
      left.score == right.score ? left.beginOffset < right.beginOffset : left.score > right.score
    }
  }
}

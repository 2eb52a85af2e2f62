package import DocentDocument
package import DocentLearning
package import DocentText

/// Why a text has its sentiment: what every word added to the log-odds of each label, and for longer texts what each
/// finding about the sentences added.
package struct SentimentExplanation: Sendable {
  /// A stretch of text, its label and the contributions of its tokens.
  package struct Passage: Sendable {
    package let span: TextSpan
    package let result: SentimentResult
    /// The tokens of the passage, in order; contributions name them by their place here.
    package let tokens: [TextSpan]
    package let explanation: LinearExplanation
  }

  package let result: SentimentResult
  /// The text as one passage; what the label of a short text rests on.
  package let whole: Passage
  /// What weighed the sentences of a longer text; nil for a short one.
  package let document: LinearExplanation?
  package let sentences: [Passage]
}

extension SentimentAnnotator {
  /// Explains the label of a text and of each of its sentences. The labels are those of `annotate`.
  ///
  /// O(length of the text × log of it); memory grows with the text.
  package func explain(_ text: TokenizedText, language: LanguageTag) -> SentimentExplanation {
    let group = model.group(for: language)
    let reader = SentimentReader(lexicon: model.lexicon, language: language)
    let reading = reader.read(text, sentences: text.sentences.indices)
    var document = DocumentSentiment()
    document.add(reading, group: group)
    let explainer = SentimentExplainer(group: group, reading: reading)
    func passage(_ range: Range<Int>, _ span: TextSpan) -> SentimentExplanation.Passage {
      let explanation = explainer.explain(range)
      let score =
        reading.hasWords(range)
        ? SentimentScore(logOdds: explanation.scores, labels: group.labels) : SentimentScore.nothing
      return SentimentExplanation.Passage(
        span: span, result: SentimentResult(label: score.label, score: score),
        tokens: range.map { text.tokens[$0].span }, explanation: explanation)
    }
    let sentences = reading.sentences.enumerated().map { passage($1, text.span(ofSentence: $0)) }
    let all = TextSpan(0..<text.text.count)
    let score = document.score(model.documents)
    return SentimentExplanation(
      result: SentimentResult(label: score.label, score: score), whole: passage(0..<reading.tokens.count, all),
      document: document.isLong ? model.documents.map(document.explain) : nil, sentences: sentences)
  }
}

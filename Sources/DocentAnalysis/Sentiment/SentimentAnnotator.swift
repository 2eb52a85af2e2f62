package import DocentDocument
package import DocentLearning
package import DocentText

/// Labels documents and their sentences as positive, negative, neutral or mixed, with calibrated scores.
///
/// English, Norwegian and Indonesian (with Malay) have models of their own; one model serves Arabic, German, Spanish,
/// French, Hindi, Italian and Portuguese together. In every other language lexicon, emoji and emphasis speak alone.
package struct SentimentAnnotator: Sendable {
  /// Sentences are read in stretches of about this many tokens, so that memory does not follow the document.
  private static let stretch = 8192

  package let version: ModelVersion
  let model: SentimentModel

  package init(_ file: ModelFile) throws(ModelError) {
    model = try SentimentModel(file)
    version = ModelVersion(name: "sentiment", version: "1-\(file.fingerprint)")
  }

  /// Whether a model was trained on texts of the language; else a lexicon or emoji alone decide.
  package func hasModel(for language: LanguageTag) -> Bool {
    model.groups.contains { $0.languages.contains(language.language) }
  }

  /// The sentiment of the text and of each of its sentences. O(length of the text × log of a stretch).
  ///
  /// - Parameter memory: that of the worker, with nothing of another annotator in it.
  package func annotate(
    _ text: TokenizedText, language: LanguageTag, memory: SentimentMemory = SentimentMemory()
  ) -> (document: SentimentResult, sentences: [SentenceSentiment]) {
    let group = model.group(for: language)
    let reader = SentimentReader(lexicon: model.lexicon, language: language)
    var document = DocumentSentiment()
    var sentences: [SentenceSentiment] = []
    sentences.reserveCapacity(text.sentences.count)
    while sentences.count < text.sentences.count {
      let first = sentences.count
      let base = text.sentences[first].lowerBound
      var end = first + 1
      while end < text.sentences.count, text.sentences[end].upperBound - base <= Self.stretch { end += 1 }
      document.add(reader.read(text, sentences: first..<end), group: group, memory: memory) { score in
        let span = text.span(ofSentence: sentences.count)
        let result = SentimentResult(label: score.label, score: score)
        sentences.append(SentenceSentiment(span: span, language: language, result: result))
      }
    }
    let score = document.score(model.documents)
    return (SentimentResult(label: score.label, score: score), sentences)
  }
}

package import DocentDocument
package import DocentLearning
package import DocentText

/// How many words of a treebank get their right part of speech from Docent, which reads the plain text in its own tokens.
///
/// A word that is several tokens has the tag of the last of them that is a word; of words written together each has its
/// part of the token's label, or of its last part where it has fewer.
package struct SyntaxEvaluation: Sendable {
  package private(set) var matrix = ConfusionMatrix(labels: PartOfSpeech.allCases.map(\.rawValue))
  package private(set) var calibration = CalibrationError()
  /// Right words a sentence, for resampling.
  package private(set) var sentences: [(right: Int, words: Int)] = []
  package private(set) var tokens = 0

  private let annotator: SyntaxAnnotator

  package init(_ annotator: SyntaxAnnotator) { self.annotator = annotator }

  /// Adds a sentence of a language with a model.
  package mutating func add(_ sentence: TreebankSentence, language: LanguageTag, tokenizer: Tokenizer) {
    let text = tokenizer.tokenize(DocumentText(validUTF8: sentence.text), language: language)
    guard let annotation = annotator.annotate(text, language: language) else { return }
    tokens += text.tokens.count
    let predicted = Self.tags(of: sentence, text, annotation)
    var right = 0
    for (word, answer) in zip(sentence.words, predicted) {
      matrix.add(gold: Self.index(word.tag), predicted: Self.index(answer.tag))
      calibration.add(confidence: answer.score, isCorrect: word.tag == answer.tag)
      if word.tag == answer.tag { right += 1 }
    }
    sentences.append((right, sentence.words.count))
  }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: PartOfSpeech.allCases.enumerated().map { ($0.element, $0.offset) })

  private static func index(_ tag: PartOfSpeech) -> Int { numbers[tag] ?? 0 }

  private static func tags(
    of sentence: TreebankSentence, _ text: TokenizedText, _ annotation: SyntaxAnnotation
  ) -> [(tag: PartOfSpeech, score: Double)] {
    var answers = [(tag: PartOfSpeech, score: Double)](repeating: (.other, 0), count: sentence.words.count)
    var isWord = [Bool](repeating: false, count: answers.count)
    for (token, words) in sentence.words(overlapping: text.tokens).enumerated() {
      let parts = annotation.parts(of: token)
      let kind = text.tokens[token].kind
      let counts = kind != .punctuation
      for (place, word) in words.enumerated() where counts || !isWord[word] {
        answers[word] = (parts[min(place, parts.count - 1)], annotation.score(of: token))
        isWord[word] = counts
      }
    }
    return answers
  }
}

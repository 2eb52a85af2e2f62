import CDocentData
package import DocentDocument
package import DocentLearning
package import DocentText

/// Says of every token which part of speech it is, in the languages that have a model.
///
/// A token that holds several words has the part of speech of the first: French `du` is an adposition, Italian `dirlo` a
/// verb, English `cannot` an auxiliary. Parts that the tokenizer separates (`do` `n't`, `l'` `homme`) have their own.
package struct SyntaxAnnotator: Sendable {
  package let version: ModelVersion
  private let models: [String: SyntaxModel]

  package init(_ file: ModelFile) throws(ModelError) {
    var models: [String: SyntaxModel] = [:]
    for language in try file.text("languages").split(separator: "\n").map(String.init) {
      models[language] = try SyntaxModel(file, language: language)
    }
    self.models = models
    version = ModelVersion(name: "syntax", version: "1-\(file.fingerprint)")
  }

  /// The annotator with the model inside the binary.
  package static func shipped() throws(ModelError) -> SyntaxAnnotator {
    let data = docent_syntax_model()
    return try SyntaxAnnotator(
      ModelFile(ModelBytes(immortal: UnsafeRawBufferPointer(start: data.bytes, count: data.count))))
  }

  /// Whether there is a model for the language.
  package func supports(_ language: LanguageTag) -> Bool { models[language.language] != nil }

  /// The parts of speech of a text; nil for a language without a model. O(bytes). Thread-safe.
  ///
  /// - Parameter memory: that of the worker, with nothing of another annotator in it.
  package func annotate(
    _ text: TokenizedText, language: LanguageTag, memory: SyntaxMemory = SyntaxMemory()
  ) -> SyntaxAnnotation? {
    guard let model = models[language.language] else { return nil }
    let tagger = memory.tagger(for: language, model)
    var choices: [SyntaxChoice] = []
    choices.reserveCapacity(text.tokens.count)
    text.text.utf8.withUnsafeBufferPointer { bytes in
      for sentence in text.sentences { tagger.tag(bytes, tokens: text.tokens[sentence], into: &choices) }
    }
    return SyntaxAnnotation(choices: choices, labels: model.labels)
  }
}

/// The parts of speech of a text, token by token.
package struct SyntaxAnnotation: Sendable {
  let choices: [SyntaxChoice]
  let labels: SyntaxLabels

  init(choices: [SyntaxChoice], labels: SyntaxLabels) {
    self.choices = choices
    self.labels = labels
  }

  /// Number of tokens.
  package var count: Int { choices.count }
  /// The part of speech of a token: of its first word where it holds several.
  package func tag(of token: Int) -> PartOfSpeech { parts(of: token)[0] }
  /// The parts of speech of all words of a token, never empty.
  package func parts(of token: Int) -> [PartOfSpeech] { labels.parts[Int(choices[token].label)] }
  /// How sure the model is, 0 to 1.
  package func score(of token: Int) -> Double { Double(choices[token].score) }

  /// The tokens of a text with their parts of speech.
  package func tokens(of text: TokenizedText) -> [SyntaxToken] {
    zip(text.tokens, choices).map { token, choice in
      SyntaxToken(span: token.span, tag: labels.parts[Int(choice.label)][0], score: Double(choice.score))
    }
  }
}

package import DocentDocument
package import DocentLanguage
package import DocentLearning

/// What can be asked of the analysis.
package enum AnalysisFeature: String, CaseIterable, Sendable, Hashable {
  case language, sentiment, entities, keyphrases, syntax

  /// What is analysed unless something else is asked for. Parts of speech are a line a word: only on request.
  package static let standard: Set<AnalysisFeature> = Set(allCases).subtracting([.syntax])
}

/// Every model of the analysis, ready for use by any number of workers.
package struct Annotators: Sendable {
  package let language: LanguageDetector
  package let sentiment: SentimentAnnotator
  package let entities: EntityAnnotator
  package let keyPhrases: KeyPhraseAnnotator
  package let syntax: SyntaxAnnotator

  package init(
    language: LanguageDetector, sentiment: SentimentAnnotator, entities: EntityAnnotator,
    keyPhrases: KeyPhraseAnnotator, syntax: SyntaxAnnotator
  ) {
    self.language = language
    self.sentiment = sentiment
    self.entities = entities
    self.keyPhrases = keyPhrases
    self.syntax = syntax
  }

  /// The shipped models, each replaced by `DIRECTORY/NAME.model` where one of the directories has that file; the first
  /// directory wins.
  package static func load(overriddenBy directories: [String] = []) throws(ModelError) -> Annotators {
    Annotators(
      language: try ModelOverride.load(
        "language", from: directories, LanguageDetector.init, otherwise: LanguageDetector.shipped),
      sentiment: try ModelOverride.load(
        "sentiment", from: directories, SentimentAnnotator.init, otherwise: SentimentAnnotator.shipped),
      entities: try ModelOverride.load(
        "entities", from: directories, EntityAnnotator.init, otherwise: EntityAnnotator.shipped),
      keyPhrases: try ModelOverride.load(
        "keyphrases", from: directories, KeyPhraseAnnotator.init, otherwise: KeyPhraseAnnotator.shipped),
      syntax: try ModelOverride.load(
        "syntax", from: directories, SyntaxAnnotator.init, otherwise: SyntaxAnnotator.shipped))
  }

  /// Versions of the models behind `features`, by name. The language is always detected.
  package func versions(of features: Set<AnalysisFeature> = AnalysisFeature.standard) -> [ModelVersion] {
    var versions = [language.version]
    if features.contains(.sentiment) { versions.append(sentiment.version) }
    if features.contains(.entities) { versions.append(entities.version) }
    if features.contains(.keyphrases) { versions.append(keyPhrases.version) }
    // Key phrases are made of nouns and adjectives.
    if !features.isDisjoint(with: [.keyphrases, .syntax]) { versions.append(syntax.version) }
    return versions.sorted()
  }
}

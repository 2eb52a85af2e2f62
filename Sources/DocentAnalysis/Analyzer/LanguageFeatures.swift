package import DocentDocument

/// What works in a language, for `docent languages`.
package struct LanguageFeatures: Sendable, Hashable {
  package var language: LanguageTag
  /// Whether sentiment was learnt from texts of the language; else from those of other languages.
  package var hasSentimentModel: Bool
  /// Whether parts of speech are known; key phrases are made of nouns and adjectives then.
  package var hasSyntaxModel: Bool
  package var names: EntityAnnotator.Features.Names
  package var kinds: [Entity.Kind]
}

extension Annotators {
  /// What works in a language. Language detection and key phrases work in all that are known.
  package func features(of language: LanguageTag) -> LanguageFeatures {
    let entities = entities.features(of: language)
    return LanguageFeatures(
      language: language, hasSentimentModel: sentiment.hasModel(for: language),
      hasSyntaxModel: syntax.supports(language), names: entities.names, kinds: entities.kinds)
  }
}

import DocentDocument

/// What tagging remembers from text to text, so that words that return cost little. One a worker: not thread-safe. It
/// never changes what is found.
package final class SyntaxMemory {
  private var taggers: [String: SyntaxTagger] = [:]

  package init() {}

  /// The tagger of a language, made when there is none.
  func tagger(for language: LanguageTag, _ model: SyntaxModel) -> SyntaxTagger {
    if let tagger = taggers[language.language] { return tagger }
    let tagger = SyntaxTagger(model)
    taggers[language.language] = tagger
    return tagger
  }
}

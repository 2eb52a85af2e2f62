import DocentDocument

/// What entity annotation remembers from text to text, so that words that return cost little. One a worker: not
/// thread-safe. It never changes what is found.
package final class EntityMemory {
  /// Some megabytes each.
  private static let mostLanguages = 4
  private var taggers: [LanguageTag: NameTagger] = [:]

  package init() {}

  /// The tagger of a language, made when there is none.
  func tagger(for language: LanguageTag, _ make: () -> NameTagger) -> NameTagger {
    if let tagger = taggers[language] { return tagger }
    if taggers.count >= Self.mostLanguages { taggers.removeAll() }
    let tagger = make()
    taggers[language] = tagger
    return tagger
  }
}

import DocentDocument
import Synchronization

/// The lexicons of the languages met so far. Thread-safe.
final class LexiconCache: Sendable {
  private let lexicons = Mutex<[LanguageTag: LocaleLexicon]>([:])

  /// The lexicon of a language, made when it is first asked for.
  func lexicon(for language: LanguageTag) -> LocaleLexicon {
    lexicons.withLock { lexicons in
      if let known = lexicons[language] { return known }
      let lexicon = LocaleLexicon(language: language)
      lexicons[language] = lexicon
      return lexicon
    }
  }
}

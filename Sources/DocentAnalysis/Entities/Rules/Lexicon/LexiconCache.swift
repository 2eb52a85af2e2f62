import DocentDocument
import Synchronization

/// The lexicons of the languages met so far. Thread-safe.
final class LexiconCache: Sendable {
  /// One lexicon, made under a lock of its own: only who needs the same language waits for it.
  private final class Entry: Sendable {
    private let lexicon = Mutex<LocaleLexicon?>(nil)

    func lexicon(for language: LanguageTag) -> LocaleLexicon {
      lexicon.withLock { lexicon in
        if let lexicon { return lexicon }
        let new = LocaleLexicon(language: language)
        lexicon = new
        return new
      }
    }
  }

  private let entries = Mutex<[LanguageTag: Entry]>([:])

  /// The lexicon of a language, made when it is first asked for.
  func lexicon(for language: LanguageTag) -> LocaleLexicon {
    let entry = entries.withLock { entries in
      if let known = entries[language] { return known }
      let new = Entry()
      entries[language] = new
      return new
    }
    return entry.lexicon(for: language)
  }
}

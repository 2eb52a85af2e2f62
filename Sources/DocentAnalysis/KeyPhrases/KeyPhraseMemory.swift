import DocentDocument
import DocentText

/// What key-phrase extraction remembers from text to text, so that words that return cost little. One a worker: not
/// thread-safe. It never changes what is found.
package final class KeyPhraseMemory {
  private var words: [String: PhraseWords] = [:]

  package init() {}

  /// The words of a language.
  func words(of language: LanguageTag) -> PhraseWords {
    if let known = words[language.language] { return known }
    let new = PhraseWords(language)
    words[language.language] = new
    return new
  }
}

/// What is known of the words of a language that were met lately, and which of them the current text has.
final class PhraseWords {
  private static let limit = 1 << 13

  let stemmer: Stemmer?
  private var recent = RecentKeys(limit: limit)
  private var entries: [VocabularyEntry] = []
  /// The text that last had the word, and the word's place in its vocabulary.
  private var uses: [(text: UInt64, place: Int32)] = []
  private var text: UInt64 = 0

  init(_ language: LanguageTag) { stemmer = Stemmer(language: language, capacity: 0) }

  /// Begins a text of so many tokens. Nothing is forgotten before it ends.
  func startText(tokens: Int) {
    text += 1
    guard !recent.hasRoom(for: tokens) else { return }
    recent = RecentKeys(limit: Self.limit)
    entries.removeAll()
    uses.removeAll()
  }

  /// The place of a word in the vocabulary of the text; a new word is given the next one.
  ///
  /// - Parameter make: reads a word that is not known.
  func place(of word: UInt64, in vocabulary: inout [VocabularyEntry], _ make: () -> VocabularyEntry) -> Int32 {
    let (number, isNew) = recent.number(of: word)
    if isNew {
      entries.append(make())
      uses.append((0, 0))
    }
    if uses[number].text != text {
      uses[number] = (text, Int32(vocabulary.count))
      vocabulary.append(entries[number])
    }
    return uses[number].place
  }
}

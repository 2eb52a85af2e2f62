import CStemmer
package import DocentDocument

/// A Snowball stemmer (libstemmer, UTF-8) with a memory of the words it has seen. One per worker: not thread-safe.
package final class Stemmer {
  private let stemmer: OpaquePointer
  private var known: [[UInt8]: [UInt8]] = [:]
  private let capacity: Int

  /// Nil for a language without a stemmer. `capacity` bounds the words remembered, 0 for callers that remember them
  /// themselves; the memory is emptied when full.
  package init?(language: LanguageTag, capacity: Int = 1 << 15) {
    guard let algorithm = Self.algorithms[language.language], let stemmer = sb_stemmer_new(algorithm, "UTF_8") else {
      return nil
    }
    self.stemmer = stemmer
    self.capacity = capacity
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a word that is case-folded already. A word libstemmer cannot take comes back as it is.
  package func stem(_ word: [UInt8]) -> [UInt8] {
    if capacity > 0, let stem = known[word] { return stem }
    guard !word.isEmpty, word.count <= Self.longestWord else { return word }
    guard let symbols = sb_stemmer_stem(stemmer, word, Int32(word.count)) else { return word }
    let stem = Array(UnsafeBufferPointer(start: symbols, count: Int(sb_stemmer_length(stemmer))))
    guard capacity > 0 else { return stem }
    if known.count >= capacity { known.removeAll(keepingCapacity: true) }
    known[word] = stem
    return stem
  }

  /// Whether `language` has a stemmer.
  package static func supports(_ language: LanguageTag) -> Bool { algorithms[language.language] != nil }

  /// The languages with a stemmer, by primary subtag, sorted.
  package static var languages: [LanguageTag] { algorithms.keys.sorted().map { LanguageTag($0) } }

  /// Longer words are no words; the algorithms are meant for tens of bytes.
  private static let longestWord = 256

  /// Algorithm of libstemmer by primary language subtag. Both written Norwegians and the macrolanguage share one.
  private static let algorithms: [String: String] = [
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english",
    "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian",
    "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
  ]
}

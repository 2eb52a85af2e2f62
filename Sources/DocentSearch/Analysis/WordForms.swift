import DocentDocument
import DocentText

/// What one word is indexed under, all at the same position.
struct WordForms: Equatable {
  /// The case-folded word first; then its form without accents and, for `l'école` or `john's`, its longest part.
  var surfaces: [[UInt8]]
  /// The stem in the word's language, without accents; nil for languages without a stemmer.
  var stem: [UInt8]?
}

/// Makes the forms of words, for documents, queries and highlighting alike. One per worker: not thread-safe.
final class WordFormer {
  /// Longer words are cut: what is longer is data, not language.
  private static let longestWord = 128

  private let analysis: Analysis
  /// How many words each stemmer remembers.
  private let memory: Int
  private var stemmers: [LanguageTag: Stemmer?] = [:]
  /// The stemmer of an index that keeps stems alone.
  private let onlyStemmer: Stemmer?

  /// `memory` is how many words each stemmer remembers: 0 for callers that remember forms themselves.
  init(_ analysis: Analysis = .multilingual, memory: Int = 1 << 15) {
    self.analysis = analysis
    self.memory = memory
    if case .stems(let language) = analysis {
      onlyStemmer = Stemmer(language: language, capacity: memory)
    } else {
      onlyStemmer = nil
    }
  }

  /// The forms of a word as written; nil if nothing of it is left after folding.
  func forms(of word: some Collection<UInt8>, language: LanguageTag) -> WordForms? {
    let folded = Self.folded(word)
    guard !folded.isEmpty else { return nil }
    var surfaces = [folded]
    let core = Self.longestPart(folded)
    if let onlyStemmer {
      let stem = onlyStemmer.stem(core ?? folded)
      return WordForms(surfaces: [stem.isEmpty ? folded : AccentFolding.bare(stem) ?? stem], stem: nil)
    }
    for candidate in [AccentFolding.bare(folded), core, core.flatMap(AccentFolding.bare)] {
      if let candidate, !surfaces.contains(candidate) { surfaces.append(candidate) }
    }
    return WordForms(surfaces: surfaces, stem: stem(core ?? folded, language: language))
  }

  /// Whether a word as written is so frequent in the language that it says nothing.
  func isStopWord(_ word: some Collection<UInt8>, language: LanguageTag) -> Bool {
    if case .stems(let only) = analysis { return StopWords.contains(Self.folded(word), language: only) }
    return StopWords.contains(Self.folded(word), language: language)
  }

  /// The stem of a folded word.
  func stem(_ word: [UInt8], language: LanguageTag) -> [UInt8]? {
    let primary = LanguageTag(language.language)
    let stemmer: Stemmer?
    if let known = stemmers[primary] {
      stemmer = known
    } else {
      stemmer = Stemmer(language: primary, capacity: memory)
      stemmers[primary] = .some(stemmer)
    }
    guard let stem = stemmer?.stem(word), !stem.isEmpty else { return nil }
    return AccentFolding.bare(stem) ?? stem
  }

  /// Case-folded, with the typewriter's apostrophe, cut at `longestWord`.
  static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
    var folded = CaseFolding.folded(word)
    if folded.count > longestWord {
      var end = longestWord
      while end > 0, folded[end] & 0xC0 == 0x80 { end -= 1 }
      folded.removeSubrange(end...)
    }
    guard folded.contains(0xE2) else { return folded }
    var index = 0
    while index + 2 < folded.count {
      if folded[index] == 0xE2, folded[index + 1] == 0x80, folded[index + 2] == 0x99 {
        folded.replaceSubrange(index..<index + 3, with: CollectionOfOne(UInt8(ascii: "'")))
      }
      index += 1
    }
    return folded
  }

  /// The longest part between apostrophes, the later one of equals; nil for words without any.
  private static func longestPart(_ word: [UInt8]) -> [UInt8]? {
    guard word.contains(UInt8(ascii: "'")) else { return nil }
    var longest: ArraySlice<UInt8> = []
    for part in word.split(separator: UInt8(ascii: "'")) where part.count >= longest.count { longest = part }
    return longest.isEmpty ? nil : Array(longest)
  }
}

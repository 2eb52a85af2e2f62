import DocentDocument

/// The forms of a word by their stems, for where the index keeps no stems: only surface forms know where they stand.
/// Made for one query and used by one thread.
final class InflectedForms: Hashable {
  private let stems: [LanguageTag: [UInt8]]
  private let former = WordFormer()

  /// `stems` by language; not empty.
  init(_ stems: [LanguageTag: [UInt8]]) { self.stems = stems }

  func contains(_ surface: ArraySlice<UInt8>) -> Bool {
    let word = Array(surface)
    return stems.contains { language, stem in former.stem(word, language: language) == stem }
  }

  /// What the forms of a folded word begin with: inflection leaves the first three letters alone, as a rule.
  static func commonStart(_ word: [UInt8]) -> [UInt8] {
    Array(String(String.UnicodeScalarView(String(decoding: word, as: UTF8.self).unicodeScalars.prefix(3))).utf8)
  }

  static func == (left: InflectedForms, right: InflectedForms) -> Bool { left.stems == right.stems }
  func hash(into hasher: inout Hasher) { hasher.combine(stems) }
}

import CDocentICU
package import DocentDocument

/// Numbers in words, by ICU's rule-based number formats. One per worker: not thread-safe.
///
/// Opening takes milliseconds; a number some tens of microseconds.
package final class NumberSpeller {
  private let speller: OpaquePointer

  /// Nil if ICU has no rules for the language.
  package init?(language: LanguageTag) {
    guard LocaleData.knows(language), let speller = dx_speller_open(language.rawValue) else { return nil }
    self.speller = speller
  }

  deinit { dx_speller_close(speller) }

  /// All ways (genders, cases) to write a number: `un`, `une`; `один`, `одна`, `одного` …
  package func spellings(of number: Int64) -> [String] {
    StringCollector.strings { dx_speller_spell(speller, number, false, $0, $1) }
  }

  /// The same of an ordinal: `first`; `premier`, `première`.
  package func ordinalSpellings(of number: Int64) -> [String] {
    StringCollector.strings { dx_speller_spell(speller, number, true, $0, $1) }
  }
}

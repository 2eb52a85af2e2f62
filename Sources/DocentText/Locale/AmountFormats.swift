import CDocentICU
package import DocentDocument

/// How a language shortens large amounts, from ICU.
package enum AmountFormats {
  /// Words and abbreviations for a power of ten, in every plural form: `million`, `Millionen`, `Mio.`, `万`; none where
  /// the language does not count in it.
  package static func scaleWords(_ language: LanguageTag, exponent: Int) -> [String] {
    guard LocaleData.knows(language) else { return [] }
    return [true, false].flatMap { isLong in
      StringCollector.strings { dx_scale_words(language.rawValue, Int32(exponent), isLong, $0, $1) }
    }
  }
}

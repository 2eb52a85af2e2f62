import CDocentICU
package import DocentDocument

/// What ICU knows about languages and regions as a whole.
package enum LocaleData {
  /// Whether ICU has data for the language. Without, vocabularies are empty rather than in some other language.
  package static func knows(_ language: LanguageTag) -> Bool { knownLanguages.contains(language.language) }

  /// The languages ICU has data for, by primary subtag, sorted.
  package static let languages: [LanguageTag] = knownLanguages.sorted().map { LanguageTag($0) }

  /// ISO 3166 codes of all countries: `DE`, `FR` …
  package static let regions: [String] = StringCollector.strings { dx_region_codes($0, $1) }

  /// Name of a language in another: `German` of `de` in `en`.
  package static func name(of language: LanguageTag, in displayLanguage: LanguageTag) -> String? {
    StringCollector.string {
      dx_display_name(Int32(DX_NAME_LANGUAGE), language.rawValue, displayLanguage.rawValue, $0, $1)
    }
  }

  /// Name of a country by its ISO 3166 code.
  package static func name(ofRegion code: String, in language: LanguageTag) -> String? {
    StringCollector.string { dx_display_name(Int32(DX_NAME_REGION), code, language.rawValue, $0, $1) }
  }

  /// Names of some 400 cities, by which time zones are called; ICU falls back to English for those it has no name of.
  package static func cities(in language: LanguageTag) -> [String] {
    StringCollector.strings { dx_cities(language.rawValue, $0, $1) }
  }

  /// Name of a script.
  package static func name(of script: Script, in language: LanguageTag) -> String? {
    StringCollector.string { dx_display_name(Int32(DX_NAME_SCRIPT), script.code, language.rawValue, $0, $1) }
  }

  /// CLDR's words whose full stop does not end a sentence, with the full stop: `Dr.`, `etc.`; few languages have any.
  package static func abbreviations(of language: LanguageTag) -> [String] {
    StringCollector.strings { dx_abbreviations(language.rawValue, $0, $1) }
  }

  private static let knownLanguages = Set(
    StringCollector.strings { dx_locales($0, $1) }.compactMap { locale in
      locale.split(separator: "_", maxSplits: 1).first.map(String.init)
    } + ["no"])
}

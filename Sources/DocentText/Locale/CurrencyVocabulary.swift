import CDocentICU
package import DocentDocument

/// What a language calls the currencies, from ICU.
package struct CurrencyVocabulary: Sendable {
  package struct Currency: Sendable, Hashable {
    /// ISO 4217: `EUR`.
    package var code: String
    /// As the language writes them, the shortest too: `€`, `US$`, `$`. A sign may stand for several currencies.
    package var symbols: [String]
    /// In every plural form: `euro`, `euros`.
    package var names: [String]
  }

  /// The currencies in use, in ICU's order. Only codes and signs for a language ICU does not know.
  package let currencies: [Currency]

  /// Takes some milliseconds.
  package init(language: LanguageTag) {
    let tag = language.rawValue
    let isKnown = LocaleData.knows(language)
    currencies = Self.codes.map { code in
      Currency(
        code: code, symbols: StringCollector.strings { dx_currency_symbols(tag, code, $0, $1) },
        names: isKnown ? StringCollector.strings { dx_currency_names(tag, code, $0, $1) } : [])
    }
  }

  /// ISO 4217 codes of the currencies in use.
  package static let codes: [String] = StringCollector.strings { dx_currency_codes($0, $1) }
}

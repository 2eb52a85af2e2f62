import CDocentICU
package import DocentDocument

/// What a language calls the units of measure, from ICU: lengths, weights, times, percent …
package struct UnitVocabulary: Sendable {
  package struct Unit: Sendable, Hashable {
    /// CLDR's identifier: `kilogram`, `kilometer-per-hour`.
    package var identifier: String
    /// In every plural form: `kilogram`, `kilograms`.
    package var names: [String]
    /// `kg`; also what is in use in narrow columns, such as `″` or `°`.
    package var symbols: [String]
  }

  /// In ICU's order. Names are empty for a language ICU does not know.
  package let units: [Unit]

  /// The names of `identifiers`; of every unit takes tens of milliseconds.
  package init(language: LanguageTag, identifiers: [String] = Self.identifiers) {
    let tag = language.rawValue
    let isKnown = LocaleData.knows(language)
    units = identifiers.map { identifier in
      func names(_ width: Int) -> [String] {
        isKnown ? StringCollector.strings { dx_unit_names(tag, identifier, Int32(width), $0, $1) } : []
      }
      let short = names(DX_WIDTH_ABBREVIATED)
      let narrow = names(DX_WIDTH_NARROW).filter { !short.contains($0) }
      return Unit(identifier: identifier, names: names(DX_WIDTH_WIDE), symbols: short + narrow)
    }
  }

  /// Identifiers of all units CLDR names.
  package static let identifiers: [String] = StringCollector.strings { dx_unit_identifiers($0, $1) }
}

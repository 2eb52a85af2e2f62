import CDocentICU
package import DocentDocument

/// How a language writes numbers, from ICU.
package struct NumberVocabulary: Sendable {
  /// `.` or `,`; `٫` in Arabic.
  package let decimalSeparator: String
  /// `,`, `.`, `’` or a space that does not break; empty if unknown.
  package let groupingSeparator: String
  package let minusSign: String
  package let percentSign: String
  /// The ten digits of the language's own numbering system, zero first: `٠`…`٩`; ASCII digits in most languages.
  package let digits: [String]

  package init(language: LanguageTag) {
    let tag = language.rawValue
    func symbol(_ which: Int) -> String {
      StringCollector.string { dx_number_symbol(tag, Int32(which), $0, $1) } ?? ""
    }
    decimalSeparator = symbol(DX_SYMBOL_DECIMAL)
    groupingSeparator = symbol(DX_SYMBOL_GROUPING)
    minusSign = symbol(DX_SYMBOL_MINUS)
    percentSign = symbol(DX_SYMBOL_PERCENT)
    let native = StringCollector.strings { dx_native_digits(tag, $0, $1) }
    digits = native.count == 10 ? native : (0...9).map(String.init)
  }

  /// `5.`, `5th`, `5º`; nil if ICU has no rules for the language.
  package static func ordinal(_ number: Int64, language: LanguageTag) -> String? {
    StringCollector.string { dx_ordinal(language.rawValue, number, $0, $1) }
  }
}

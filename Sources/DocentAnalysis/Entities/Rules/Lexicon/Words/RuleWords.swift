import DocentDocument

/// What ICU's locale data do not say about dates and quantities: the words of a language for early and late, last and
/// next, from and to, about and more than.
///
/// A language without a list has what ICU knows.
struct RuleWords: Sendable {
  /// Phrases of one meaning, apart by `|`.
  typealias Entry = (meaning: PhraseMeaning, phrases: String)

  var entries: [Entry]
  /// Parts of number words written in one: `hundert`, `tausend`; nil where numbers are written apart.
  var compounds: CompoundNumber.Parts?
  /// Parts of the day that are glued to weekdays: `Dienstagmorgen`.
  var gluesDayParts = false

  init(_ entries: [Entry], compounds: CompoundNumber.Parts? = nil, gluesDayParts: Bool = false) {
    self.entries = entries
    self.compounds = compounds
    self.gluesDayParts = gluesDayParts
  }

  static func of(_ language: LanguageTag) -> RuleWords? {
    switch language.language {
    case "en", "und", "": english
    case "de": german
    case "fr": french
    case "es": spanish
    case "it": italian
    case "pt": portuguese
    case "nl": dutch
    case "sv": swedish
    default: nil
    }
  }
}

import DocentDocument

/// Where languages differ in what a token is.
struct TokenRules: Sendable {
  let language: String
  /// `do` `n't`, `Anna` `'s`. Off where an apostrophe is a letter or joins case endings and plurals.
  let splitsEnglishClitics: Bool
  let elision: Elision
  /// `5.` as an ordinal.
  let writesOrdinalDot: Bool
  /// `EU:n`: a colon before a case ending.
  let joinsAtColon: Bool
  /// Letters that may follow an apostrophe alone: `'s`.
  let leadingClitics: [UInt8]
  let abbreviations: Abbreviations

  enum Elision: Sendable {
    case none
    /// One or two letters, or a conjunction in `qu`: `l'`, `qu'`, `lorsqu'`.
    case short
    /// Any prepositional article: `dell'`, `un'`.
    case any
  }

  init(_ tag: LanguageTag) {
    language = tag.language
    abbreviations = Abbreviations(language: tag)
    splitsEnglishClitics = !Self.apostropheLanguages.contains(language)
    elision =
      switch language {
      case "fr", "ca", "oc", "wa", "frp", "lb": .short
      case "it", "co", "scn", "nap", "lmo", "pms", "fur", "vec", "lij", "sc", "rm": .any
      default: .none
      }
    writesOrdinalDot = Self.ordinalDotLanguages.contains(language)
    joinsAtColon = language == "fi" || language == "sv"
    leadingClitics = Array(
      language == "nl" || language == "af" ? "stnmk".utf8 : splitsEnglishClitics ? "sdm".utf8 : "".utf8)
  }

  var hasElision: Bool { elision != .none }

  /// Whether an apostrophe behind this word makes it an elided one.
  func elides(_ text: UTF8Text, _ word: Range<Int>) -> Bool {
    switch elision {
    case .none: false
    case .any: word.count > 0
    case .short: word.count <= 2 || Self.isElidedConjunction(text, word)
    }
  }

  /// French `jusqu'`, `lorsqu'`, `puisqu'`, `quoiqu'`; not `aujourd'hui` or `quelqu'un`.
  private static func isElidedConjunction(_ text: UTF8Text, _ word: Range<Int>) -> Bool {
    guard word.count == 5 || word.count == 6 else { return false }
    let folded = String(decoding: text.bytes[word].map(ASCII.lowercased), as: UTF8.self)
    return folded == "jusqu" || folded == "lorsqu" || folded == "puisqu" || folded == "quoiqu"
  }

  /// Languages whose words hold apostrophes: case endings after names, plurals, glottal stops, soft signs.
  private static let apostropheLanguages: Set<String> = [
    "nl", "af", "tr", "az", "uz", "tk", "crh", "kk", "tt", "fi", "et", "uk", "be", "rue", "haw", "sm", "to", "mi", "ty",
    "so", "ha", "br", "gn",
  ]

  private static let ordinalDotLanguages: Set<String> = [
    "de", "da", "nb", "nn", "no", "fi", "et", "cs", "sk", "pl", "hr", "sr", "bs", "sl", "hu", "tr", "is", "fo", "lv",
    "lb",
  ]
}

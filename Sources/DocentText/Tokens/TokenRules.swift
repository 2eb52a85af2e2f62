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

  enum Elision: Sendable {
    case none
    /// One or two letters, or a conjunction in `qu`: `l'`, `qu'`, `lorsqu'`.
    case short
    /// Any prepositional article: `dell'`, `un'`.
    case any
  }

  static func of(_ language: LanguageTag) -> TokenRules { TokenRules(language.language) }

  private init(_ language: String) {
    self.language = language
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

  /// Whether the full stop behind `word` belongs to it.
  func isAbbreviation(
    _ text: UTF8Text, _ word: Range<Int>, previous: Token?, followedBy next: CharacterClass
  ) -> Bool {
    guard next.meets([.letter, .digit]) || next.meets(.open) else { return false }
    let first = text.scalar(at: word.lowerBound)
    let firstClass = text.characterClass(of: first.value)
    if first.length == word.count, firstClass.meets([.upper, .lower]) {
      return !(first.value == 0x49 && language == "en")  // the pronoun
    }
    return isConsonantsOnly(text, word)
  }

  /// `Dr`, `Mr`, `St`, `Nr`, `bzw`: two to four ASCII letters, no vowel, not all capitals.
  private func isConsonantsOnly(_ text: UTF8Text, _ word: Range<Int>) -> Bool {
    guard (2...4).contains(word.count), ASCII.isLower(text.bytes[word.upperBound - 1]) else { return false }
    return text.bytes[word].allSatisfy { ASCII.isLetter($0) && !Self.vowels.contains(ASCII.lowercased($0)) }
  }

  private static let vowels = Array("aeiouy".utf8)

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

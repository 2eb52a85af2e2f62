/// A language that people also write in Latin letters, and the ways they do it. Its profile is trained on its own
/// texts, rewritten.
struct Romanisation: Sendable {
  /// Tag of the language whose texts are rewritten.
  let language: String
  let styles: [RomanisationStyle]

  /// Tag of the result.
  var tag: String { language + "-Latn" }

  /// All that are known. The scholarly and the library ways are ICU's, with and without their accents; the ways
  /// people type are `RomanLetters`. Persian and Urdu are not here: without vowels they cannot be told from Arabic,
  /// and with vowels Urdu is Hindi.
  static let all = [
    Romanisation(language: "ar", styles: [icu("Arabic-Latin"), plain("Arabic-Latin"), plain("Arabic-Latin/BGN")]),
    Romanisation(
      language: "bg", styles: [plain("Cyrillic-Latin"), plain("Bulgarian-Latin/BGN"), typed(RomanLetters.bulgarian)]),
    Romanisation(
      language: "el",
      styles: [
        icu("Greek-Latin"), plain("Greek-Latin"), plain("Greek-Latin/UNGEGN"), typed(RomanLetters.greek),
      ]),
    Romanisation(
      language: "hi",
      styles: [icu("Devanagari-Latin"), plain("Devanagari-Latin"), RomanisationStyle(finish: HindiSpelling.typed)]),
    Romanisation(
      language: "ja",
      styles: [
        icu("Any-Latin"), plain("Any-Latin"), icu("[:Han:] Remove; Any-Latin"), plain("[:Han:] Remove; Any-Latin"),
      ]),
    Romanisation(
      language: "ru",
      styles: [
        icu("Cyrillic-Latin"), plain("Cyrillic-Latin"), plain("Russian-Latin/BGN"), typed(RomanLetters.russian),
      ]),
    Romanisation(
      language: "uk",
      styles: [plain("Cyrillic-Latin"), plain("Ukrainian-Latin/BGN"), typed(RomanLetters.ukrainian)]),
    Romanisation(
      language: "zh",
      styles: [
        icu("Han-Latin"), plain("Han-Latin"), RomanisationStyle("Han-Latin; Latin-ASCII", finish: joinedSyllables),
      ]),
  ]

  private static func icu(_ identifier: String) -> RomanisationStyle { RomanisationStyle(identifier) }

  /// Without accents and the signs that stand for soft letters and stops.
  private static func plain(_ identifier: String) -> RomanisationStyle {
    RomanisationStyle("\(identifier); Latin-ASCII; [\(softSigns)] Remove")
  }

  private static let softSigns = "\u{2B9}\u{2BA}\u{2BB}\u{2BC}\u{2BE}\u{2BF}'`\u{2018}\u{2019}"

  private static func typed(_ letters: [Character: String]) -> RomanisationStyle {
    RomanisationStyle("Any-Latin; Latin-ASCII", letters: letters)
  }

  /// Chinese words have two syllables more often than not, and are typed as one.
  private static func joinedSyllables(_ text: String) -> String {
    var joined = ""
    for (index, syllable) in text.split(separator: " ").enumerated() {
      if index > 0, index.isMultiple(of: 2) || joined.last?.isLetter != true { joined.append(" ") }
      joined += syllable
    }
    return joined
  }
}

/// One way to write a language in Latin letters.
struct RomanisationStyle: Sendable {
  /// ICU's name of the transliteration.
  let transliteration: String
  /// Letters that are replaced before it; lower case.
  let letters: [Character: String]
  /// What is done after it.
  let finish: @Sendable (String) -> String

  init(
    _ transliteration: String = "Any-Latin", letters: [Character: String] = [:],
    finish: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.transliteration = transliteration
    self.letters = letters
    self.finish = finish
  }
}

package import DocentDocument

/// What a caller knows of the languages of a text.
package struct LanguageChoice: Sendable {
  /// The only languages to choose from; nil stands for all but those on request.
  package var allowed: Set<LanguageTag>?
  /// Languages that are more likely than others. A hint decides where the text is in doubt, and only there.
  package var likely: Set<LanguageTag>

  package init(allowed: Set<LanguageTag>? = nil, likely: Set<LanguageTag> = []) {
    self.allowed = allowed
    self.likely = likely
  }
}

extension LanguageDetector {
  /// The language meant by a tag of a caller: itself, the modern form of an old or three-letter code, a Chinese script
  /// or region as `zh` or `zh-TW`, or the language without region; nil when it is not known.
  package func known(_ tag: LanguageTag) -> LanguageTag? {
    let parts = tag.rawValue.replacing("_", with: "-").split(separator: "-").map(String.init)
    guard let first = parts.first?.lowercased() else { return nil }
    let language = Self.modernCodes[first] ?? first
    let rest = parts.dropFirst().map { $0.lowercased() }
    if language == "zh" {
      return rest.contains { ["tw", "hk", "mo", "hant"].contains($0) } ? .traditionalChinese : .chinese
    }
    let tags = languages
    if rest.contains("latn"), tags.contains(LanguageTag("\(language)-Latn")) { return LanguageTag("\(language)-Latn") }
    return tags.contains(LanguageTag(language)) ? LanguageTag(language) : nil
  }

  /// Codes replaced in the IANA language subtag registry, and macro-languages under the code of their standard form.
  private static let modernCodes = [
    "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "no": "nb", "fil": "tl", "cmn": "zh", "arb": "ar",
    "pes": "fa", "zsm": "ms", "swh": "sw", "kmr": "ku", "khk": "mn", "lvs": "lv", "ekk": "et", "als": "sq", "azj": "az",
    "uzn": "uz", "npi": "ne", "ory": "or", "pbt": "ps", "plt": "mg", "gug": "gn", "eng": "en", "deu": "de", "ger": "de",
    "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "rus": "ru", "zho": "zh",
    "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "hin": "hi", "pol": "pl", "tur": "tr", "ukr": "uk",
  ]
}

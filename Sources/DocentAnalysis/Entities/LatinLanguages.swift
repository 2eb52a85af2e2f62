import DocentDocument

/// Languages in Latin script with capitals for names: the model trained on others of them says something about their
/// names too. German is not here for its capitals but for its own training data.
enum LatinLanguages {
  private static let codes: Set<String> = [
    "af", "ast", "az", "br", "bs", "ca", "co", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fil", "fo",
    "fr", "fy", "ga", "gd", "gl", "hr", "hu", "id", "is", "it", "la", "lb", "lt", "lv", "ms", "mt", "nb", "nl", "nn",
    "no", "oc", "pl", "pt", "rm", "ro", "sc", "scn", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "uz", "vi", "und",
  ]

  static func contains(_ language: LanguageTag) -> Bool {
    let tag = language.rawValue
    if tag.hasSuffix("-Latn") { return true }
    return codes.contains(language.language) && !tag.contains("-Cyrl") && !tag.contains("-Arab")
  }
}

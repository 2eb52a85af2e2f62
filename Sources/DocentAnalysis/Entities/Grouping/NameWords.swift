import DocentDocument

/// Words around names that are not part of them, and the endings that names take.
enum NameWords {
  /// Whether a folded word stands before names as a form of address.
  static func isTitle(_ word: String, in language: LanguageTag) -> Bool {
    titles.contains(word) || word == "m" && language.language == "fr"
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "madam", "herr", "herrn",
    "frau", "monsieur", "madame", "mademoiselle", "mme", "mlle", "senor", "senora", "senorita", "sr", "sra", "srta",
    "don", "dona", "dom", "senhor", "senhora", "signor", "signore", "signora", "signorina", "sig", "dott", "dottor",
    "dottoressa", "avv", "meneer", "mevrouw", "dhr", "mevr", "mw", "heer", "pan", "pani", "pana", "gospodin", "gospoda",
    "herra", "rouva", "fru", "hr", "г-н", "г-жа", "господин", "госпожа",
  ]

  /// Stand behind the names of people.
  static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "junior", "senior"]

  static let articles: Set<String> = [
    "the", "der", "die", "das", "den", "dem", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "o", "a", "os",
    "as", "de", "het", "den", "det",
  ]

  /// Legal forms of companies, as folded.
  static let legalForms: Set<String> = [
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp", "plc", "group",
    "holding", "holdings", "gmbh", "ag", "kg", "kgaa", "se", "ev", "ug", "sa", "sas", "sarl", "spa", "srl", "nv", "bv",
    "ab", "as", "asa", "oy", "oyj", "aps", "ltda", "sl", "slu", "sro", "doo", "dd", "zrt", "kft", "&",
  ]

  /// Words of names that acronyms leave out.
  static let smallWords: Set<String> = [
    "of", "the", "and", "for", "in", "on", "to", "&", "und", "fur", "der", "die", "das", "des", "dem", "den", "von",
    "zu",
    "de", "du", "la", "le", "les", "et", "des", "pour", "l", "d", "del", "los", "las", "y", "para", "di", "della",
    "dei",
    "delle", "per", "e", "da", "do", "dos", "das", "van", "het", "en", "voor", "och", "for", "af", "i",
  ]

  static let numerals: Set<String> = ["ii", "iii", "iv", "vi", "vii", "viii", "ix"]

  /// What a place's name may end in without being another's: `New York City`.
  static let placeWords: Set<String> = [
    "city", "state", "county", "province", "region", "island", "islands", "dc", "metropolitan", "republic",
  ]

  /// A folded word, and what is left when an ending of the language's cases is cut off; at least four letters.
  static func stems(of word: String, in language: LanguageTag) -> [String] {
    var stems = [word]
    for ending in endings[language.language] ?? [] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if stem.unicodeScalars.count >= 4, !stems.contains(stem) { stems.append(stem) }
    }
    return stems
  }

  private static let slavic = [
    "a", "u", "e", "i", "y", "o", "ie", "om", "em", "ie", "owi", "ovi", "ovi", "ami", "ach", "owie", "iem", "ou", "ej",
  ]
  private static let cyrillic = ["а", "у", "е", "ы", "и", "ом", "ем", "ою", "ой", "ої", "і", "ові", "ів", "ю", "я"]

  private static let endings: [String: [String]] = [
    "de": ["s", "es"], "sv": ["s"], "da": ["s"], "nb": ["s"], "no": ["s"], "nn": ["s"], "nl": ["s"],
    "pl": slavic, "cs": slavic, "sk": slavic, "hr": slavic, "sr": slavic + cyrillic, "bs": slavic, "sl": slavic,
    "ru": cyrillic, "uk": cyrillic, "bg": cyrillic, "fi": ["n", "ssa", "sta", "lla", "lta", "lle", "ta", "a"],
    "hu": ["nak", "nek", "ban", "ben", "ot", "et", "ot", "on", "en", "t"], "tr": ["da", "de", "in", "un", "a", "e"],
  ]
}

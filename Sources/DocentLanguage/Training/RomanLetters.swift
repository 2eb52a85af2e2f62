/// How people type languages of other alphabets on a keyboard with Latin letters only. What is missing here is left to
/// ICU.
enum RomanLetters {
  static let russian: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
  ]

  static let ukrainian: [Character: String] = russian.merging(
    ["г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "yi", "є": "ye", "х": "kh", "щ": "shch"]
  ) { $1 }

  static let bulgarian: [Character: String] = russian.merging(["щ": "sht", "ъ": "a", "ь": "y", "ю": "yu"]) { $1 }

  static let greek: [Character: String] = [
    "α": "a", "ά": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "έ": "e", "ζ": "z", "η": "i", "ή": "i", "θ": "th",
    "ι": "i", "ί": "i", "ϊ": "i", "ΐ": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "ό": "o",
    "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "u", "ύ": "u", "ϋ": "u", "ΰ": "u", "φ": "f", "χ": "x",
    "ψ": "ps", "ω": "o", "ώ": "o",
  ]
}

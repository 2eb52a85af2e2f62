/// Special characters of roff (groff_char(7)).
enum RoffCharacters {
  /// The character of a name; the name itself when nobody knows it.
  static func named(_ name: String) -> [UInt8] {
    if let known = table[name] { return Array(known.utf8) }
    if name.hasPrefix("u"), name.utf8.count >= 5, let code = UInt32(name.dropFirst().prefix { $0 != "_" }, radix: 16),
      let scalar = Unicode.Scalar(code)
    {
      return Array(String(Character(scalar)).utf8)
    }
    if name.hasPrefix("char"), let code = UInt32(name.dropFirst(4)), let scalar = Unicode.Scalar(code) {
      return Array(String(Character(scalar)).utf8)
    }
    // Accented letters are written as the accent and the letter.
    if let accent = name.first, let letter = name.dropFirst().first, name.count == 2, let mark = accents[accent] {
      return Array(LetterAccents.composed(String(letter), mark).utf8)
    }
    return Array(name.utf8)
  }

  private static let accents: [Character: Unicode.Scalar] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", ":": "\u{308}", "~": "\u{303}", "o": "\u{30A}", ",": "\u{327}",
    "v": "\u{30C}",
  ]

  private static let table = [
    "em": "—", "en": "–", "hy": "-", "bu": "•", "aq": "'", "dq": "\"", "oq": "‘", "cq": "’", "lq": "“", "rq": "”",
    "co": "©", "rg": "®", "tm": "™", "de": "°", "sc": "§", "ps": "¶", "dg": "†", "dd": "‡", "mu": "×", "di": "÷",
    "+-": "±", "<=": "≤", ">=": "≥", "!=": "≠", "==": "≡", "~~": "≈", "->": "→", "<-": "←", "<>": "↔", "ua": "↑",
    "da": "↓", "if": "∞", "sr": "√", "Eu": "€", "eu": "€", "Po": "£", "Ye": "¥", "ct": "¢", "ss": "ß", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "/o": "ø", "/O": "Ø", "/l": "ł", "/L": "Ł", "oa": "å", "oA": "Å", "Fo": "«",
    "Fc": "»", "fo": "‹", "fc": "›", "r!": "¡", "r?": "¿", "ti": "~", "ha": "^", "at": "@", "sh": "#", "rs": "\\",
    "sl": "/", "ba": "|", "br": "|", "or": "|", "lB": "[", "rB": "]", "lC": "{", "rC": "}", "la": "⟨", "ra": "⟩",
    "Do": "$", "ga": "`", "aa": "´", "pl": "+", "mi": "−", "pc": "·", "bv": "|", "12": "½", "14": "¼", "34": "¾",
    "S1": "¹", "S2": "²", "S3": "³", "*a": "α", "*b": "β", "*g": "γ", "*d": "δ", "*e": "ε", "*l": "λ", "*m": "μ",
    "*p": "π", "*s": "σ", "*w": "ω", "*W": "Ω", "*D": "Δ", "*S": "Σ", "mc": "µ", "el": "…", "ci": "○", "sq": "□",
    "OK": "✓", "rh": "☞", "lh": "☜", "eq": "=", "ru": "_", "ul": "_", "fm": "′", "sd": "″", "Bq": "„", "bq": "‚",
  ]
}

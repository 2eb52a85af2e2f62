/// Characters of fonts that keep pictures where others keep letters: Symbol, Wingdings and their like. Documents refer to
/// them by the code of a letter or by one in the private use area, which say nothing without the font.
enum SymbolFonts {
  /// Whether a font of that name draws symbols.
  static func isSymbolFont(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower == "symbol" || lower == "symbolmt" || lower.hasPrefix("symbol ") || lower.hasPrefix("wingdings")
      || lower.hasPrefix("webdings") || lower == "zapf dingbats" || lower == "zapfdingbats"
  }

  /// The character with a code (0x20 to 0xFF, or the same in the private use area) in a font; nil when the font is no
  /// symbol font or its character has no common form.
  static func character(_ code: UInt32, font: String) -> Unicode.Scalar? {
    guard isSymbolFont(font) else { return nil }
    let index = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
    guard index >= 0x20, index <= 0xFF else { return nil }
    let lower = font.lowercased()
    if lower.hasPrefix("wingdings 2") || lower.hasPrefix("wingdings 3") || lower.hasPrefix("webdings") { return nil }
    return lower.hasPrefix("symbol") ? symbol[index] : wingdings[index]
  }

  /// `text` with the characters of a symbol font resolved; those without a common form become bullets.
  static func resolved(_ text: String, font: String, privateUseOnly: Bool = false) -> String {
    guard isSymbolFont(font) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || privateUseOnly && !(0xE000...0xF8FF).contains(scalar.value) {
        result.append(scalar)
      } else if let known = character(scalar.value, font: font) {
        result.append(known)
      } else {
        result.append((0xE000...0xF8FF).contains(scalar.value) ? "\u{2022}" : scalar)
      }
    }
    return String(result)
  }

  /// The encoding of Symbol (Adobe, "Symbol encoding to Unicode", 1999).
  private static let symbol: [UInt32: Unicode.Scalar] = table([
    (
      0x20,
      " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
    ),
    (
      0xA0,
      "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    ),
    (0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
  ])

  /// The common characters of Wingdings (Unicode Technical Note of 2011 on Wingdings, N4115).
  private static let wingdings: [UInt32: Unicode.Scalar] = table([
    (0x21, "✏✂✁👓🕭🕮🕯☎✆✉✉📪📫📬📭📁📂📄📄📄🗄⌛"), (0x41, "✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄"), (0x59, "✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰&●❍■□"),
    (0x71, "❑❒⬧⧫◆❖⬥⌧⮹⌘❀✿❝❞"), (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), (0x9E, "·•▪○⭕○◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑"),
    (0xB7, "🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛"), (0xD5, "⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋←→↑↓🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑"),
  ])

  private static func table(_ runs: [(first: UInt32, characters: String)]) -> [UInt32: Unicode.Scalar] {
    var result: [UInt32: Unicode.Scalar] = [:]
    for run in runs {
      for (offset, scalar) in run.characters.unicodeScalars.enumerated() { result[run.first + UInt32(offset)] = scalar }
    }
    return result
  }
}

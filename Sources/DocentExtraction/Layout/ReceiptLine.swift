/// A line of a receipt that names a sum or a date without a colon: `TOTAL  12.50`, `Date 05/03/2024`.
struct ReceiptLine {
  let pair: KeyValuePair

  private static let maximumKeyWords = 4
  private static let names: Set<String> = [
    "total", "subtotal", "sub-total", "grand", "nett", "tax", "vat", "gst", "hst", "pst", "tip",
    "gratuity", "cash", "change", "balance", "amount", "due", "paid", "payment", "discount", "rounding", "deposit",
    "date", "invoice", "summe", "gesamt", "gesamtbetrag", "zwischensumme", "mwst",
    "ust", "betrag", "bar", "rückgeld", "datum", "montant", "tva", "espèces", "rendu", "importe", "iva", "cambio",
    "efectivo", "fecha", "totale", "contanti", "resto", "subtotale", "subtotaal", "totaal", "btw", "bedrag",
  ]

  /// Nil unless the row is a name followed by amounts or dates alone.
  init?(_ row: [PlacedLine]) {
    let words = row.flatMap(\.words)
    guard words.count >= 2, words.count <= 8, let first = words.first else { return nil }
    let name = first.text.lowercased().filter { $0.isLetter || $0 == "-" }
    guard Self.names.contains(name), !words.contains(where: { $0.text.hasSuffix(":") }) else { return nil }
    guard let start = words.firstIndex(where: { Self.isFigure($0.text) }), start >= 1, start <= Self.maximumKeyWords
    else {
      return nil
    }
    guard words[start...].allSatisfy({ Self.isFigure($0.text) || Self.isUnit($0.text) }) else { return nil }
    let currency = start >= 2 && Self.isUnit(words[start - 1].text) ? start - 1 : start
    pair = KeyValuePair(key: Array(words[..<currency]), value: Array(words[currency...]))
  }

  /// Digits with what stands between and around them in sums, dates and times.
  private static func isFigure(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType != nil {
        digits += 1
      } else if scalar.properties.isAlphabetic, !"RMUSDEPKrs".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return digits > 0
  }

  private static func isUnit(_ text: String) -> Bool {
    ["$", "€", "£", "¥", "RM", "USD", "EUR", "GBP", "CHF", "AM", "PM", "am", "pm", "%", "-"].contains(text)
  }
}

import DocentDocument
import DocentText

extension LocaleLexicon {
  /// Names and symbols of the units people measure in.
  mutating func addUnits(of language: LanguageTag) {
    let hundreds = NumberSpeller(language: language)?.spellings(of: 100) ?? []
    let vocabulary = UnitVocabulary(language: language, identifiers: MeasureUnits.identifiers)
    for unit in vocabulary.units {
      guard let meaning = MeasureUnits.meaning(of: unit.identifier) else { continue }
      // ICU does not say which of the forms is which; the shortest is the singular.
      if case .timeUnit = meaning, let shortest = unit.names.map(\.unicodeScalars.count).min() {
        for name in unit.names where name.unicodeScalars.count > shortest {
          if let word = PhraseTable.word(name) { plurals.insert(word) }
        }
      }
      for name in unit.names {
        add(name, meaning)
        // What ends in the word for hundred is also written apart: `percento`, `per cento`.
        if meaning == .percent, let hundred = hundreds.first(where: { name.hasSuffix($0) && name != $0 }) {
          add(name.dropLast(hundred.count) + " " + hundred, meaning)
        }
      }
      // Signs of one letter mean too much: only those of the international system are taken.
      for symbol in unit.symbols where symbol.unicodeScalars.count > 1 && !Self.isCommonWord(symbol) {
        add(symbol, meaning)
      }
    }
    for (symbol, meaning) in MeasureUnits.internationalSymbols { add(symbol, meaning) }
    let percent = NumberVocabulary(language: language).percentSign
    for sign in ["%", "％", "٪", "﹪", percent] { add(sign, .percent) }
  }

  /// Inches are `in`, arc seconds `sec`: too much like words to be taken for units.
  private static func isCommonWord(_ symbol: String) -> Bool {
    let letters = symbol.filter(\.isLetter)
    return letters.isEmpty && symbol.unicodeScalars.allSatisfy { $0.value < 0x80 } || symbol.lowercased() == "in"
  }

  /// Names, signs and codes of currencies; of `US dollars` also what many currencies share: `dollars`.
  mutating func addCurrencies(of language: LanguageTag) {
    let currencies = CurrencyVocabulary(language: language).currencies
    let byCode = Dictionary(currencies.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let leading = MeasureUnits.leadingCurrencies.compactMap { byCode[$0] }
    // A language has a sign of its own for the currency that its countries use: `kr` is Danish in Danish.
    let ordered =
      leading.filter { $0.symbols.first != $0.code } + leading.filter { $0.symbols.first == $0.code }
      + currencies.filter { !MeasureUnits.leadingCurrencies.contains($0.code) }
    let namesLast = Self.nounStandsLast(ordered)
    for (rank, currency) in ordered.enumerated() {
      let isLeading = rank < leading.count
      for name in currency.names {
        add(name, .currency(currency.code))
        guard isLeading else { continue }
        let words = name.split(separator: " ")
        if words.count > 1, let noun = namesLast ? words.last : words.first, noun.unicodeScalars.count > 2 {
          add(String(noun), .currency(currency.code))
        }
      }
      for symbol in currency.symbols where symbol != currency.code && Self.isSign(symbol) {
        add(symbol, .currencySign(currency.code))
      }
      addCode(currency.code)
    }
  }

  private mutating func addCode(_ code: String) { add(code, .currencyCode(code)) }

  /// `€`, `US$`, `zł`, `Kč`: what has letters alone needs more than one.
  private static func isSign(_ symbol: String) -> Bool {
    let letters = symbol.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count < symbol.unicodeScalars.count || letters.count >= 2
  }

  /// Whether dollars are `US dollars` rather than `dólares estadounidenses`.
  private static func nounStandsLast(_ currencies: [CurrencyVocabulary.Currency]) -> Bool {
    let names = currencies.filter { ["USD", "CAD", "AUD"].contains($0.code) }
      .compactMap { $0.names.last?.split(separator: " ") }
    return Set(names.compactMap(\.last)).count <= Set(names.compactMap(\.first)).count
  }
}

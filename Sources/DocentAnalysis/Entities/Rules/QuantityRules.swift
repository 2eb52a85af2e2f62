import DocentDocument

/// Amounts: money, shares, measures, durations and counts.
extension RuleContext {
  /// A number with its scale words, and where it ends.
  private struct Amount {
    var number: DecimalNumber
    var end: Int
    /// Spelled out, wholly.
    var isWord = false
    /// One group of digits without separators or scale words.
    var isPlain = false
    /// Has a word such as million.
    var isScaled = false
  }

  /// What about quantities starts at a lexeme.
  func quantity(at start: Int) -> Result? {
    if let money = moneySignFirst(at: start) { return money }
    let signed = sign(at: start)
    let first = signed.map { $0.end } ?? start
    guard next(first) != nil, var amount = amount(at: first) else { return nil }
    if signed?.isNegative == true { amount.number.isNegative = true }
    var low: DecimalNumber?
    if isRangeEnd(amount.end), let other = self.amount(at: amount.end + 1) {
      low = amount.number
      amount = other
    }
    return withUnit(start, low, amount) ?? count(start, low, amount)
  }

  // MARK: Numbers

  /// Digits or number words, with `million` and the like behind them.
  private func amount(at start: Int) -> Amount? {
    var amount: Amount
    if lexemes[start].kind == .digits {
      guard let match = number(at: start) else { return nil }
      amount = Amount(number: match.number, end: match.end, isPlain: match.isPlain)
    } else {
      guard lexemes[start].kind == .word,
        let match = phrase(start, where: { if case .number = $0 { true } else { false } }),
        case .number(let value) = match.meanings[0]
      else { return nil }
      amount = Amount(number: DecimalNumber(UInt64(value)), end: match.end, isWord: true)
    }
    for _ in 0..<2 {
      guard let match = phrase(amount.end, where: { if case .scale = $0 { true } else { false } }),
        case .scale(let exponent) = match.meanings[0]
      else { break }
      amount.number.scale(byPowerOfTen: exponent)
      amount.isPlain = false
      amount.isScaled = true
      amount.end = match.end
      if glued(amount.end)?.isMark(".") == true, isAbbreviation(amount.end - 1), next(amount.end + 1) != nil {
        amount.end += 1
      }
    }
    return amount
  }

  /// `Mio`, `Mrd`, `tys`: short, so that a full stop behind it belongs to it.
  private func isAbbreviation(_ index: Int) -> Bool { lexemes[index].length <= 4 }

  private func sign(at index: Int) -> (isNegative: Bool, end: Int)? {
    let mark = lexemes[index]
    guard mark.kind == .mark, next(index + 1)?.kind == .digits, lexemes[index + 1].gap == .none else { return nil }
    if mark.isMark("+") || mark.isMark("±") || mark.isMark("~") || mark.isMark("<") || mark.isMark(">") {
      return (false, index + 1)
    }
    guard mark.isMark("-") || mark.isMark("−"), mark.gap != .none else { return nil }
    return (true, index + 1)
  }

  private func isRangeEnd(_ index: Int) -> Bool {
    guard isRangeDash(index) else { return false }
    return !lexemes[index].isMark("~") || lexemes[index].gap == .none
  }

  // MARK: Units

  private func withUnit(_ start: Int, _ low: DecimalNumber?, _ amount: Amount) -> Result? {
    let hyphen = glued(amount.end)?.isMark("-") == true && glued(amount.end + 1)?.kind == .word
    let index = hyphen ? amount.end + 1 : amount.end
    guard next(index) != nil else { return nil }
    let number = (low.map { $0.text + ".." } ?? "") + amount.number.text
    let money = phrase(index, where: isMoney) ?? moneyBehindPreposition(amount)
    let unit = phrase(index, where: isMeasure)
    if let money, money.end >= unit?.end ?? 0, let code = code(of: money, at: index) {
      return result(start, money.end, .quantity, RuleScore.money, "\(number) \(code)")
    }
    guard let unit, let meaning = bestMeaning(of: unit, at: index) else { return nil }
    switch meaning {
    case .percent: return result(start, unit.end, .quantity, RuleScore.percent, "\(number) %")
    case .unit(let symbol):
      guard isSafeUnit(index, unit.end) else { return nil }
      return result(start, unit.end, .quantity, RuleScore.measure, "\(number) \(symbol)")
    case .timeUnit(let symbol):
      guard isSafeUnit(index, unit.end) else { return nil }
      return result(start, unit.end, .quantity, RuleScore.duration, "\(number) \(symbol)")
    default: return nil
    }
  }

  /// `3 millones de euros`, `3 millions d'euros`: only behind words such as million.
  private func moneyBehindPreposition(_ amount: Amount) -> PhraseTable.Match? {
    guard amount.isScaled, let word = next(amount.end), word.kind == .word, word.length <= 2 else { return nil }
    var index = amount.end + 1
    if let mark = glued(index), mark.isMark("'") || mark.isMark("’") { index += 1 }
    return phrase(index) { if case .currency = $0 { true } else { false } }
  }

  private func isMoney(_ meaning: PhraseMeaning) -> Bool {
    switch meaning {
    case .currency, .currencySign, .currencyCode: true
    default: false
    }
  }

  private func isMeasure(_ meaning: PhraseMeaning) -> Bool {
    switch meaning {
    case .percent, .unit, .timeUnit: true
    default: false
    }
  }

  /// Where `mW` and `MW` fold to the same, what is written decides.
  private func bestMeaning(of match: PhraseTable.Match, at index: Int) -> PhraseMeaning? {
    guard match.meanings.count > 1 else { return match.meanings.first }
    let written = String(decoding: text[lexemes[index].lower..<lexemes[match.end - 1].upper], as: UTF8.self)
    return match.meanings.first { meaning in
      switch meaning {
      case .unit(let symbol), .timeUnit(let symbol): symbol == written
      default: false
      }
    } ?? match.meanings.first
  }

  /// A letter alone is a unit only as written (`m`, not `M`), and when nothing is glued to it.
  private func isSafeUnit(_ index: Int, _ end: Int) -> Bool {
    if let after = glued(end), after.kind != .mark || after.isMark("'") || after.isMark("’"), !isUnspaced(after),
      !isUnspaced(lexemes[end - 1])
    {
      return false
    }
    guard end == index + 1, lexemes[index].kind == .word, lexemes[index].length == 1, !isUnspaced(lexemes[index]) else {
      return true
    }
    let isElectric = text[lexemes[index].lower] == 0x57 || text[lexemes[index].lower] == 0x56
    return lexemes[index].isCapitalised == isElectric && lexemes[index].gap.rawValue <= Lexeme.Gap.space.rawValue
  }

  private func code(of match: PhraseTable.Match, at index: Int) -> String? {
    for meaning in match.meanings {
      switch meaning {
      case .currency(let code), .currencySign(let code): return code
      case .currencyCode(let code) where isInCapitals(index): return code
      default: continue
      }
    }
    return nil
  }

  /// `€ 12.50`, `US$5`, `EUR 1,000`, `$2.3 billion`.
  private func moneySignFirst(at start: Int) -> Result? {
    guard let match = phrase(start, where: isMoney), let code = code(of: match, at: start),
      let digits = next(match.end), digits.kind == .digits, digits.gap.rawValue <= Lexeme.Gap.space.rawValue,
      !match.meanings.allSatisfy({ if case .currency = $0 { true } else { false } }), var amount = amount(at: match.end)
    else { return nil }
    if digits.gap == .space, lexeme(start - 1)?.kind == .digits, lexemes[start].gap == .none { return nil }
    var low = ""
    if isRangeEnd(amount.end), let other = self.amount(at: amount.end + 1) {
      low = amount.number.text + ".."
      amount = other
    }
    return result(start, amount.end, .quantity, RuleScore.money, "\(low)\(amount.number.text) \(code)")
  }

  // MARK: Counts

  /// Behind a capitalised word inside a sentence, or a sign, a number is part of a name: `Boeing 747`, `§ 15`.
  private func isNumberOfName(_ start: Int) -> Bool {
    guard lexemes[start].gap != .border, let before = lexeme(start - 1) else { return false }
    if before.kind == .mark {
      return before.isMark("§") || before.isMark("#") || before.isMark("@") || before.isMark("/")
    }
    return before.isCapitalised && !isAtSentenceStart(start - 1)
  }

  /// A bare number in front of a small word: `177 people`, `drei Kinder`.
  private func count(_ start: Int, _ low: DecimalNumber?, _ amount: Amount) -> Result? {
    let number = (low.map { $0.text + ".." } ?? "") + amount.number.text
    guard !isNumberOfName(start) else { return nil }
    if amount.isScaled || !amount.isPlain && !amount.isWord && amount.number.integer != nil {
      return result(start, amount.end, .quantity, RuleScore.count, number)
    }
    guard let noun = next(amount.end), noun.gap == .space, noun.kind == .word, noun.length > 3 else { return nil }
    if noun.isCapitalised, !lexicon.capitalisesNouns { return nil }
    if isUnspaced(noun) { return nil }
    return result(start, amount.end, .quantity, RuleScore.count, number)
  }
}

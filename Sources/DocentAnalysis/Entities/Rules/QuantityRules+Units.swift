import DocentDocument

/// Units and money behind or before a number.
extension RuleContext {
  /// The quantity with the unit behind it; nil without one.
  func withUnit(_ value: QuantityValue, _ amount: Amount) -> QuantityMatch? {
    guard let unit = unit(behind: amount) else { return nil }
    var value = value
    value.unit = unit.unit
    if unit.isHundredth {
      value.amount = value.amount.hundredth
      value.low = value.low?.hundredth
    }
    return withHalf(QuantityMatch(value: value, end: unit.end, rule: unit.rule))
  }

  /// The unit behind a number, glued, behind a space or a hyphen.
  func unit(behind amount: Amount) -> (unit: QuantityValue.Unit, end: Int, rule: Rule, isHundredth: Bool)? {
    let hyphen = next(amount.end)?.isMark("-") == true && next(amount.end + 1)?.kind == .word
    let index = hyphen ? amount.end + 1 : amount.end
    guard next(index) != nil else { return nil }
    let money = find(index) { self.isMoney($0, at: index) } ?? moneyBehindPreposition(amount)
    let unit = find(index, { self.isMeasure($0) ? $0 : nil })
    if let money, money.end >= unit?.end ?? 0, !hyphen || lexemes[index].length > 3 {
      return (.code(money.value), money.end, .money, false)
    }
    if let minor = find(index, { if case .minorCurrency(let code) = $0 { code } else { nil } }) {
      return (.code(minor.value), minor.end, .money, true)
    }
    guard let unit else { return hyphen ? nil : furtherTime(behind: index) }
    var end = unit.end
    switch unit.value {
    case .percent: return (.code("%"), end, .percent, false)
    case .unit(let code):
      guard isSafeUnit(index, end) else { return nil }
      return (.code(written(code, index, end)), end, .measure, false)
    case .timeUnit(let time):
      guard isSafeUnit(index, end), !hyphen || lexemes[index].length > 1 else { return nil }
      // `22-year-old`, `22 years old`, `22 Jahre alt`.
      let behind = next(end)?.isMark("-") == true ? end + 1 : end
      if let age = self.end(of: .ageSuffix, at: behind) { return (.time(time), age, .age, false) }
      // `20 Min.` inside a sentence: the full stop belongs to what is short for minutes.
      if lexemes[end - 1].length <= 4, next(end)?.isMark(".") == true, lexemes[end - 1].isCapitalised,
        let word = next(end + 1), word.kind == .word, word.gap == .space,
        !word.isCapitalised || lexicon.capitalisesNouns
      {
        end += 1
      }
      return (.time(time), end, .duration, false)
    default: return nil
    }
  }

  /// `two more years`, `drei volle Tage`.
  private func furtherTime(behind index: Int) -> (unit: QuantityValue.Unit, end: Int, rule: Rule, isHundredth: Bool)? {
    guard let further = end(of: .further, at: index),
      let time = find(further, { if case .timeUnit(let unit) = $0 { unit } else { nil } }),
      lexemes[further].length > 1
    else { return nil }
    return (.time(time.value), time.end, .duration, false)
  }

  /// `3 millones de euros`, `3 millions d'euros`: only behind words such as million.
  private func moneyBehindPreposition(_ amount: Amount) -> (value: String, end: Int)? {
    guard amount.isScaled, let of = end(of: .connector, at: amount.end) else { return nil }
    return find(of) { if case .currency(let code) = $0 { code } else { nil } }
  }

  private func isMoney(_ meaning: PhraseMeaning, at index: Int) -> String? {
    switch meaning {
    case .currency(let code), .currencySign(let code): code
    case .currencyCode(let code): isInCapitals(index) ? code : nil
    default: nil
    }
  }

  private func isMeasure(_ meaning: PhraseMeaning) -> Bool {
    switch meaning {
    case .percent, .unit, .timeUnit: true
    default: false
    }
  }

  /// Where `mW` and `MW` fold to the same, what is written decides.
  private func written(_ code: String, _ index: Int, _ end: Int) -> String {
    guard end == index + 1, lexemes[index].length == 2, code.utf8.count == 2 else { return code }
    let word = String(decoding: bytes(index), as: UTF8.self)
    let other = lexicon.phrases.longest(lexemes, at: index) { meaning in
      if case .unit(let code) = meaning, code == word { code } else { nil }
    }
    return other?.value ?? code
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

  /// `€ 12.50`, `US$5`, `EUR 1,000`, `$2.3 billion`, `$5-10 million`.
  func moneySignFirst(at start: Int) -> QuantityMatch? {
    guard next(start) != nil,
      let match = find(
        start,
        { meaning -> String? in
          if case .currency = meaning { nil } else { self.isMoney(meaning, at: start) }
        }),
      let digits = next(match.end), digits.kind == .digits, digits.gap.rawValue <= Lexeme.Gap.space.rawValue,
      let amount = amount(at: match.end)
    else { return nil }
    if digits.gap == .space, lexeme(start - 1)?.kind == .digits, lexemes[start].gap == .none { return nil }
    var value = QuantityValue(amount: amount.value, unit: .code(match.value))
    var end = amount.end
    let dash = next(end)?.isDash == true ? end + 1 : nil
    if let second = dash ?? self.end(of: .to, at: end) {
      let sign = find(second) { self.isMoney($0, at: second) }
      let behind = sign?.end ?? second
      if next(behind)?.kind == .digits, let other = self.amount(at: behind),
        dash != nil
          ? other.isAtLeast(amount) : sign?.value == match.value && amount.isScaled && other.isLittleMore(than: amount)
      {
        value.low = amount.scaled(like: other).value
        value.amount = other.value
        end = other.end
      }
    }
    return QuantityMatch(value: value, end: end, rule: .money)
  }
}

import DocentDocument

/// Numbers in digits and in words.
extension RuleContext {
  /// A number with its scale words, and where it ends.
  struct Amount {
    var value: QuantityValue.Amount
    var end: Int
    /// Spelled out, wholly.
    var isWord = false
    /// One group of digits without separators or scale words.
    var isPlain = false
    /// The power of ten of words such as million.
    var exponent = 0

    var isScaled: Bool { exponent > 0 }

    var negated: Amount {
      guard case .number(var number) = value else { return self }
      var result = self
      number.isNegative = true
      result.value = .number(number)
      return result
    }

    /// In `two to three million`, two are millions as well.
    func scaled(like other: Amount) -> Amount {
      guard !isScaled, other.isScaled, case .number(var number) = value else { return self }
      var result = self
      number.scale(byPowerOfTen: other.exponent)
      result.value = .number(number)
      return result
    }

    func scaled(like value: QuantityValue.Amount, scaleOf other: Amount?) -> QuantityValue.Amount {
      other.map { scaled(like: $0).value } ?? self.value
    }

    /// Whether this can end a range that starts with `low`.
    func isAtLeast(_ low: Amount) -> Bool {
      guard case .number(let from) = low.value, case .number(let to) = value else { return false }
      return isScaled != low.isScaled || from.approximate < to.approximate
    }

    /// Whether it is more than `low`, of the same scale and not far from it: `£20 billion to £40 billion` is a range,
    /// `rose $2 million to $30 million` is not.
    func isLittleMore(than low: Amount) -> Bool {
      guard case .number(let from) = low.value, case .number(let to) = value, exponent == low.exponent else {
        return false
      }
      return from.approximate < to.approximate && to.approximate <= Self.widestRange * from.approximate
    }

    private static let widestRange = 4.0
  }

  /// Digits or number words, with `million` and the like behind them.
  func amount(at start: Int) -> Amount? {
    guard let lexeme = next(start) else { return nil }
    var amount: Amount
    switch lexeme.kind {
    case .digits:
      guard let match = self.number(at: start) else { return nil }
      amount = Amount(value: .number(match.number), end: match.end, isPlain: match.isPlain)
      if let fraction = vulgarFraction(at: match.end), match.isPlain, case .number(let number) = amount.value {
        amount.value = .number(number.plus(hundredths: fraction))
        amount.end += 1
      }
    case .word:
      guard let words = wordAmount(at: start) else { return nil }
      amount = words
    case .mark:
      guard let fraction = vulgarFraction(at: start) else { return nil }
      return Amount(value: .number(DecimalNumber(0).plus(hundredths: fraction)), end: start + 1)
    }
    if let half = end(of: .andHalf, at: amount.end), case .number(let number) = amount.value {
      amount.value = .number(number.withHalf)
      amount.end = half
    }
    return withScale(amount)
  }

  private func withScale(_ amount: Amount) -> Amount {
    var amount = amount
    for _ in 0..<2 {
      guard case .number(var number) = amount.value,
        let match = find(amount.end, { if case .scale(let exponent) = $0 { exponent } else { nil } }),
        isSafeScale(amount.end, match.end)
      else { break }
      number.scale(byPowerOfTen: match.value)
      amount.value = .number(number)
      amount.isPlain = false
      amount.exponent += match.value
      amount.end = match.end
      // `Mio.`, `Mrd.`: a full stop behind what is short belongs to it.
      if next(amount.end)?.isMark(".") == true, lexemes[amount.end - 1].length <= 4,
        next(amount.end + 1).map({ $0.kind == .word && !isAtLineStart(amount.end + 1) || isSign(amount.end + 1) })
          == true,
        lexemes[amount.end - 1].length >= 3
      {
        amount.end += 1
      }
    }
    if let dozen = end(of: .dozen, at: amount.end), case .number(let number) = amount.value, number.integer != nil {
      amount.value = .number(number.times(12))
      amount.isPlain = false
      amount.end = dozen
    }
    return amount
  }

  private func isAtLineStart(_ index: Int) -> Bool { lexemes[index].gap.rawValue >= Lexeme.Gap.line.rawValue }

  private func isSign(_ index: Int) -> Bool {
    find(index) { if case .currencySign = $0 { true } else { nil } } != nil
  }

  /// A single letter scales only what it is glued to: `5m`, `20k`; and `m` is a metre but behind money.
  private func isSafeScale(_ index: Int, _ end: Int) -> Bool {
    guard end == index + 1, lexemes[index].length == 1, lexemes[index].kind == .word, !isUnspaced(lexemes[index]) else {
      return true
    }
    guard let sign = lexeme(index - 2), glued(index) != nil else { return false }
    let isMoney = sign.kind == .mark && (sign.isMark("$") || sign.isMark("€") || sign.isMark("£"))
    let isDecimal = lexeme(index - 4).map { $0.isMark("$") || $0.isMark("€") || $0.isMark("£") } ?? false
    return isMoney || isDecimal
  }

  /// ¼, ½ and ¾ in hundredths.
  private func vulgarFraction(at index: Int) -> Int? {
    guard let mark = next(index), mark.kind == .mark else { return nil }
    switch mark.value {
    case 0xBC: return 25
    case 0xBD: return 50
    case 0xBE: return 75
    default: return nil
    }
  }

  // MARK: Words

  /// `two-thirds`, `half a million`, `a dozen`, `three hundred and five`.
  private func wordAmount(at start: Int) -> Amount? {
    if let half = end(of: .half, at: start) { return amount(behindHalf: half) }
    if let compound = compound(at: start) { return compound }
    if let words = numberInWords(at: start) {
      if let fraction = fraction(words.value, at: words.end) { return fraction }
      return Amount(value: .number(DecimalNumber(UInt64(words.value))), end: words.end, isWord: true)
    }
    guard let one = end(of: .one, at: start) else { return nil }
    if let fraction = fraction(1, at: one) { return fraction }
    if let dozen = end(of: .dozen, at: one) {
      return Amount(value: .number(DecimalNumber(12)), end: dozen, isWord: true)
    }
    let hundred = end(of: .hundred, at: one)
    guard hundred != nil || find(one, { if case .scale = $0 { true } else { nil } }) != nil else {
      // The number one, where the language has a word for it: `one percent`, `eine Million`.
      // `$14 a barrel` is a price.
      return isCounted(one) && endOfLast != start
        ? Amount(value: .number(DecimalNumber(1)), end: one, isWord: true) : nil
    }
    let value = DecimalNumber(hundred == nil ? 1 : 100)
    return Amount(value: .number(value), end: hundred ?? one, isWord: true)
  }

  /// One of a unit that is not of time.
  private func isCounted(_ index: Int) -> Bool {
    let behind = next(index)?.isMark("-") == true ? index + 1 : index
    return find(
      behind,
      {
        switch $0 {
        case .percent, .unit: true
        default: nil
        }
      }) != nil && lexemes[behind].length > 3
  }

  private func fraction(_ numerator: Int, at index: Int) -> Amount? {
    let behind = next(index)?.isMark("-") == true ? index + 1 : index
    guard let part = find(behind, { if case .fraction(let denominator) = $0 { denominator } else { nil } }),
      numerator < part.value
    else { return nil }
    if numerator * 100 % part.value == 0, let scale = scale(ofFractionEndingAt: part.end) {
      var number = DecimalNumber(0).plus(hundredths: numerator * 100 / part.value)
      number.scale(byPowerOfTen: scale.exponent)
      return Amount(value: .number(number), end: scale.end, isWord: true, exponent: scale.exponent)
    }
    return Amount(value: .fraction(numerator, part.value), end: part.end, isWord: true)
  }

  /// `a quarter of a million`.
  private func scale(ofFractionEndingAt index: Int) -> (exponent: Int, end: Int)? {
    guard let of = end(of: .connector, at: index), let one = end(of: .one, at: of), next(one)?.length ?? 0 > 3 else {
      return nil
    }
    return find(one) { if case .scale(let exponent) = $0 { exponent } else { nil } }.map { ($0.value, $0.end) }
  }

  /// `half a million`, `half of the`.
  private func amount(behindHalf half: Int) -> Amount? {
    let one = end(of: .one, at: half) ?? half
    if let scale = find(one, { if case .scale(let exponent) = $0 { exponent } else { nil } }), lexemes[one].length > 3 {
      var number = DecimalNumber(0).withHalf
      number.scale(byPowerOfTen: scale.value)
      return Amount(value: .number(number), end: scale.end, isWord: true, exponent: scale.value)
    }
    if let dozen = end(of: .dozen, at: one) {
      return Amount(value: .number(DecimalNumber(6)), end: dozen, isWord: true)
    }
    if let unit = timeUnitOrMeasure(at: one), unit > one {
      return Amount(value: .number(DecimalNumber(0).withHalf), end: one, isWord: true)
    }
    let isQualified = endsInRelation(half - 1)
    guard isQualified || end(of: .connector, at: half) != nil else { return nil }
    return Amount(value: .fraction(1, 2), end: half, isWord: true)
  }

  private func timeUnitOrMeasure(at index: Int) -> Int? {
    find(index) { meaning in
      switch meaning {
      case .timeUnit, .unit: true
      default: nil
      }
    }.flatMap { lexemes[index].length > 2 ? $0.end : nil }
  }

  func endsInRelation(_ index: Int) -> Bool {
    for start in [index - 1, index - 2, index - 3] where lexemes.indices.contains(start) {
      if let match = lexicon.phrases.longest(lexemes, at: start, { if case .relation = $0 { true } else { nil } }),
        match.end == index
      {
        return true
      }
    }
    return false
  }

  /// A whole number in words: tens and units, hundreds and thousands, with or without `and`.
  func numberInWords(at start: Int) -> (value: Int, end: Int)? {
    var thousands = 0
    var current = 0
    var index = start
    var end: Int?
    for _ in 0..<Self.mostNumberWords {
      guard let lexeme = next(index), lexeme.kind == .word || lexeme.isMark("-") else { break }
      if (1..<10).contains(current), let hundred = self.end(of: .hundred, at: index) {
        current *= 100
        index = hundred
      } else if let (value, behind) = simpleNumber(at: index) {
        guard let sum = Self.added(value, to: current, isFirst: end == nil || current == 0) else { break }
        current = sum
        index = behind
      } else if let scale = find(index, { $0 == .scale(3) ? true : nil }), lexeme.length >= 3, thousands == 0 {
        thousands = max(current, 1) * 1000
        current = 0
        index = scale.end
      } else if end != nil, current % 100 == 0, let and = self.end(of: .and, at: index) ?? hyphen(at: index),
        let (value, _) = simpleNumber(at: and), value < 100
      {
        index = and
        continue
      } else {
        break
      }
      end = index
    }
    return end.map { (thousands + current, $0) }
  }

  private static let mostNumberWords = 12

  private func hyphen(at index: Int) -> Int? { glued(index)?.isMark("-") == true ? index + 1 : nil }

  private func simpleNumber(at index: Int) -> (Int, Int)? {
    guard next(index)?.kind == .word else { return nil }
    if let match = find(index, { if case .number(let value) = $0 { value } else { nil } }) {
      return (match.value, match.end)
    }
    guard let parts = lexicon.compounds,
      let value = CompoundNumber(parts: parts, phrases: lexicon.phrases).value(of: bytes(index)), !value.hasHalf
    else { return nil }
    return (value.whole, index + 1)
  }

  /// `twenty` and `two`, `three hundred` and `forty-two`; nil where two numbers only follow each other.
  private static func added(_ value: Int, to current: Int, isFirst: Bool) -> Int? {
    if isFirst { return value }
    if current % 100 == 0, current < 1000, value < 100 { return current + value }
    if current % 10 == 0, current % 100 >= 20, value < 10 { return current + value }
    return nil
  }

  /// `zweieinhalb`.
  private func compound(at index: Int) -> Amount? {
    guard let parts = lexicon.compounds, lexemes[index].length >= 6,
      let value = CompoundNumber(parts: parts, phrases: lexicon.phrases).value(of: bytes(index)), value.hasHalf
    else { return nil }
    return Amount(
      value: .number(DecimalNumber(UInt64(value.whole)).withHalf), end: index + 1, isWord: true)
  }

  /// What a word that no phrase starts with may still be: a number written in one.
  func compoundQuantity(at index: Int) -> Result? {
    guard let parts = lexicon.compounds,
      CompoundNumber(parts: parts, phrases: lexicon.phrases).value(of: bytes(index)) != nil
    else { return nil }
    return quantity(at: index)
  }
}

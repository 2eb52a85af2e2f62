import DocentDocument

/// Amounts: money, shares, measures, durations, ages and counts.
extension RuleContext {
  /// What about quantities starts at a lexeme.
  func quantity(at start: Int) -> Result? {
    qualified(at: start) ?? rangeOfAmounts(at: start)
      ?? unqualified(at: start).map {
        result(start, $0.end, $0.rule, $0.value.text)
      }
  }

  /// A quantity that was read, and where it ends.
  struct QuantityMatch {
    var value: QuantityValue
    var end: Int
    var rule: Rule
  }

  /// `about 20 percent`, `more than $4 million`, `alrededor del 20 %`, `up to five`.
  private func qualified(at start: Int) -> Result? {
    guard let relation = find(start, { if case .relation(let relation) = $0 { relation } else { nil } }),
      lexemes[start].kind == .word
    else { return nil }
    let behind = skip(.article, at: relation.end)
    if let away = amountOfTimeAway(at: behind), away.rule == .relativeDate, isAmountInFront(behind) {
      return result(start, away.end, away.rule, away.value.text(from: reference))
    }
    // A date has no use for `over`, but `about 1990` is one, found by itself.
    guard next(behind) != nil, date(at: behind) == nil else { return nil }
    if let range = rangeOfAmounts(at: behind), let entity = range.entity {
      return result(start, range.end, entity.rule, entity.value.map { relation.value.rawValue + $0 })
    }
    guard var match = unqualified(at: behind) ?? article(at: behind) else { return nil }
    match.value.relation = relation.value
    return result(start, match.end, match.rule, match.value.text)
  }

  /// `four decades ago`, not `vor vier Jahren`.
  private func isAmountInFront(_ index: Int) -> Bool {
    lexemes[index].kind == .digits || numberInWords(at: index) != nil
  }

  /// `between 500,000 and 1,500,000`, `from 5 to 10 percent`, `da tre a cinque giorni`.
  private func rangeOfAmounts(at start: Int) -> Result? {
    guard lexemes[start].kind == .word else { return nil }
    for (opening, middle) in [(PhraseMeaning.between, PhraseMeaning.and), (.from, .to)] {
      guard let from = end(of: opening, at: start) else { continue }
      let first = skip(.article, at: from)
      guard let low = amountOrMoney(at: first), let to = end(of: middle, at: low.end) else { continue }
      let second = skip(.article, at: to)
      guard let match = unqualified(at: second), match.value.low == nil, match.value.amount != .unknown else {
        continue
      }
      // `from` says less than `between`: only amounts with a unit are taken.
      if match.value.unit == .none, opening == .from { continue }
      var value = match.value
      value.low = low.scaled(like: match.value.amount, scaleOf: amount(at: second))
      return result(start, match.end, match.rule, value.text)
    }
    return nil
  }

  private func amountOrMoney(at index: Int) -> Amount? {
    if let amount = amount(at: index) {
      // The unit may stand behind both: `between 5 percent and 10 percent`.
      guard let unit = unit(behind: amount) else { return amount }
      var whole = amount
      whole.end = unit.end
      return whole
    }
    guard let money = moneySignFirst(at: index) else { return nil }
    return Amount(value: money.value.amount, end: money.end)
  }

  /// An amount, with its unit if it has one.
  func unqualified(at start: Int) -> QuantityMatch? {
    guard next(start) != nil else { return nil }
    if let money = moneySignFirst(at: start) { return money }
    if let part = find(start, { if case .partOfHour(let minutes) = $0 { minutes } else { nil } }) {
      return QuantityMatch(value: Self.partOfHour(part.value), end: part.end, rule: .duration)
    }
    let signed = sign(at: start)
    guard var amount = amount(at: signed?.end ?? start) else { return multitude(at: start) ?? article(at: start) }
    if signed?.isNegative == true { amount = amount.negated }
    var low: Amount?
    if let (other, end) = otherEnd(of: amount) {
      low = amount.scaled(like: other)
      amount = other
      amount.end = end
    }
    let value = QuantityValue(amount: amount.value, low: low?.value)
    return withUnit(value, amount) ?? bare(start, value, amount, isSigned: signed != nil)
  }

  private static func partOfHour(_ minutes: Int) -> QuantityValue {
    let halves = minutes / 30
    guard minutes % 30 == 0 else {
      return QuantityValue(amount: .number(DecimalNumber(UInt64(minutes))), unit: .time(.minute))
    }
    let hours = DecimalNumber(UInt64(halves / 2))
    return QuantityValue(amount: .number(halves % 2 == 1 ? hours.withHalf : hours), unit: .time(.hour))
  }

  /// The upper end of a range behind a dash, `to` or `or`, and where it ends.
  private func otherEnd(of low: Amount) -> (Amount, Int)? {
    var behind: Int?
    if let dash = next(low.end), dash.isDash, !dash.isMark("~") || dash.gap == .none {
      behind = isRangeDash(low.end) || next(low.end + 1)?.kind == .word ? low.end + 1 : nil
    } else if let to = end(of: .to, at: low.end) {
      behind = to
    } else if let or = end(of: .or, at: low.end) {
      guard next(or) != nil, let high = amount(at: or), high.isLittleMore(than: low) else { return nil }
      return (high, high.end)
    }
    guard let behind, next(behind) != nil, let high = amount(at: behind), high.isAtLeast(low) else { return nil }
    return (high, high.end)
  }

  private func sign(at index: Int) -> (isNegative: Bool, end: Int)? {
    let mark = lexemes[index]
    guard mark.kind == .mark, next(index + 1)?.kind == .digits, lexemes[index + 1].gap == .none else { return nil }
    if mark.isMark("+") || mark.isMark("±") || mark.isMark("~") || mark.isMark("<") || mark.isMark(">") {
      return (false, index + 1)
    }
    guard mark.isMark("-") || mark.isMark("−"), mark.gap != .none else { return nil }
    return (true, index + 1)
  }

  // MARK: Bare numbers

  /// A number without a unit: `177 people`, `drei`, `1.5 million`, `two-thirds`.
  private func bare(_ start: Int, _ value: QuantityValue, _ amount: Amount, isSigned: Bool) -> QuantityMatch? {
    if case .fraction = amount.value { return QuantityMatch(value: value, end: amount.end, rule: .fraction) }
    guard !isNumberOfName(start), !isBehindLabel(start) else { return nil }
    if lexemes[start].kind == .digits, isPartOfLongerNumber(start, amount.end) { return nil }
    if amount.isWord {
      // A letter among others, in scripts without spaces, is rarely a number.
      if isUnspaced(lexemes[start]) { return nil }
      // `hundred` alone and the like are said with an article.
      return QuantityMatch(value: value, end: amount.end, rule: .numberWord)
    }
    // `3.1 Introduction`
    let isAtLineStart = lexemes[start].gap == .border || lexemes[start].gap == .line
    if isAtLineStart, !amount.isScaled, !amount.isPlain, next(amount.end)?.isCapitalised == true,
      lexemes[amount.end].gap == .space
    {
      return nil
    }
    if amount.isScaled || !amount.isPlain || value.low != nil {
      return QuantityMatch(value: value, end: amount.end, rule: .count)
    }
    if isListed(start, amount.end) { return nil }
    if isPartOfNumber(of: amount.end) || countsNames(start, amount.end) {
      return QuantityMatch(value: value, end: amount.end, rule: .count)
    }
    if let noun = next(amount.end), noun.kind == .word, noun.gap == .space, !isUnspaced(noun), noun.length > 2,
      !noun.isCapitalised || lexicon.capitalisesNouns
    {
      return QuantityMatch(value: value, end: amount.end, rule: .count)
    }
    // Digits that count nothing are more often the number of something: one in eight is an amount on development data.
    guard endsInRelation(start), !isSigned else { return nil }
    return QuantityMatch(value: value, end: amount.end, rule: .count)
  }

  /// `23 of the 30`, `8,300 of 231,000`.
  private func isPartOfNumber(of index: Int) -> Bool {
    guard let of = end(of: .connector, at: index), let behind = next(of) else { return false }
    return behind.kind == .digits || end(of: .article, at: of) != nil || of > index + 1
  }

  /// Inside a sentence, a number between small words and a capitalised one: `the 30 Cabinet ministers`, `shooting 32
  /// Jews before`, but not `at 10 Downing Street`.
  private func countsNames(_ start: Int, _ end: Int) -> Bool {
    guard !lexicon.capitalisesNouns, let before = next(start - 1), before.kind == .word, !before.isCapitalised,
      lexemes[start].gap == .space, let name = next(end), name.kind == .word, name.gap == .space, name.isCapitalised,
      name.length > 2, let behind = next(end + 1), behind.kind == .word, behind.gap == .space
    else { return false }
    return !behind.isCapitalised && month(at: end) == nil
  }

  /// Behind a capitalised word inside a sentence, or a sign, a number is part of a name: `Boeing 747`.
  private func isNumberOfName(_ start: Int) -> Bool {
    guard lexemes[start].gap != .border, lexemes[start].gap != .line, let before = lexeme(start - 1) else {
      return false
    }
    if before.kind == .mark {
      return before.isMark("/") || before.isMark("[") || before.isMark("=") || before.isMark("&")
        || before.isMark("*") || before.isMark("_")
    }
    guard lexemes[start].kind == .digits, before.isCapitalised, !isAtSentenceStart(start - 1) else { return false }
    // Where all nouns have a capital, only abbreviations tell: `RB 47`.
    return !lexicon.capitalisesNouns
      || (2...3).contains(before.length) && isInCapitals(start - 1)
        && !isCurrencyCode(start - 1)
  }

  /// Telephone numbers, results, codes and columns of tables: digits joined to others or beside them, or with zeros in
  /// front.
  private func isPartOfLongerNumber(_ start: Int, _ end: Int) -> Bool {
    let first = lexemes[start]
    if first.length > 1, bytes(start).first == 0x30 { return true }
    if let before = lexeme(start - 1), first.gap == .none, before.kind == .mark, before.isDash || isJoin(before) {
      return true
    }
    if let before = lexeme(start - 1), first.gap == .space, before.kind == .digits, endOfLast != start { return true }
    guard let behind = lexeme(end) else { return false }
    // `3rd`, `KC-135R`
    if behind.kind == .word, behind.gap == .none, !isUnspaced(behind) { return true }
    if behind.kind == .digits, behind.gap == .space { return true }
    return behind.gap == .none && (behind.isDash || isJoin(behind)) && glued(end + 1)?.kind == .digits
  }

  private func isJoin(_ lexeme: Lexeme) -> Bool { [0x2E, 0x2C, 0x2F, 0x3A, 0x5F, 0x2B, 0x3D].contains(lexeme.value) }

  /// Numbers of lists and notes: `3.` or `4)` on a line's start, `[12]`, `(1)`.
  private func isListed(_ start: Int, _ end: Int) -> Bool {
    guard let behind = lexeme(end), behind.kind == .mark else { return false }
    let isClosed = behind.isMark(")") || behind.isMark("]")
    if isClosed, let before = lexeme(start - 1), before.isMark("(") || before.isMark("[") { return true }
    let isAtLineStart = lexemes[start].gap == .border || lexemes[start].gap == .line
    return isAtLineStart && (isClosed || behind.isMark(".")) && lexeme(end + 1) != nil
  }

  /// `hundreds of thousands`, `millions of dollars`, `dozens`.
  private func multitude(at start: Int) -> QuantityMatch? {
    var index = start
    var value = QuantityValue(amount: .unknown)
    if let vague = end(of: .vague, at: start), let scale = scale(at: vague) {
      // `several hundred thousand`, `a few million`.
      index = self.scale(at: scale) ?? scale
    } else {
      guard let first = end(of: .multitude, at: start) else { return nil }
      index = first
      if let of = end(of: .connector, at: first), let second = end(of: .multitude, at: of) { index = second }
    }
    if let of = end(of: .connector, at: index),
      let money = find(of, { if case .currency(let code) = $0 { code } else { nil } })
    {
      value.unit = .code(money.value)
      return QuantityMatch(value: value, end: money.end, rule: .multitude)
    }
    let amount = Amount(value: .unknown, end: index, isWord: true)
    return withUnit(value, amount) ?? QuantityMatch(value: value, end: index, rule: .multitude)
  }

  private func scale(at index: Int) -> Int? {
    find(index) { if case .scale = $0 { true } else { $0 == .hundred || $0 == .dozen ? true : nil } }?.end
  }

  /// `a year`, `a few days`: amounts of time that the article or a word like `several` counts.
  private func article(at start: Int) -> QuantityMatch? {
    if let vague = end(of: .vague, at: start) {
      guard let unit = timeUnit(behind: vague) else { return nil }
      let value = QuantityValue(amount: .unknown, unit: .time(unit.unit))
      return QuantityMatch(value: value, end: unit.end, rule: .article)
    }
    guard let one = end(of: .one, at: start), let unit = timeUnit(behind: one), unit.unit != .second, !isRate(start)
    else { return nil }
    let value = QuantityValue(amount: .number(DecimalNumber(1)), unit: .time(unit.unit))
    return withHalf(QuantityMatch(value: value, end: unit.end, rule: .article))
  }

  private func timeUnit(behind index: Int) -> (unit: TimeUnit, end: Int)? {
    find(index) { if case .timeUnit(let unit) = $0 { unit } else { nil } }.map { ($0.value, $0.end) }
  }

  /// `$10 a share`, `twice a year`: not an amount of time.
  private func isRate(_ start: Int) -> Bool {
    guard start > 0, lexemes[start].gap != .border else { return false }
    if endOfLast == start { return true }
    return lexicon.phrases.longest(lexemes, at: start - 1) { $0 == .rate ? true : nil } != nil
  }

  /// `deux ans et demi`.
  func withHalf(_ match: QuantityMatch) -> QuantityMatch {
    guard let half = end(of: .andHalf, at: match.end), case .number(let number) = match.value.amount else {
      return match
    }
    var result = match
    result.value.amount = .number(number.withHalf)
    result.end = half
    return result
  }
}

import DocentDocument

/// Years in digits.
extension RuleContext {
  /// The words of an era behind a year or a century: `BC`, `n. Chr.`
  func era(at index: Int) -> (isBefore: Bool, end: Int)? {
    guard let match = find(index, { if case .era(let isBefore) = $0 { isBefore } else { nil } }),
      lexemes[index].isCapitalised || match.end > index + 1
    else { return nil }
    let dot = match.end > index + 1 && glued(match.end)?.isMark(".") == true
    return (match.value, dot ? match.end + 1 : match.end)
  }

  /// `1230 BC`, `44 v. Chr.`; the year is counted as ISO 8601 does, with 1 BC as 0.
  func yearOfEra(at start: Int) -> DateMatch? {
    let digits = lexemes[start]
    guard digits.kind == .digits, digits.length <= 4, digits.value > 0, let era = era(at: start + 1) else { return nil }
    let year = era.isBefore ? 1 - Int(digits.value) : Int(digits.value)
    return DateMatch(value: .date(CalendarDate(year: year)), end: era.end, rule: .partialDate)
  }

  /// `2014`, `1990-1995`, `2003/04` where nothing says that it is an amount.
  func yearAlone(at start: Int) -> DateMatch? {
    let digits = lexemes[start]
    guard digits.kind == .digits, digits.length == 4, (1500...2099).contains(digits.value),
      !isPartOfNumber(start) || glued(start + 1)?.isMark("/") == true
    else {
      return nil
    }
    var end = start + 1
    let year = DateValue.date(CalendarDate(year: Int(digits.value)))
    var value = year
    if let dash = next(end), dash.isDash || dash.isMark("/"), let other = next(end + 1), other.kind == .digits,
      other.length == 4 || other.length == 2, dash.gap == other.gap, let last = lastYear(digits.value, other)
    {
      value = .interval(year, .date(CalendarDate(year: Int(last))))
      end += 2
    }
    guard !isFollowedByAmountWord(end), glued(end).map({ !isJointMark($0) || glued(end + 1) == nil }) ?? true else {
      return nil
    }
    if let letters = glued(end), letters.kind == .word, !isUnspaced(letters) { return nil }
    if let before = lexeme(start - 1), digits.gap == .none, before.kind == .mark, !isOpening(before) { return nil }
    guard digits.value >= 1900 || end > start + 1 || isInContextOfYears(start) else { return nil }
    if isBehindLabel(start) { return nil }
    return DateMatch(value: value, end: end, rule: end > start + 1 ? .range : .year)
  }

  private func lastYear(_ first: UInt64, _ other: Lexeme) -> UInt64? {
    let last = other.length == 4 ? other.value : first / 100 * 100 + other.value
    return last > first && last < first + 200 ? last : nil
  }

  private func isFollowedByAmountWord(_ index: Int) -> Bool {
    find(index) { meaning in
      switch meaning {
      case .percent, .unit, .timeUnit, .currency, .currencySign, .currencyCode, .scale: true
      default: nil
      }
    } != nil
  }

  private func isJointMark(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .mark && (lexeme.isDash || [0x2F, 0x5F, 0x40, 0x3A].contains(lexeme.value))
  }

  private func isOpening(_ lexeme: Lexeme) -> Bool {
    [0x28, 0x5B, 0x22, 0x27, 0x201C, 0x2018, 0xAB, 0x300C, 0xFF08].contains(lexeme.value) || lexeme.isDash
  }

  /// Older years are numbers as often: they count behind a bracket or a short small word (`in`, `seit`, `от`).
  private func isInContextOfYears(_ index: Int) -> Bool {
    guard lexemes[index].gap != .border, let before = lexeme(index - 1) else { return false }
    if before.kind == .mark { return before.isMark("(") || before.isDash }
    return before.kind == .word && before.length <= 7 && !before.isCapitalised
  }

  /// Behind `page`, `No.` or `§`, a number names something.
  func isBehindLabel(_ index: Int) -> Bool {
    guard index > 0, lexemes[index].gap != .border, let before = lexeme(index - 1) else { return false }
    if before.kind == .mark {
      if before.isMark("§") || before.isMark("#") || before.isMark("@") || before.isMark("№") { return true }
      guard before.isMark(".") || before.isMark("°") || before.isMark("º"), let word = lexeme(index - 2),
        word.kind == .word, word.length <= 4
      else { return false }
      return lexicon.phrases.longest(lexemes, at: index - 2) { $0 == .label ? true : nil } != nil
    }
    return before.kind == .word && lexicon.phrases.longest(lexemes, at: index - 1) { $0 == .label ? true : nil } != nil
  }
}

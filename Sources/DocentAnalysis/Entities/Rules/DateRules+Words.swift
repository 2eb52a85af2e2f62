import DocentDocument

/// Parts of dates that stand alone: weekdays, decades, centuries, years, months, and words such as yesterday.
extension RuleContext {
  /// `Tuesday`, `Tuesday, 5 March 2024`, `Di., 05.03.2024`.
  func weekday(at start: Int) -> Result? {
    guard lexemes[start].kind == .word,
      let match = phrase(start, where: { if case .weekday = $0 { true } else { false } }),
      case .weekday(let isAbbreviated) = match.meanings[0]
    else { return nil }
    if lexicon.capitalisesMonths, !lexemes[start].isCapitalised { return nil }
    var index = match.end
    if isAbbreviated, glued(index)?.isMark(".") == true { index += 1 }
    if next(index)?.isMark(",") == true { index += 1 }
    // The weekday belongs to the date behind it.
    var inner = self
    inner.origin = index
    if next(index) != nil, !isWeekday(index), let date = inner.dateBehindWeekday(), let entity = date.entity {
      let range = lexemes[start].lower..<entity.range.upperBound
      return Result(
        end: date.end, entity: RuleMatch(range: range, kind: .date, score: entity.score, value: entity.value))
    }
    return isAbbreviated ? nil : result(start, match.end, .date, RuleScore.weekday, nil)
  }

  private func dateBehindWeekday() -> Result? {
    guard let result = date(at: origin), let value = result.entity?.value else { return nil }
    // A day, not a year or a time.
    return value.contains("-") && !value.hasPrefix("-P") ? result : nil
  }

  private func isWeekday(_ index: Int) -> Bool {
    phrase(index, where: { if case .weekday = $0 { true } else { false } }) != nil
  }

  /// `1990s`, `1990er`, `1850's`.
  func decade(at start: Int) -> Result? {
    let year = lexemes[start]
    guard year.kind == .digits, year.length == 4, year.value % 10 == 0, (1000...2999).contains(year.value) else {
      return nil
    }
    var index = start + 1
    // Tokens joined with spaces: `1990 s`.
    if let letter = next(index), letter.gap == .space, letter.length == 1, text[letter.lower] == 0x73 {
      return result(start, index + 1, .date, RuleScore.year, "\(year.value / 10)X")
    }
    if let mark = glued(index), mark.isMark("'") || mark.isMark("’") || mark.isMark("-") { index += 1 }
    guard let letters = glued(index), letters.kind == .word, letters.length <= 2, !isUnspaced(letters),
      phrase(index, where: Self.isUnit) == nil || text[letters.lower] == 0x73
    else { return nil }
    return result(start, index + 1, .date, RuleScore.year, "\(year.value / 10)X")
  }

  private static func isUnit(_ meaning: PhraseMeaning) -> Bool {
    switch meaning {
    case .unit, .timeUnit, .currency, .currencySign, .currencyCode: true
    default: false
    }
  }

  /// `19th century`, `XIXe siècle`, `siglo XIX`, `nineteenth century`.
  func century(at start: Int) -> Result? {
    if let word = phrase(start, where: { $0 == .century }), let number = next(word.end), number.kind == .word,
      let value = romanNumeral(word.end)
    {
      return centuryResult(start, word.end + 1, value)
    }
    guard let (value, end) = ordinal(at: start), let word = phrase(end, where: { $0 == .century }) else { return nil }
    return centuryResult(start, word.end, value)
  }

  private func centuryResult(_ start: Int, _ end: Int, _ number: Int) -> Result? {
    guard (1...29).contains(number) else { return nil }
    // Centuries before the common era have no short ISO form.
    if let era = era(at: end) { return result(start, era.end, .date, RuleScore.partialDate, nil) }
    let digits = number <= 10 ? "0\(number - 1)" : "\(number - 1)"
    return result(start, end, .date, RuleScore.partialDate, digits + "XX")
  }

  /// `19th`, `19.`, `19-й`, `XIX`, `XIXe`, `nineteenth`.
  private func ordinal(at start: Int) -> (Int, Int)? {
    let lexeme = lexemes[start]
    if lexeme.kind == .digits, lexeme.length <= 2 {
      var end = start + 1
      if let mark = glued(end), mark.kind == .mark, !mark.isMark(",") { end += 1 }
      if let letters = glued(end), letters.kind == .word, letters.length <= 3, !isUnspaced(letters) { end += 1 }
      return (Int(lexeme.value), end)
    }
    guard lexeme.kind == .word else { return nil }
    if let value = romanNumeral(start) { return (value, start + 1) }
    if let match = phrase(start, where: { if case .ordinal = $0 { true } else { false } }),
      case .ordinal(let value) = match.meanings[0]
    {
      return (value, match.end)
    }
    return nil
  }

  /// Roman numerals to thirty, with small letters of an ordinal behind them.
  private func romanNumeral(_ index: Int) -> Int? {
    let bytes = text[lexemes[index].lower..<lexemes[index].upper]
    let numeral = bytes.prefix { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
    guard !numeral.isEmpty, numeral.count <= 6, bytes.count - numeral.count <= 3,
      bytes.dropFirst(numeral.count).allSatisfy({ $0 >= 0x61 })
    else { return nil }
    var total = 0
    var previous = 0
    for letter in numeral.reversed() {
      let value = letter == 0x58 ? 10 : letter == 0x56 ? 5 : 1
      total += value < previous ? -value : value
      previous = max(previous, value)
    }
    return (1...30).contains(total) ? total : nil
  }

  /// `yesterday`, `next week`, `vor 3 Tagen`, `3 days ago`.
  func relativeDate(at start: Int) -> Result? {
    if lexemes[start].kind == .word,
      let match = phrase(start, where: { if case .relative = $0 { true } else { false } }),
      case .relative(let unit, let distance) = match.meanings[0]
    {
      return result(start, match.end, .date, RuleScore.relativeDate, Self.duration(distance, String(unit)))
    }
    if let prefix = phrase(start, where: { if case .agoPrefix = $0 { true } else { false } }) {
      return amountFromNow(start, number: prefix.end) { meaning in
        guard case .ago(_, let direction, true) = meaning else { return false }
        return prefix.meanings.contains(.agoPrefix(direction: direction))
      }
    }
    return amountFromNow(start, number: start) { if case .ago(_, _, false) = $0 { true } else { false } }
  }

  private func amountFromNow(_ start: Int, number: Int, where isWanted: (PhraseMeaning) -> Bool) -> Result? {
    guard next(number) != nil, let (amount, end) = smallNumber(at: number), let match = phrase(end, where: isWanted),
      case .ago(let designator, let direction, _) = match.meanings[0]
    else { return nil }
    return result(start, match.end, .date, RuleScore.relativeDate, Self.duration(amount * direction, designator))
  }

  /// A whole number in digits or in words.
  private func smallNumber(at index: Int) -> (Int, Int)? {
    if lexemes[index].kind == .digits {
      guard let number = number(at: index), let value = number.number.integer else { return nil }
      return (value, number.end)
    }
    guard let match = phrase(index, where: { if case .number = $0 { true } else { false } }),
      case .number(let value) = match.meanings[0]
    else { return nil }
    return (value, match.end)
  }

  /// ISO 8601 with a sign; hours and minutes carry their `T` in the designator.
  private static func duration(_ distance: Int, _ designator: String) -> String {
    let sign = distance < 0 ? "-" : ""
    return designator.hasPrefix("T")
      ? "\(sign)PT\(abs(distance))\(designator.dropFirst())" : "\(sign)P\(abs(distance))\(designator)"
  }

  /// The words of an era behind a year or a century: `BC`, `n. Chr.`
  private func era(at index: Int) -> (isBefore: Bool, end: Int)? {
    guard let match = phrase(index, where: { if case .era = $0 { true } else { false } }),
      case .era(let isBefore) = match.meanings[0], lexemes[index].isCapitalised || match.end > index + 1
    else { return nil }
    let dot = match.end > index + 1 && glued(match.end)?.isMark(".") == true
    return (isBefore, dot ? match.end + 1 : match.end)
  }

  /// `1230 BC`, `44 v. Chr.`; the year is counted as ISO 8601 does, with 1 BC as 0.
  func yearOfEra(at start: Int) -> Result? {
    let digits = lexemes[start]
    guard digits.kind == .digits, digits.length <= 4, digits.value > 0, let era = era(at: start + 1) else { return nil }
    let year = era.isBefore ? 1 - Int(digits.value) : Int(digits.value)
    let written = CalendarDate(year: abs(year)).text
    return result(start, era.end, .date, RuleScore.partialDate, (year < 0 ? "-" : "") + written)
  }

  /// `2014`, `1990-1995`, `2003/04` where nothing says that it is an amount.
  func yearAlone(at start: Int) -> Result? {
    let digits = lexemes[start]
    guard digits.kind == .digits, digits.length == 4, (1500...2099).contains(digits.value), !isPartOfNumber(start)
    else {
      return nil
    }
    var end = start + 1
    var value = String(digits.value)
    if let dash = next(end), dash.isDash || dash.isMark("/"), let other = next(end + 1), other.kind == .digits,
      other.length == 4 || other.length == 2, dash.gap == other.gap, let last = lastYear(digits.value, other)
    {
      value += "/\(last)"
      end += 2
    }
    guard !isFollowedByAmountWord(end), glued(end).map({ !isJointMark($0) || glued(end + 1) == nil }) ?? true else {
      return nil
    }
    if let letters = glued(end), letters.kind == .word, !isUnspaced(letters) { return nil }
    if let before = lexeme(start - 1), digits.gap == .none, before.kind == .mark, !isOpening(before) { return nil }
    guard digits.value >= 1900 || end > start + 1 || isInContextOfYears(start) else { return nil }
    return result(start, end, .date, RuleScore.year, value)
  }

  private func lastYear(_ first: UInt64, _ other: Lexeme) -> UInt64? {
    let last = other.length == 4 ? other.value : first / 100 * 100 + other.value
    return last > first && last < first + 200 ? last : nil
  }

  private func isFollowedByAmountWord(_ index: Int) -> Bool {
    phrase(index) { meaning in
      switch meaning {
      case .percent, .unit, .timeUnit, .currency, .currencySign, .currencyCode, .scale: true
      default: false
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
    if before.kind == .mark { return before.isMark("(") }
    return before.kind == .word && before.length <= 6 && !before.isCapitalised
  }

  /// `March` in languages that write it with a capital, else any month name in full.
  func monthAlone(at start: Int) -> Result? {
    guard lexemes[start].kind == .word,
      let match = phrase(start, where: { if case .month(_, isAbbreviated: false) = $0 { true } else { false } }),
      case .month(let number, _) = match.meanings[0]
    else { return nil }
    let isShort = lexemes[start].length <= 3
    if lexicon.capitalisesMonths ? !lexemes[start].isCapitalised || isAtSentenceStart(start) && isShort : isShort {
      return nil
    }
    // A surname or a verb: `May said`, `March on`.
    if lexicon.capitalisesMonths, isShort || isAtSentenceStart(start), let before = lexeme(start - 1),
      before.isCapitalised
    {
      return nil
    }
    return result(start, match.end, .date, RuleScore.month, CalendarDate(month: number).text)
  }

  func isAtSentenceStart(_ index: Int) -> Bool {
    guard let before = lexeme(index - 1), lexemes[index].gap != .border else { return true }
    return before.kind == .mark
      && (before.isMark(".") || before.isMark("!") || before.isMark("?") || before.isMark(":"))
  }
}

import DocentDocument

/// Dates with the name of a month.
extension RuleContext {
  /// A month name, with the full stop of an abbreviation.
  func month(at index: Int) -> (number: Int, isAbbreviated: Bool, end: Int)? {
    guard let lexeme = next(index), lexeme.kind == .word else { return nil }
    guard
      let match = find(
        index, { if case .month(let number, let isAbbreviated) = $0 { (number, isAbbreviated) } else { nil } })
    else { return others.isEmpty ? nil : foreignMonth(at: index) }
    let (number, isAbbreviated) = match.value
    let dot = next(match.end)?.isMark(".") == true && next(match.end + 1)?.kind == .digits
    return (number, isAbbreviated, isAbbreviated && dot ? match.end + 1 : match.end)
  }

  /// A month in another language of the document; like an abbreviation, it needs a day or a year beside it.
  func foreignMonth(at index: Int) -> (number: Int, isAbbreviated: Bool, end: Int)? {
    for other in others {
      let match = other.phrases.longest(lexemes, at: index) {
        if case .month(let number, _) = $0 { number } else { nil }
      }
      if let match { return (match.value, true, match.end) }
    }
    return nil
  }

  private func isOwnMonth(_ index: Int) -> Bool { find(index) { if case .month = $0 { true } else { nil } } != nil }

  /// The year behind a month: straight, or behind a comma or words such as `de`.
  func year(behindMonth index: Int) -> (Int, Int)? {
    if let found = year(at: skipConnectors(index)) ?? shortYear(at: index) { return found }
    guard next(index)?.isMark(",") == true else { return nil }
    return year(at: skipConnectors(index + 1))
  }

  /// `'98`.
  private func shortYear(at index: Int) -> (Int, Int)? {
    guard let mark = next(index), mark.isMark("'") || mark.isMark("’"), let digits = glued(index + 1),
      digits.kind == .digits, digits.length == 2
    else { return nil }
    return (CalendarDate.fullYear(Int(digits.value)), index + 2)
  }

  /// Four digits that can be a year, with the language's words around it.
  func year(at index: Int) -> (Int, Int)? {
    let index = skip(.yearPrefix, at: index)
    guard let digits = next(index), digits.kind == .digits, digits.length == 4, (1000...2999).contains(digits.value),
      !isPartOfNumber(index)
    else { return nil }
    if let sign = end(of: .yearWord, at: index + 1), lexemes[index + 1].length <= 2 {
      let dot = glued(sign)?.isMark(".") == true && next(sign + 1)?.isCapitalised != true
      return (Int(digits.value), dot ? sign + 1 : sign)
    }
    return (Int(digits.value), index + 1)
  }

  /// `2024. március 5.`, `2024 m. kovo 5 d.`, `2024 March 5`.
  func yearFirst(at start: Int) -> NumericDate? {
    guard lexemes[start].length == 4, (1000...2999).contains(lexemes[start].value) else { return nil }
    var index = start + 1
    if glued(index)?.isMark(".") == true { index += 1 }
    index = skip(.yearWord, at: index)
    if glued(index)?.isMark(".") == true { index += 1 }
    guard let month = month(at: index) else {
      // Latvian and Lithuanian have the day before the month.
      guard index > start + 1, let day = next(index), day.kind == .digits, let match = dayFirst(at: index) else {
        return nil
      }
      var date = match.date
      guard date.year == nil else { return nil }
      date.year = Int(lexemes[start].value)
      return NumericDate(date: date, end: match.end, rule: .fullDate)
    }
    var date = CalendarDate(year: Int(lexemes[start].value), month: month.number)
    guard let day = next(month.end), day.kind == .digits, day.length <= 2, (1...31).contains(day.value) else {
      return NumericDate(date: date, end: month.end, rule: .partialDate)
    }
    date.day = Int(day.value)
    var end = month.end + 1
    end = skip(.dayWord, at: end)
    return NumericDate(date: date, end: end, rule: .fullDate)
  }

  /// Digits that go on: `2024.5`, `12:30`.
  func isPartOfNumber(_ index: Int) -> Bool {
    guard let mark = glued(index + 1), mark.kind == .mark, glued(index + 2)?.kind == .digits else { return false }
    return mark.value == 0x2E || mark.value == 0x2C || mark.value == 0x3A || mark.value == 0x2F
  }

  /// Past a `.`, `º` or letters glued to a day: `5th`, `1er`, `5-го`.
  func skipOrdinal(_ index: Int) -> Int {
    guard let mark = glued(index) else {
      guard let mark = next(index) else { return index }
      // Tokens joined with spaces: `5 . März`, `6 th`.
      if mark.isMark("."), month(at: index + 1) != nil { return index + 1 }
      return mark.kind == .word && isOrdinalEnding(index) ? index + 1 : index
    }
    if mark.isMark(".") || mark.isMark("º") || mark.isMark("ª") || mark.isMark("°") { return index + 1 }
    if mark.kind == .word, mark.length <= 3, !isUnspaced(mark) { return index + 1 }
    if mark.isMark("-"), let letters = glued(index + 1), letters.kind == .word, letters.length <= 3 { return index + 2 }
    return index
  }

  /// The English endings, which texts in tokens set apart.
  func isOrdinalEnding(_ index: Int) -> Bool {
    let ending = bytes(index)
    guard ending.count == 2 else { return false }
    switch (ending[0], ending[1]) {
    case (0x74, 0x68), (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64): return true  // th st nd rd
    default: return false
    }
  }

  /// A day's number with its ending: `5`, `5th`, `1er`, `11`.
  func dayNumber(at index: Int) -> (day: Int, end: Int)? {
    guard let digits = next(index), digits.kind == .digits, digits.length <= 2, (1...31).contains(digits.value) else {
      return nil
    }
    return (Int(digits.value), skipOrdinal(index + 1))
  }

  /// `5 March 2024`, `5. März`, `1er mai 2020`, `5 de março de 2024`, `5th of March`, `11 bis 13. Dezember`.
  func dayFirst(at start: Int) -> NumericDate? {
    guard let first = dayNumber(at: start) else { return nil }
    var index = first.end
    var last: Int?
    if let next = next(index) {
      let behind = next.isDash || next.isMark("/") ? index + 1 : end(of: .to, at: index) ?? end(of: .and, at: index)
      if let behind, let other = dayNumber(at: skip(.article, at: behind)), month(at: skipConnectors(other.end)) != nil
      {
        last = other.day
        index = other.end
      }
    }
    guard let month = month(at: skipConnectors(index)) else { return nil }
    var date = CalendarDate(month: month.number, day: last ?? first.day)
    var end = month.end
    if let (year, yearEnd) = year(behindMonth: month.end) {
      date.year = year
      end = yearEnd
    }
    let name = skipConnectors(index)
    if lexicon.capitalisesMonths, !lexemes[name].isCapitalised, isOwnMonth(name), date.year == nil,
      month.isAbbreviated || month.end - index == 1
    {
      return nil
    }
    return NumericDate(
      date: date, end: end, rule: date.year == nil ? .partialDate : .fullDate, firstDay: last == nil ? nil : first.day)
  }

  /// `March 5, 2024`, `March 2024`, `mars 1998`, `marzo de 2024`, `March 1-5`.
  func monthFirst(at start: Int) -> NumericDate? {
    guard let month = month(at: start) else { return nil }
    var date = CalendarDate(month: month.number)
    if let (year, end) = year(behindMonth: month.end) {
      date.year = year
      return NumericDate(date: date, end: end, rule: .partialDate)
    }
    if lexicon.capitalisesMonths, !lexemes[start].isCapitalised { return nil }
    guard let day = dayNumber(at: skip(.article, at: month.end)), !isPartOfNumber(day.end - 1) else { return nil }
    var first: Int?
    date.day = day.day
    var end = day.end
    if let dash = next(end), dash.isDash, let other = dayNumber(at: end + 1) {
      first = day.day
      date.day = other.day
      end = other.end
    }
    let afterComma = next(end)?.isMark(",") == true ? end + 1 : end
    if let (year, yearEnd) = year(at: skipConnectors(afterComma)) {
      date.year = year
      end = yearEnd
    }
    return NumericDate(date: date, end: end, rule: date.year == nil ? .partialDate : .fullDate, firstDay: first)
  }

  /// `March` in languages that write it with a capital, else any month name in full.
  func monthAlone(at start: Int) -> DateMatch? {
    guard let month = month(at: start), !month.isAbbreviated else { return nil }
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
    var match = DateMatch(value: .date(CalendarDate(month: month.number)), end: month.end, rule: .month)
    if let behind = directionBehind(at: month.end), withYearSeen(match).end == match.end {
      match = DateMatch(value: .month(month.number, direction: behind.direction), end: behind.end, rule: .relativeDate)
    }
    return match
  }
}

import DocentDocument
import DocentText

/// Dates in digits and in words.
extension RuleContext {
  /// A date and where it ends.
  struct DateMatch {
    var date: CalendarDate
    var end: Int
    var score: Double
  }

  /// What about dates starts at a lexeme.
  func date(at start: Int) -> Result? {
    if let weekday = weekday(at: start) { return weekday }
    if let single = singleDate(at: start) { return finish(single, from: start) }
    if let time = timeOrRange(at: start) { return time }
    return yearOfEra(at: start) ?? decade(at: start) ?? century(at: start) ?? relativeDate(at: start) ?? yearAlone(
      at: start)
      ?? monthAlone(at: start)
  }

  /// Any date with at least two of day, month and year.
  private func singleDate(at start: Int) -> DateMatch? {
    let date =
      lexemes[start].kind == .digits
      ? dateInDigits(at: start) ?? dayAndMonthInDigits(at: start) ?? dateWithSigns(at: start) ?? yearFirst(at: start)
        ?? dayFirst(at: start)
      : monthFirst(at: start)
    return date.flatMap { $0.date.isPossible ? $0 : nil }
  }

  /// Adds the time and the other end of a range.
  private func finish(_ date: DateMatch, from start: Int) -> Result {
    var date = date
    if let (time, end) = timeBehindDate(at: date.end), date.date.day != nil {
      date.date.time = time
      date.end = end
    }
    if let dash = next(date.end), dash.isDash, next(date.end + 1) != nil, let other = singleDate(at: date.end + 1) {
      var from = date.date
      if from.year == nil { from.year = other.date.year }
      return result(start, other.end, .date, date.score, from.text + "/" + other.date.text)
    }
    return result(start, date.end, .date, date.score, date.date.text)
  }

  // MARK: Digits

  /// `2024-03-05`, `05.03.2024`, `3/5/24`, `5. 3. 2024`.
  private func dateInDigits(at start: Int) -> DateMatch? {
    guard let first = separatedDigits(at: start + 1), let second = separatedDigits(at: first.index + 1),
      first.separator == second.separator, first.isSpaced == second.isSpaced
    else { return nil }
    let parts = [lexemes[start], lexemes[first.index], lexemes[second.index]]
    let end = second.index + 1
    // A fourth part makes it a version or an address.
    if let third = separatedDigits(at: end), !third.isSpaced, third.separator == first.separator { return nil }
    if parts[0].length == 4, parts[1].length <= 2, parts[2].length <= 2 {
      let date = CalendarDate(year: Int(parts[0].value), month: Int(parts[1].value), day: Int(parts[2].value))
      return isPlausible(date) ? DateMatch(date: date, end: end, score: RuleScore.fullDate) : nil
    }
    guard parts[0].length <= 2, parts[1].length <= 2, parts[2].length == 4 || parts[2].length == 2 else { return nil }
    let isLong = parts[2].length == 4
    // Two digits of a year between full stops or dashes are dates only where the language writes them so.
    if !isLong, first.separator == 0x2D || first.isSpaced || parts[1].length < 2 && first.separator == 0x2E {
      return nil
    }
    let year = isLong ? Int(parts[2].value) : CalendarDate.fullYear(Int(parts[2].value))
    let monthFirst = lexicon.fieldOrder.firstIndex(of: .month) ?? 1 < lexicon.fieldOrder.firstIndex(of: .day) ?? 0
    // Full stops go with the day first everywhere.
    let isMonthFirst = monthFirst && first.separator != 0x2E && lexicon.fieldOrder.first != .year
    let (a, b) = (Int(parts[0].value), Int(parts[1].value))
    let asWritten = CalendarDate(year: year, month: isMonthFirst ? a : b, day: isMonthFirst ? b : a)
    if isPlausible(asWritten) { return DateMatch(date: asWritten, end: end, score: RuleScore.fullDate) }
    let swapped = CalendarDate(year: year, month: asWritten.day, day: asWritten.month)
    return isPlausible(swapped) ? DateMatch(date: swapped, end: end, score: RuleScore.fullDate) : nil
  }

  /// `05.03.` with its last full stop, where full stops are not decimal points.
  private func dayAndMonthInDigits(at start: Int) -> DateMatch? {
    guard lexicon.numbers.decimal != 0x2E, lexemes[start].length == 2, glued(start + 1)?.isMark(".") == true,
      let month = glued(start + 2), month.kind == .digits, month.length == 2, glued(start + 3)?.isMark(".") == true,
      glued(start + 4)?.kind != .digits
    else { return nil }
    let date = CalendarDate(month: Int(month.value), day: Int(lexemes[start].value))
    return isPlausible(date) ? DateMatch(date: date, end: start + 4, score: RuleScore.partialDate) : nil
  }

  private func isPlausible(_ date: CalendarDate) -> Bool {
    date.isPossible && (date.month ?? 1) >= 1 && (1000...2999).contains(date.year ?? 2000)
  }

  /// A separator of dates and the digits behind it.
  private func separatedDigits(at index: Int) -> (separator: UInt64, isSpaced: Bool, index: Int)? {
    guard let mark = glued(index), mark.kind == .mark, let digits = lexeme(index + 1), digits.kind == .digits else {
      return nil
    }
    switch (mark.value, digits.gap) {
    case (0x2E, .none), (0x2D, .none), (0x2F, .none), (0x2010, .none), (0x2011, .none):
      return (mark.value == 0x2010 || mark.value == 0x2011 ? 0x2D : mark.value, false, index + 1)
    case (0x2E, .space): return (0x2E, true, index + 1)
    default: return nil
    }
  }

  /// `2024年3月5日`, `3月5日`, `2024년 3월`.
  private func dateWithSigns(at start: Int) -> DateMatch? {
    var date = CalendarDate()
    var index = start
    if lexemes[index].length == 4, let sign = phrase(index + 1, where: { $0 == .yearWord }) {
      date.year = Int(lexemes[index].value)
      guard let month = next(sign.end), month.kind == .digits, month.length <= 2 else {
        // A year with its sign and nothing behind it.
        guard glued(index + 1) != nil, isUnspaced(lexemes[index + 1]) else { return nil }
        return DateMatch(date: date, end: sign.end, score: RuleScore.year)
      }
      index = sign.end
    }
    guard lexemes[index].length <= 2, let sign = phrase(index + 1, where: { $0 == .monthWord }) else { return nil }
    let month = Int(lexemes[index].value)
    guard (1...12).contains(month) else { return nil }
    date.month = month
    if let day = next(sign.end), day.kind == .digits, day.length <= 2,
      let daySign = phrase(sign.end + 1, where: { $0 == .dayWord })
    {
      date.day = Int(day.value)
      return DateMatch(date: date, end: daySign.end, score: RuleScore.fullDate)
    }
    return date.year == nil && !isUnspaced(lexemes[index + 1])
      ? nil : DateMatch(date: date, end: sign.end, score: RuleScore.partialDate)
  }

  // MARK: Words

  /// `5 March 2024`, `5. März`, `1er mai 2020`, `5 de março de 2024`, `5th of March`.
  private func dayFirst(at start: Int) -> DateMatch? {
    guard lexemes[start].length <= 2, (1...31).contains(lexemes[start].value) else { return nil }
    var first = Int(lexemes[start].value)
    var index = skipOrdinal(start + 1)
    let hasOrdinal = index > start + 1
    var isRange = false
    var last = first
    if let dash = next(index), dash.isDash, let end = next(index + 1), end.kind == .digits, end.length <= 2 {
      last = Int(end.value)
      index = skipOrdinal(index + 2)
      isRange = true
    }
    index = skipConnector(index)
    // `5th of March`, `1er de mayo`.
    if hasOrdinal, month(at: index) == nil, let word = next(index), word.kind == .word, word.length <= 3,
      !word.isCapitalised
    {
      index += 1
    }
    guard let month = month(at: index) else { return nil }
    if isRange { swap(&first, &last) }
    var date = CalendarDate(month: month.number, day: first)
    var end = month.end
    if let (year, yearEnd) = year(behindMonth: month.end) {
      date.year = year
      end = yearEnd
    }
    if lexicon.capitalisesMonths, !lexemes[index].isCapitalised, date.year == nil, month.isAbbreviated { return nil }
    return DateMatch(date: date, end: end, score: date.year == nil ? RuleScore.partialDate : RuleScore.fullDate)
  }

  /// `March 5, 2024`, `March 2024`, `5` missing: `mars 1998`, `marzo de 2024`.
  private func monthFirst(at start: Int) -> DateMatch? {
    guard let month = month(at: start) else { return nil }
    var date = CalendarDate(month: month.number)
    let index = skipConnector(month.end)
    if let (year, end) = year(behindMonth: month.end) {
      date.year = year
      return DateMatch(date: date, end: end, score: RuleScore.partialDate)
    }
    guard let day = next(index), day.kind == .digits, day.length <= 2, (1...31).contains(day.value),
      !isPartOfNumber(index)
    else { return nil }
    if lexicon.capitalisesMonths, !lexemes[start].isCapitalised { return nil }
    date.day = Int(day.value)
    var end = skipOrdinal(index + 1)
    if let dash = next(end), dash.isDash, let other = next(end + 1), other.kind == .digits, other.length <= 2,
      (1...31).contains(other.value)
    {
      end += 2
    }
    let afterComma = next(end)?.isMark(",") == true ? end + 1 : end
    if let (year, yearEnd) = year(at: skipConnector(afterComma)) {
      date.year = year
      end = yearEnd
    }
    return DateMatch(date: date, end: end, score: date.year == nil ? RuleScore.partialDate : RuleScore.fullDate)
  }

  /// `2024. március 5.`, `2024 m. kovo 5 d.`, `2024 March 5`.
  private func yearFirst(at start: Int) -> DateMatch? {
    guard lexemes[start].length == 4, (1000...2999).contains(lexemes[start].value) else { return nil }
    var index = start + 1
    if glued(index)?.isMark(".") == true { index += 1 }
    if let sign = phrase(index, where: { $0 == .yearWord }) { index = sign.end }
    if glued(index)?.isMark(".") == true { index += 1 }
    guard let month = month(at: index) else {
      // Latvian and Lithuanian have the day before the month.
      guard index > start + 1, let day = next(index), day.kind == .digits, let match = dayFirst(at: index) else {
        return nil
      }
      var date = match.date
      guard date.year == nil else { return nil }
      date.year = Int(lexemes[start].value)
      return DateMatch(date: date, end: match.end, score: RuleScore.fullDate)
    }
    var date = CalendarDate(year: Int(lexemes[start].value), month: month.number)
    guard let day = next(month.end), day.kind == .digits, day.length <= 2, (1...31).contains(day.value) else {
      return DateMatch(date: date, end: month.end, score: RuleScore.partialDate)
    }
    date.day = Int(day.value)
    var end = month.end + 1
    if let sign = phrase(end, where: { $0 == .dayWord }) { end = sign.end }
    return DateMatch(date: date, end: end, score: RuleScore.fullDate)
  }

  /// A month name, with the full stop of an abbreviation.
  private func month(at index: Int) -> (number: Int, isAbbreviated: Bool, end: Int)? {
    guard let lexeme = next(index), lexeme.kind == .word,
      let match = phrase(index, where: { if case .month = $0 { true } else { false } }),
      case .month(let number, let isAbbreviated) = match.meanings[0]
    else { return nil }
    let dot = isAbbreviated && glued(match.end)?.isMark(".") == true && next(match.end + 1)?.kind == .digits
    return (number, isAbbreviated, dot ? match.end + 1 : match.end)
  }

  /// The year behind a month: straight, or behind a comma or a word such as `de`.
  private func year(behindMonth index: Int) -> (Int, Int)? {
    if let found = year(at: skipConnector(index)) { return found }
    guard next(index)?.isMark(",") == true else { return nil }
    return year(at: skipConnector(index + 1))
  }

  /// Four digits that can be a year, with the language's word for it.
  private func year(at index: Int) -> (Int, Int)? {
    guard let digits = next(index), digits.kind == .digits, digits.length == 4, (1000...2999).contains(digits.value),
      !isPartOfNumber(index)
    else { return nil }
    if let sign = phrase(index + 1, where: { $0 == .yearWord }), lexemes[index + 1].length <= 2 {
      let dot = glued(sign.end)?.isMark(".") == true && next(sign.end + 1)?.isCapitalised != true
      return (Int(digits.value), dot ? sign.end + 1 : sign.end)
    }
    return (Int(digits.value), index + 1)
  }

  /// Digits that go on: `2024.5`, `12:30`.
  func isPartOfNumber(_ index: Int) -> Bool {
    guard let mark = glued(index + 1), mark.kind == .mark, glued(index + 2)?.kind == .digits else { return false }
    return mark.value == 0x2E || mark.value == 0x2C || mark.value == 0x3A || mark.value == 0x2F
  }

  /// Past a `.`, `º` or letters glued to a day: `5th`, `1er`, `5-го`.
  private func skipOrdinal(_ index: Int) -> Int {
    guard let mark = glued(index) else {
      // Tokens joined with spaces: `5 . März`.
      return next(index)?.isMark(".") == true && month(at: index + 1) != nil ? index + 1 : index
    }
    if mark.isMark(".") || mark.isMark("º") || mark.isMark("ª") || mark.isMark("°") { return index + 1 }
    if mark.kind == .word, mark.length <= 3, !isUnspaced(mark) { return index + 1 }
    if mark.isMark("-"), let letters = glued(index + 1), letters.kind == .word, letters.length <= 3 { return index + 2 }
    return index
  }

  /// Past a word that the language puts between the parts of a date.
  private func skipConnector(_ index: Int) -> Int {
    phrase(index) { $0 == .connector }?.end ?? index
  }
}

import DocentDocument
import DocentText

/// Dates in digits, with the signs of languages that count their months.
extension RuleContext {
  /// A date with at least two of day, month and year, and where it ends.
  struct NumericDate {
    var date: CalendarDate
    var end: Int
    var rule: Rule
    /// The first day, where `date` is the last of some.
    var firstDay: Int?
  }

  /// `2024-03-05`, `05.03.2024`, `3/5/24`, `5. 3. 2024`.
  func dateInDigits(at start: Int) -> NumericDate? {
    guard let first = separatedDigits(at: start + 1), let second = separatedDigits(at: first.index + 1),
      first.separator == second.separator, first.isSpaced == second.isSpaced
    else { return nil }
    let parts = [lexemes[start], lexemes[first.index], lexemes[second.index]]
    let end = second.index + 1
    // A fourth part makes it a version or an address.
    if let third = separatedDigits(at: end), !third.isSpaced, third.separator == first.separator { return nil }
    if parts[0].length == 4, parts[1].length <= 2, parts[2].length <= 2 {
      let date = CalendarDate(year: Int(parts[0].value), month: Int(parts[1].value), day: Int(parts[2].value))
      return isPlausible(date) ? NumericDate(date: date, end: end, rule: .fullDate) : nil
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
    if isPlausible(asWritten) { return NumericDate(date: asWritten, end: end, rule: .fullDate) }
    let swapped = CalendarDate(year: year, month: asWritten.day, day: asWritten.month)
    return isPlausible(swapped) ? NumericDate(date: swapped, end: end, rule: .fullDate) : nil
  }

  /// `05.03.` with its last full stop, where full stops are not decimal points.
  func dayAndMonthInDigits(at start: Int) -> NumericDate? {
    guard lexicon.numbers.decimal != 0x2E, lexemes[start].length == 2, glued(start + 1)?.isMark(".") == true,
      let month = glued(start + 2), month.kind == .digits, month.length == 2, glued(start + 3)?.isMark(".") == true,
      glued(start + 4)?.kind != .digits
    else { return nil }
    let date = CalendarDate(month: Int(month.value), day: Int(lexemes[start].value))
    return isPlausible(date) ? NumericDate(date: date, end: start + 4, rule: .partialDate) : nil
  }

  func isPlausible(_ date: CalendarDate) -> Bool {
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
  func dateWithSigns(at start: Int) -> NumericDate? {
    var date = CalendarDate()
    var index = start
    if lexemes[index].length == 4, let sign = end(of: .yearWord, at: index + 1) {
      date.year = Int(lexemes[index].value)
      guard let month = next(sign), month.kind == .digits, month.length <= 2 else {
        // A year with its sign and nothing behind it.
        guard glued(index + 1) != nil, isUnspaced(lexemes[index + 1]) else { return nil }
        return NumericDate(date: date, end: sign, rule: .year)
      }
      index = sign
    }
    guard lexemes[index].length <= 2, let sign = end(of: .monthWord, at: index + 1) else { return nil }
    let month = Int(lexemes[index].value)
    guard (1...12).contains(month) else { return nil }
    date.month = month
    if let day = next(sign), day.kind == .digits, day.length <= 2,
      let daySign = end(of: .dayWord, at: sign + 1)
    {
      date.day = Int(day.value)
      return NumericDate(date: date, end: daySign, rule: .fullDate)
    }
    return date.year == nil && !isUnspaced(lexemes[index + 1])
      ? nil : NumericDate(date: date, end: sign, rule: .partialDate)
  }
}

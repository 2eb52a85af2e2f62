import DocentDocument

/// Weekdays and parts of days.
extension RuleContext {
  /// `Tuesday`, `Tuesday, 5 March 2024`, `Di., 05.03.2024`, `Tuesday at 3 pm`, `vendredi dernier`.
  func weekday(at start: Int, depth: Int) -> DateMatch? {
    if let glued = find(
      start, { if case .weekdayPart(let day, let part) = $0 { (day, part) } else { nil } })
    {
      return DateMatch(
        value: .part(.weekday(glued.value.0, direction: 0), glued.value.1), end: glued.end, rule: .weekday)
    }
    guard
      let match = find(
        start, { if case .weekday(let day, let isAbbreviated) = $0 { (day, isAbbreviated) } else { nil } })
    else { return nil }
    let (day, isAbbreviated) = match.value
    if lexicon.capitalisesMonths, !lexemes[start].isCapitalised { return nil }
    var end = match.end
    if isAbbreviated, next(end)?.isMark(".") == true { end += 1 }
    if let date = dateBehindWeekday(end) { return date }
    if isAbbreviated { return nil }
    let weekday = DateValue.weekday(day, direction: 0)
    if let ofWeek = weekdayOfWeek(day, behind: match.end) { return ofWeek }
    if let behind = directionBehind(at: match.end) {
      return DateMatch(value: .weekday(day, direction: behind.direction), end: behind.end, rule: .weekday)
    }
    if let (time, end) = timeBehindDate(at: match.end) {
      return DateMatch(value: .at(weekday, time), end: end, rule: .weekday)
    }
    return DateMatch(value: weekday, end: match.end, rule: .weekday)
  }

  /// The date that a weekday belongs to, behind a comma or an article: a day, not a year or a time.
  private func dateBehindWeekday(_ index: Int) -> DateMatch? {
    var index = next(index)?.isMark(",") == true ? index + 1 : index
    index = skip(.article, at: index)
    guard next(index) != nil, let date = calendarDate(at: index) ?? monthFirst(at: index), date.date.isPossible,
      date.date.day != nil, date.firstDay == nil
    else { return nil }
    guard let (time, end) = timeBehindDate(at: date.end) else {
      return DateMatch(value: .date(date.date), end: date.end, rule: date.rule)
    }
    var dated = date.date
    dated.time = time
    return DateMatch(value: .date(dated), end: end, rule: date.rule)
  }

  /// `morning of 24 June`, `night of 22–23 October`; parts of the day alone are not dates.
  func dayPart(at start: Int, depth: Int) -> DateMatch? {
    guard let part = find(start, { if case .dayPart(let part) = $0 { part } else { nil } }) else { return nil }
    let connector = end(of: .connector, at: part.end) ?? part.end
    guard connector > part.end, let day = period(at: skip(.article, at: connector), depth: depth + 1) else {
      return nil
    }
    switch day.value {
    case .date(let date) where date.day != nil && date.time == nil: break
    case .weekday, .relative(.day, _): break
    case .interval: return DateMatch(value: day.value, end: day.end, rule: .period)
    default: return nil
    }
    return DateMatch(value: .part(day.value, part.value), end: day.end, rule: .period)
  }
}

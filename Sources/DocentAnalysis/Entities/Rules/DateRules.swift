import DocentDocument

/// Dates: the longest phrase that can be read as one from a lexeme on.
extension RuleContext {
  /// A date that was read, and where it ends.
  struct DateMatch {
    var value: DateValue
    var end: Int
    var rule: Rule
  }

  /// What about dates starts at a lexeme.
  func date(at start: Int) -> Result? {
    guard let match = rangeInWords(at: start) ?? joined(at: start) else { return nil }
    return result(start, match.end, match.rule, match.value.text(from: reference))
  }

  /// Phrases nest at most so deep: `early morning of last Friday`.
  private static let deepest = 3

  /// A date without the other end of a range.
  func period(at start: Int, depth: Int = 0) -> DateMatch? {
    guard let lexeme = next(start), depth < Self.deepest else { return nil }
    guard
      let match = lexeme.kind == .digits
        ? periodInDigits(at: start, depth: depth) : periodInWords(at: start, depth: depth)
    else {
      return nil
    }
    return extended(match)
  }

  private func periodInDigits(at start: Int, depth: Int) -> DateMatch? {
    if let date = calendarDate(at: start) { return withTime(date) }
    if let time = clockTime(at: start) { return time }
    return yearOfEra(at: start) ?? decade(at: start) ?? ordinalPeriod(at: start, depth: depth) ?? amountOfTimeAway(
      at: start)
      ?? yearAlone(at: start)
  }

  private func periodInWords(at start: Int, depth: Int) -> DateMatch? {
    guard lexemes[start].kind == .word || lexemes[start].kind == .mark else { return nil }
    if let weekday = weekday(at: start, depth: depth) { return weekday }
    if let date = monthFirst(at: start), date.date.isPossible { return withTime(date) }
    return modified(at: start, depth: depth) ?? relativeDate(at: start) ?? amountOfTimeAway(at: start)
      ?? ordinalPeriod(at: start, depth: depth) ?? namedPeriod(at: start) ?? dayPart(at: start, depth: depth)
      ?? timeInWords(at: start) ?? monthAlone(at: start)
  }

  /// Any date with at least two of day, month and year.
  func calendarDate(at start: Int) -> NumericDate? {
    guard next(start)?.kind == .digits else { return nil }
    let date =
      dateInDigits(at: start) ?? dayAndMonthInDigits(at: start) ?? dateWithSigns(at: start) ?? yearFirst(at: start)
      ?? dayFirst(at: start)
    return date.flatMap { $0.date.isPossible ? $0 : nil }
  }

  private func withTime(_ date: NumericDate) -> DateMatch {
    var match = DateMatch(value: .date(date.date), end: date.end, rule: date.rule)
    if let first = date.firstDay {
      var from = date.date
      from.day = first
      match.value = .interval(.date(from), match.value)
      return match
    }
    if date.date.day != nil, let (time, end) = timeBehindDate(at: date.end) {
      var dated = date.date
      dated.time = time
      match = DateMatch(value: .date(dated), end: end, rule: date.rule)
    }
    return match
  }

  /// Takes in what may follow a date: its year seen from another, a part of the day.
  private func extended(_ match: DateMatch) -> DateMatch {
    var match = withYearSeen(match)
    if isDay(match.value), let part = find(match.end, { if case .dayPart(let part) = $0 { part } else { nil } }) {
      match.value = .part(match.value, part.value)
      match.end = part.end
      if let (time, end) = timeBehindDate(at: match.end), case .part(let day, _) = match.value {
        match.value = .at(day, time)
        match.end = end
      }
    }
    return match
  }

  private func isDay(_ value: DateValue) -> Bool {
    switch value {
    case .date(let date): date.day != nil && date.time == nil
    case .weekday, .relative(.day, _): true
    default: false
    }
  }

  // MARK: Ranges

  /// A date, and the other end of a range behind a dash or a word such as `to`.
  private func joined(at start: Int) -> DateMatch? {
    guard let first = period(at: start) else { return shortRange(at: start) }
    guard let between = separator(at: first.end), let last = period(at: between) else {
      return first
    }
    guard let value = interval(first.value, last.value) else { return first }
    return DateMatch(value: value, end: last.end, rule: .range)
  }

  /// `9 - 17 Uhr`, `22.30 – 6.40 Uhr`: the start says nothing without the end.
  private func shortRange(at start: Int) -> DateMatch? {
    guard next(start)?.kind == .digits, let (time, end) = hourAndMinute(at: start), let between = separator(at: end),
      next(between)?.kind == .digits, let other = self.time(at: between)
    else { return nil }
    return DateMatch(
      value: .interval(.date(CalendarDate(time: time)), .date(CalendarDate(time: other.time))), end: other.end,
      rule: .time)
  }

  private func separator(at index: Int) -> Int? {
    if let dash = next(index), dash.isDash { return index + 1 }
    guard let to = end(of: .to, at: index) else { return nil }
    return skip(.article, at: to)
  }

  /// `from May to September 1939`, `between 1918 and 1990`, `du 11 au 13 décembre`.
  func rangeInWords(at start: Int) -> DateMatch? {
    guard lexemes[start].kind == .word else { return nil }
    for (opening, middle) in [(PhraseMeaning.from, PhraseMeaning.to), (.between, .and)] {
      guard let from = end(of: opening, at: start) else { continue }
      let first = skip(.article, at: from)
      if let match = rangeStart(at: first), let to = end(of: middle, at: match.end) ?? dash(at: match.end),
        let last = period(at: skip(.article, at: to)), let value = interval(match.value, last.value)
      {
        return DateMatch(value: value, end: last.end, rule: .range)
      }
      if let day = dayNumber(at: first), let to = end(of: middle, at: day.end) ?? dash(at: day.end),
        let last = period(at: skip(.article, at: to)), case .date(let date) = last.value, date.month != nil,
        date.day != nil, date.time == nil
      {
        var from = date
        from.day = day.day
        guard from.isPossible else { continue }
        return DateMatch(value: .interval(.date(from), last.value), end: last.end, rule: .range)
      }
    }
    return nil
  }

  /// A date, or a month alone even where it is short or small: `de mai à septembre`.
  private func rangeStart(at index: Int) -> DateMatch? {
    period(at: index)
      ?? month(at: index).map {
        DateMatch(value: .date(CalendarDate(month: $0.number)), end: $0.end, rule: .month)
      }
  }

  private func dash(at index: Int) -> Int? { next(index)?.isDash == true ? index + 1 : nil }

  /// Two dates of a kind, the first with the year of the last where it has none; nil if they do not go together.
  private func interval(_ first: DateValue, _ last: DateValue) -> DateValue? {
    switch (first, last) {
    case (.date(var from), .date(let to)):
      guard (from.time == nil) == (to.time == nil), from.isPossible, to.isPossible else { return nil }
      if from.month == nil, to.month == nil, from.time == nil {
        guard let start = from.year, let end = to.year, start < end else { return nil }
        return .interval(first, last)
      }
      guard (from.day == nil) == (to.day == nil) || from.time != nil else { return nil }
      if from.year == nil { from.year = to.year }
      return .interval(.date(from), last)
    case (.weekday, .weekday), (.decade, .decade), (.century, .century), (.season, .season), (.quarter, .quarter),
      (.fiscalYear, .fiscalYear), (.part, .part), (.at, .at), (.relative, .relative), (.modified, .modified),
      (.modified, .date), (.date, .modified):
      return .interval(first, last)
    default: return nil
    }
  }
}

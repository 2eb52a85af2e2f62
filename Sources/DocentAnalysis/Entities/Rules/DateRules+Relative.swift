import DocentDocument

/// Dates seen from the day of the text.
extension RuleContext {
  /// `last`, `passé` behind what it narrows down.
  func directionBehind(at index: Int) -> (direction: Int, end: Int)? {
    find(index) { if case .direction(let direction, isBehind: true) = $0 { direction } else { nil } }
      .map { ($0.value, $0.end) }
  }

  private func directionBefore(at index: Int) -> (direction: Int, end: Int)? {
    find(index) { if case .direction(let direction, isBehind: false) = $0 { direction } else { nil } }
      .map { ($0.value, $0.end) }
  }

  private func timeUnit(at index: Int) -> (unit: TimeUnit, end: Int)? {
    find(index) { if case .timeUnit(let unit) = $0 { unit } else { nil } }.map { ($0.value, $0.end) }
  }

  /// The unit that something before it belongs to, told by where it lies: `last year`, `of next year`, `vergangener
  /// Woche`, `the following week`; without a distance where that is not the day of the text.
  private func seen(_ unit: TimeUnit, behind index: Int) -> (distance: Int?, end: Int)? {
    let behindConnector = skip(.connector, at: index)
    let start = skip(.article, at: behindConnector)
    for place in [behindConnector, start] {
      // ICU has some with their article: `l'année dernière`.
      if let word = find(place, { if case .relative(unit, let distance) = $0 { distance } else { nil } }) {
        return (word.value, word.end)
      }
    }
    if let (found, end) = timeUnit(at: start), found == unit, let behind = directionBehind(at: end) {
      return (behind.direction, behind.end)
    }
    if let (direction, noun) = directionBefore(at: start), let (found, end) = timeUnit(at: noun), found == unit,
      !isPlural(at: noun, end)
    {
      return (direction, end)
    }
    guard let vague = end(of: .indefinite, at: start), let (found, end) = timeUnit(at: vague), found == unit else {
      return nil
    }
    return (nil, end)
  }

  /// Takes in the year behind a day or month without one: `November that year`, `3 March last year`.
  func withYearSeen(_ match: DateMatch) -> DateMatch {
    guard lacksYear(match.value) else { return match }
    var match = match
    if let same = end(of: .thatYear, at: match.end) {
      match.end = same
    } else if let (distance, end) = seen(.year, behind: match.end) {
      match.end = end
      if let distance, let year = reference?.year { match.value = match.value.withYear(year + distance) }
    } else {
      return match
    }
    if match.rule == .month { match.rule = .relativeDate }
    return match
  }

  /// Whether a day, a month or another part of a year stands without its year.
  private func lacksYear(_ value: DateValue) -> Bool {
    switch value {
    case .date(let date): date.month != nil && date.year == nil && date.time == nil
    case .quarter(_, nil, _), .half(_, nil), .season(_, nil, nil): true
    default: false
    }
  }

  /// A weekday of a week told by where it lies: `Monday last week`, `Mittwoch vergangener Woche`.
  func weekdayOfWeek(_ weekday: Int, behind index: Int) -> DateMatch? {
    guard let (distance, end) = seen(.week, behind: index) else { return nil }
    guard let distance, let reference, let year = reference.year, let month = reference.month, let day = reference.day
    else { return DateMatch(value: .unknown, end: end, rule: .relativeDate) }
    let today = CivilDay(year: year, month: month, day: day)
    let named = today.adding(days: 7 * distance + weekday - today.weekday)
    return DateMatch(value: .date(named.date), end: end, rule: .relativeDate)
  }

  /// `yesterday`, `next week`, `last Friday`, `past three years`, `trois dernières années`, `semaine dernière`.
  func relativeDate(at start: Int) -> DateMatch? {
    let word = find(
      start, { if case .relative(let unit, let distance) = $0 { (unit, distance) } else { nil } })
    if let within = end(of: .within, at: start), let now = directed(at: within), case .relative(_, 0) = now.value {
      return now
    }
    if let directed = directed(at: start), directed.end >= word?.end ?? 0 { return directed }
    if let word {
      // ICU has `la semaine dernière` with its article.
      if let article = end(of: .article, at: start), article < word.end, period(at: article, depth: 1) != nil {
        return nil
      }
      return DateMatch(value: .relative(word.value.0, word.value.1), end: word.end, rule: .relativeDate)
    }
    if let noun = timeUnit(at: start), let behind = directionBehind(at: noun.end), noun.unit.isLong {
      return DateMatch(value: .relative(noun.unit, behind.direction), end: behind.end, rule: .relativeDate)
    }
    if let vague = end(of: .indefinite, at: start) {
      if let noun = timeUnit(at: vague), noun.unit.isLong {
        return DateMatch(value: .unknown, end: noun.end, rule: .vagueDate)
      }
      if let day = find(vague, { if case .weekday(_, isAbbreviated: false) = $0 { true } else { nil } }) {
        return DateMatch(value: .unknown, end: day.end, rule: .vagueDate)
      }
    }
    return nil
  }

  /// What starts with `last`, `this` or `next`.
  private func directed(at start: Int) -> DateMatch? {
    guard let (direction, index) = directionBefore(at: start) else { return nil }
    if let noun = timeUnit(at: index) {
      guard noun.unit.isLong else { return nil }
      if direction != 0, isPlural(at: index, noun.end) {
        return DateMatch(value: .unknown, end: noun.end, rule: .vagueDate)
      }
      return DateMatch(value: .relative(noun.unit, direction), end: noun.end, rule: .relativeDate)
    }
    if direction != 0 {
      if let (amount, end) = smallNumber(at: index), let noun = timeUnit(at: end), let amount {
        return DateMatch(value: .window(noun.unit, amount * direction), end: noun.end, rule: .relativeDate)
      }
      if let (_, end) = smallNumber(at: index), let to = self.end(of: .to, at: end) ?? self.end(of: .or, at: end),
        let (_, last) = smallNumber(at: to), let noun = timeUnit(at: last)
      {
        return DateMatch(value: .unknown, end: noun.end, rule: .vagueDate)
      }
      if let vague = end(of: .vague, at: index), let noun = timeUnit(at: vague) {
        return DateMatch(value: .unknown, end: noun.end, rule: .vagueDate)
      }
    }
    if let day = find(index, { if case .weekday(let day, isAbbreviated: false) = $0 { day } else { nil } }) {
      return DateMatch(value: .weekday(day.value, direction: direction), end: day.end, rule: .relativeDate)
    }
    if let month = month(at: index), !month.isAbbreviated {
      return DateMatch(value: .month(month.number, direction: direction), end: month.end, rule: .relativeDate)
    }
    if let season = find(index, { if case .season(let season) = $0 { season } else { nil } }) {
      return DateMatch(
        value: .season(season.value, year: nil, direction: direction), end: season.end, rule: .relativeDate)
    }
    if let part = find(index, { if case .dayPart(let part) = $0 { part } else { nil } }), direction <= 0 {
      return DateMatch(value: .part(.relative(.day, direction), part.value), end: part.end, rule: .relativeDate)
    }
    return nil
  }

  /// The last days are not the last day.
  private func isPlural(at index: Int, _ end: Int) -> Bool {
    end == index + 1 && lexicon.plurals.contains(lexemes[index].value)
  }

  /// `3 days ago`, `vor drei Tagen`, `hace tres días`, `two years later`, `trois dernières années`.
  func amountOfTimeAway(at start: Int) -> DateMatch? {
    if let prefix = find(start, { if case .agoPrefix(let direction) = $0 { direction } else { nil } }),
      lexemes[start].kind == .word, let amount = amountOfTime(at: skipRelation(prefix.end))
    {
      // `för tre dagar sedan` has a word on either side; without it `för` is a preposition.
      let suffix = find(amount.end, { if case .agoSuffix(let direction) = $0 { direction } else { nil } })
      if let suffix { return away(amount, suffix.value == 0 ? prefix.value : suffix.value, suffix.end) }
      guard !lexicon.needsAgoSuffix || prefix.value > 0 else { return nil }
      return away(amount, prefix.value, amount.end)
    }
    guard let first = lexeme(start), first.kind == .digits || lexicon.phrases.canStart(with: first),
      let (count, end) = smallNumber(at: start) ?? vagueNumber(at: start)
    else { return nil }
    if let (direction, index) = directionBefore(at: end), direction != 0, let noun = timeUnit(at: index), let count {
      return DateMatch(value: .window(noun.unit, count * direction), end: noun.end, rule: .relativeDate)
    }
    if let ago = find(
      end, { if case .ago(let unit, let direction, false) = $0 { (unit, direction) } else { nil } }), let count
    {
      let value = DateValue.relative(ago.value.0, count * ago.value.1)
      return DateMatch(value: value, end: ago.end, rule: .relativeDate)
    }
    guard let noun = timeUnit(at: end) else { return nil }
    if let suffix = find(
      noun.end, { if case .agoSuffix(let direction) = $0 { direction } else { nil } })
    {
      return away((count, noun.unit, noun.end), suffix.value, suffix.end)
    }
    if let behind = directionBehind(at: noun.end), behind.direction != 0, let count {
      return DateMatch(value: .window(noun.unit, count * behind.direction), end: behind.end, rule: .relativeDate)
    }
    return nil
  }

  private func away(_ amount: (count: Int?, unit: TimeUnit, end: Int), _ direction: Int, _ end: Int) -> DateMatch {
    guard direction != 0, let count = amount.count else {
      return DateMatch(value: .unknown, end: end, rule: .vagueDate)
    }
    return DateMatch(value: .relative(amount.unit, count * direction), end: end, rule: .relativeDate)
  }

  private func skipRelation(_ index: Int) -> Int {
    find(index) { if case .relation = $0 { true } else { nil } }?.end ?? index
  }

  private func amountOfTime(at index: Int) -> (count: Int?, unit: TimeUnit, end: Int)? {
    guard let first = next(index), first.kind != .digits || decade(at: index) == nil,
      let (count, end) = smallNumber(at: index) ?? vagueNumber(at: index), let noun = timeUnit(at: end)
    else { return nil }
    return (count, noun.unit, noun.end)
  }

  private func vagueNumber(at index: Int) -> (Int?, Int)? { end(of: .vague, at: index).map { (nil, $0) } }

  /// A whole number in digits or in words, or the article that counts.
  private func smallNumber(at index: Int) -> (Int?, Int)? {
    guard let lexeme = next(index) else { return nil }
    if lexeme.kind == .digits {
      guard let number = number(at: index), let value = number.number.integer else { return nil }
      return (value, number.end)
    }
    if let vague = end(of: .vague, at: index) { return (nil, vague) }
    if let words = numberInWords(at: index) {
      return words.value <= 1_000_000 ? (words.value, words.end) : nil
    }
    return end(of: .one, at: index).map { (1, $0) }
  }
}

extension DateValue {
  /// The same part of a year, of this one.
  fileprivate func withYear(_ year: Int) -> DateValue {
    switch self {
    case .date(var date):
      date.year = year
      return .date(date)
    case .quarter(let number, _, let isFiscal): return .quarter(number, year: year, isFiscal: isFiscal)
    case .half(let number, _): return .half(number, year: year)
    case .season(let season, _, _): return .season(season, year: year, direction: nil)
    default: return self
    }
  }
}

extension TimeUnit {
  /// A day or longer: `last hour` is not a date as `last week` is.
  var isLong: Bool {
    switch self {
    case .second, .minute, .hour: false
    default: true
    }
  }
}

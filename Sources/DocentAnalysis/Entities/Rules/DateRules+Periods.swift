import DocentDocument

/// Parts of years, years, decades and centuries.
extension RuleContext {
  /// `early March 2024`, `end of 2016`, `mid-1990s`, `end of the year`.
  func modified(at start: Int, depth: Int) -> DateMatch? {
    guard let modifier = find(start, { if case .modifier(let modifier) = $0 { modifier } else { nil } }) else {
      return nil
    }
    var index = modifier.end
    if let dash = next(index), dash.isDash { index += 1 }
    let afterConnector = skip(.connector, at: index)
    index = skip(.article, at: afterConnector)
    if let inner = period(at: index, depth: depth + 1) {
      switch inner.value {
      case .date(let date) where date.time != nil || date.day != nil: return nil
      case .part: return DateMatch(value: inner.value, end: inner.end, rule: .period)
      case .at, .interval, .window, .unknown, .relative(.hour, _): return nil
      case .weekday where modifier.value != .late && modifier.value != .early: return nil
      default: return DateMatch(value: .modified(inner.value, modifier.value), end: inner.end, rule: .period)
      }
    }
    // `end of the year`, `Ende des Jahres`: of the present one.
    if index > modifier.end, lexemes[index - 1].kind == .word,
      let unit = find(index, { if case .timeUnit(let unit) = $0 { unit } else { nil } }), unit.value.isLong
    {
      return DateMatch(value: .modified(.relative(unit.value, 0), modifier.value), end: unit.end, rule: .vagueDate)
    }
    if let part = find(index, { if case .dayPart(let part) = $0 { part } else { nil } }), index == modifier.end {
      // `late morning` is part of no day that is named.
      guard let day = period(at: skipConnectors(part.end), depth: depth + 1), part.end < skipConnectors(part.end) else {
        return nil
      }
      if case .weekday = day.value {
        return DateMatch(value: .part(day.value, part.value), end: day.end, rule: .period)
      }
      if case .date(let date) = day.value, date.day != nil, date.time == nil {
        return DateMatch(value: .part(day.value, part.value), end: day.end, rule: .period)
      }
    }
    return nil
  }

  /// `first half of 2015`, `third quarter`, `19th century`, `XIXe siècle`, `nineteenth century`.
  func ordinalPeriod(at start: Int, depth: Int = 0) -> DateMatch? {
    guard let (number, end) = ordinal(at: start) else { return nil }
    if lexemes[start].kind == .word, let date = dayInWords(number, at: start, end) { return date }
    if let noun = find(end, { if case .timeUnit(.century) = $0 { true } else { nil } }) {
      return century(number, noun.end)
    }
    // `19th-century`, `12 th - century`.
    if let dash = next(end), dash.isMark("-"),
      let noun = find(end + 1, { if case .timeUnit(.century) = $0 { true } else { nil } })
    {
      return century(number, noun.end)
    }
    if (1...4).contains(number), let noun = self.end(of: .quarterWord, at: end) {
      return partOfYear(noun, rule: .period) { .quarter(number, year: $0, isFiscal: $1) }
    }
    if (1...2).contains(number), let noun = self.end(of: .halfYearWord, at: end) {
      let match = partOfYear(noun, rule: .period) { year, _ in .half(number, year: year) }
      if case .half(_, year: nil) = match.value, !isHalfYear(noun) { return half(ofPeriodAt: noun, depth: depth) }
      return match
    }
    return nil
  }

  /// `first of July`, `fourth of July 1776`.
  private func dayInWords(_ day: Int, at start: Int, _ end: Int) -> DateMatch? {
    guard find(start, { if case .ordinal = $0 { true } else { nil } }) != nil,
      let of = self.end(of: .connector, at: end), let month = month(at: of), !month.isAbbreviated
    else { return nil }
    var match = DateMatch(value: .unknown, end: month.end, rule: .partialDate)
    var date = CalendarDate(month: month.number, day: day)
    if let (year, yearEnd) = year(behindMonth: month.end) {
      date.year = year
      match.end = yearEnd
      match.rule = .fullDate
    }
    guard date.isPossible else { return nil }
    match.value = .date(date)
    return match
  }

  /// `Halbjahr` says what it is half of, `half` does not.
  private func isHalfYear(_ end: Int) -> Bool { lexemes[end - 1].length > 5 && lexemes[end - 1].kind == .word }

  /// `second half of the 20th century`, `first half of March`.
  private func half(ofPeriodAt index: Int, depth: Int) -> DateMatch? {
    guard let connector = end(of: .connector, at: index),
      let inner = period(at: skip(.article, at: connector), depth: depth + 1)
    else { return nil }
    switch inner.value {
    case .century, .decade, .modified: return DateMatch(value: .unknown, end: inner.end, rule: .period)
    case .date(let date) where date.day == nil && date.time == nil:
      return DateMatch(value: .unknown, end: inner.end, rule: .period)
    default: return nil
    }
  }

  /// A part of a year, with that year behind it where it is named.
  private func partOfYear(_ end: Int, rule: Rule, _ value: (Int?, Bool) -> DateValue) -> DateMatch {
    let behind = skipConnectors(end)
    if let fiscal = self.end(of: .fiscalYear, at: behind), let (year, yearEnd) = year(at: fiscal) {
      return DateMatch(value: value(year, true), end: yearEnd, rule: rule)
    }
    if let (year, yearEnd) = year(at: behind) { return DateMatch(value: value(year, false), end: yearEnd, rule: rule) }
    if let mark = next(end), mark.isMark("/") || mark.isDash, let (year, yearEnd) = year(at: end + 1) {
      return DateMatch(value: value(year, false), end: yearEnd, rule: rule)
    }
    return DateMatch(value: value(nil, false), end: end, rule: rule)
  }

  /// Seasons, `Q4 2022`, `fiscal 2003`, `siglo XIX`, `années 1990`, `nineties`, `year 2004`.
  func namedPeriod(at start: Int) -> DateMatch? {
    if let season = find(start, { if case .season(let season) = $0 { season } else { nil } }) {
      return self.season(season.value, start, season.end)
    }
    if let decade = find(start, { if case .decade(let tens) = $0 { tens } else { nil } }) {
      return DateMatch(value: .decade(decade.value), end: decade.end, rule: .period)
    }
    if let fiscal = end(of: .fiscalYear, at: start), let (year, end) = year(at: skipConnectors(fiscal)) {
      return DateMatch(value: .fiscalYear(year), end: end, rule: .period)
    }
    if let prefix = end(of: .decadePrefix, at: start), let decade = decade(behindPrefix: prefix) { return decade }
    if let prefix = end(of: .yearPrefix, at: start), let (year, end) = year(at: prefix) {
      return DateMatch(value: .date(CalendarDate(year: year)), end: end, rule: .year)
    }
    if let prefix = find(start, { if case .timeUnit(.century) = $0 { true } else { nil } }),
      let number = next(prefix.end),
      number.kind == .word, let value = romanNumeral(prefix.end)
    {
      return century(value, prefix.end + 1)
    }
    return numberedPart(at: start)
  }

  /// `Q4 2022`, `T3 2023`, `H1`.
  private func numberedPart(at start: Int) -> DateMatch? {
    for (prefix, count) in [(PhraseMeaning.quarterPrefix, 4), (.halfYearPrefix, 2)] {
      guard lexemes[start].isCapitalised, let end = end(of: prefix, at: start), let digit = glued(end),
        digit.kind == .digits, digit.length == 1, (1...count).contains(Int(digit.value)), glued(end + 1)?.kind != .word
      else { continue }
      let number = Int(digit.value)
      let match = partOfYear(end + 1, rule: .period) { year, isFiscal in
        count == 4 ? .quarter(number, year: year, isFiscal: isFiscal) : .half(number, year: year)
      }
      // Without a year only the quarters that everyone writes so.
      let isAlone = match.end == end + 1
      if isAlone && (count == 2 || bytes(start).first != 0x51) { return nil }
      return match
    }
    return nil
  }

  private func season(_ season: DateValue.Season, _ start: Int, _ end: Int) -> DateMatch? {
    let match = partOfYear(end, rule: .period) { year, _ in .season(season, year: year, direction: nil) }
    if match.end > end {
      // `winter of 373-374`, `Winter 2015/16`.
      if let mark = next(match.end), mark.isMark("/"), let digits = glued(match.end + 1), digits.kind == .digits {
        return DateMatch(value: match.value, end: match.end + 2, rule: .period)
      }
      return match
    }
    if let behind = directionBehind(at: end) {
      return DateMatch(
        value: .season(season, year: nil, direction: behind.direction), end: behind.end, rule: .relativeDate)
    }
    // Alone it is as often another word (`spring`, `fall`, `été`), or no certain one (`summer school`).
    guard lexicon.capitalisesNouns else { return nil }
    return DateMatch(value: match.value, end: end, rule: .vagueDate)
  }

  // MARK: Decades and centuries

  /// `1990s`, `1990er Jahre`, `1850's`, `1990-talet`, `1800-talet`.
  func decade(at start: Int) -> DateMatch? {
    let year = lexemes[start]
    guard year.kind == .digits, year.length == 4, year.value % 10 == 0, (1000...2999).contains(year.value) else {
      return nil
    }
    if let end = end(of: .decadeSuffix, at: start + 1), glued(start + 1) != nil {
      // In Swedish `1800-talet` is the century.
      let isCentury = year.value % 100 == 0 && lexemes[end - 1].length > 2 && lexemes[start + 1].kind == .mark
      let value = isCentury ? DateValue.century(Int(year.value) / 100) : .decade(Int(year.value) / 10)
      return DateMatch(value: value, end: end, rule: .period)
    }
    var index = start + 1
    if let mark = next(index), mark.isMark("'") || mark.isMark("’") { index += 1 }
    guard let letter = next(index), letter.kind == .word, letter.length == 1, text[letter.lower] == 0x73 else {
      return nil
    }
    return DateMatch(value: .decade(Int(year.value) / 10), end: index + 1, rule: .period)
  }

  /// `1990`, `90`, `'90`, `noventa`, `Novanta`.
  private func decade(behindPrefix index: Int) -> DateMatch? {
    var index = index
    if let mark = next(index), mark.isMark("'") || mark.isMark("’") { index += 1 }
    if let digits = next(index), digits.kind == .digits, digits.value % 10 == 0, !isPartOfNumber(index) {
      if digits.length == 4, (1000...2999).contains(digits.value) {
        return DateMatch(value: .decade(Int(digits.value) / 10), end: index + 1, rule: .period)
      }
      if digits.length == 2, digits.value >= 10 {
        return DateMatch(value: .decade(190 + Int(digits.value) / 10), end: index + 1, rule: .period)
      }
    }
    guard let words = find(index, { if case .number(let value) = $0 { value } else { nil } }), words.value % 10 == 0,
      (20...90).contains(words.value)
    else { return nil }
    return DateMatch(value: .decade(190 + words.value / 10), end: words.end, rule: .period)
  }

  private func century(_ number: Int, _ end: Int) -> DateMatch? {
    guard (1...29).contains(number) else { return nil }
    // Centuries before the common era have no short ISO form.
    if let era = era(at: end) { return DateMatch(value: .unknown, end: era.end, rule: .period) }
    return DateMatch(value: .century(number - 1), end: end, rule: .period)
  }

  /// `19th`, `19.`, `19-й`, `XIX`, `XIXe`, `nineteenth`.
  private func ordinal(at start: Int) -> (Int, Int)? {
    let lexeme = lexemes[start]
    if lexeme.kind == .digits, lexeme.length <= 2 {
      var end = start + 1
      if let mark = glued(end), mark.kind == .mark, !mark.isMark(",") { end += 1 }
      if let letters = glued(end), letters.kind == .word, letters.length <= 3, !isUnspaced(letters) { end += 1 }
      if end == start + 1, let next = next(end) {
        if next.isMark(".") { end += 1 } else if next.kind == .word, isOrdinalEnding(end) { end += 1 }
      }
      return (Int(lexeme.value), end)
    }
    guard lexeme.kind == .word else { return nil }
    if let value = romanNumeral(start) { return (value, start + 1) }
    return find(start) { if case .ordinal(let value) = $0 { value } else { nil } }.map { ($0.value, $0.end) }
  }

  /// Roman numerals to thirty, with small letters of an ordinal behind them.
  private func romanNumeral(_ index: Int) -> Int? {
    let bytes = bytes(index)
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
}

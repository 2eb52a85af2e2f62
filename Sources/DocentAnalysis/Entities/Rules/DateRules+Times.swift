import DocentDocument

/// Times of day.
extension RuleContext {
  /// A time of day, or two joined by a dash: `9:00-17:00`.
  func clockTime(at start: Int) -> DateMatch? {
    time(at: start).map { DateMatch(value: .date(CalendarDate(time: $0.time)), end: $0.end, rule: .time) }
  }

  /// `noon`, `klockan 15.30`, `ore 10`.
  func timeInWords(at start: Int) -> DateMatch? {
    if let named = find(start, { if case .clockTime(let hour) = $0 { hour } else { nil } }) {
      return DateMatch(
        value: .date(CalendarDate(time: TimeOfDay(hour: named.value, minute: 0))), end: named.end, rule: .time)
    }
    guard let prefix = end(of: .clockPrefix, at: start) else { return nil }
    let digits = next(prefix)?.isMark(".") == true ? prefix + 1 : prefix
    guard let (time, end) = time(at: digits).map({ ($0.time, $0.end) }) ?? hourAndMinute(at: digits) else {
      return nil
    }
    return DateMatch(value: .date(CalendarDate(time: time)), end: end, rule: .time)
  }

  /// The start of a range whose end says that it is a time: `22.30`, `9`.
  func hourAndMinute(at start: Int) -> (TimeOfDay, Int)? {
    guard let digits = next(start), digits.kind == .digits, digits.length <= 2 else { return nil }
    var time = TimeOfDay(hour: Int(digits.value))
    var end = start + 1
    if let minute = minutes(at: end, separator: 0x3A) {
      time.minute = minute
      end += 2
    } else if let minute = minutes(at: end, separator: 0x2E) {
      time.minute = minute
      end += 2
    }
    return time.isPossible ? (time, end) : nil
  }

  /// `15:47`, `15:47:30`, `3 pm`, `3:30 p.m.`, `17.25 Uhr`, `15 h 30`, `15時30分`.
  func time(at start: Int) -> (time: TimeOfDay, end: Int)? {
    guard let digits = lexeme(start), digits.kind == .digits, digits.length <= 2 else { return nil }
    var time = TimeOfDay(hour: Int(digits.value))
    var end = start + 1
    var isSure = false
    if let minute = minutes(at: end, separator: 0x3A) {
      time.minute = minute
      end += 2
      isSure = true
      if let second = minutes(at: end, separator: 0x3A) {
        time.second = second
        end += 2
        end = skipFraction(end)
      }
      // More parts: an address or a ratio.
      if glued(end)?.isMark(":") == true, glued(end + 1)?.kind == .digits { return nil }
    } else if let minute = minutes(at: end, separator: 0x2E) {
      time.minute = minute
      end += 2
      if glued(end)?.isMark(".") == true, glued(end + 1)?.kind == .digits { return nil }
    }
    if let period = find(end, { if case .dayPeriod(let isAfternoon) = $0 { isAfternoon } else { nil } }),
      let shifted = time.onTwelveHourClock(isAfternoon: period.value)
    {
      let dot = lexemes[period.end - 1].length == 1 && glued(period.end)?.isMark(".") == true
      return shifted.isPossible ? (shifted, skipNamedZone(dot ? period.end + 1 : period.end)) : nil
    }
    if let word = self.end(of: .hourWord, at: end), isHourWord(end) {
      let isUnit = self.end(of: .timeUnit(.hour), at: end) == word
      end = word
      isSure = true
      if time.minute == nil, let minute = next(end), minute.kind == .digits, minute.length == 2, minute.value < 60,
        !isPartOfNumber(end), isShortHourWord(word - 1)
      {
        time.minute = Int(minute.value)
        end += 1
        if let sign = glued(end), isUnspaced(sign), self.end(of: .timeUnit(.minute), at: end) != nil { end += 1 }
      } else if time.minute == nil {
        // `15 h` alone is an amount of time as well, and so is `3 uur` unless it stands behind `om`.
        if isShortHourWord(word - 1), !isUnspaced(lexemes[word - 1]) { return nil }
        if isUnit, !isBehindTimeConnector(start) { return nil }
      }
    }
    guard isSure, time.isPossible else { return nil }
    let behindZone = skipZone(end)
    if behindZone > end {
      time.zone = String(decoding: text[lexemes[end].lower..<lexemes[behindZone - 1].upper], as: UTF8.self)
    }
    return (time, behindZone)
  }

  private func isBehindTimeConnector(_ index: Int) -> Bool {
    (1...2).contains { back in
      lexemes.indices.contains(index - back)
        && lexicon.phrases.longest(lexemes, at: index - back, { $0 == .timeConnector ? true : nil })?.end == index
    }
  }

  /// The time behind a date: after a space, a comma or the `T` of ISO 8601.
  func timeBehindDate(at index: Int) -> (TimeOfDay, Int)? {
    if let letter = glued(index), letter.length == 1, text[letter.lower] == 0x54, glued(index + 1)?.kind == .digits,
      let time = time(at: index + 1)
    {
      return time
    }
    var start = next(index)?.isMark(",") == true ? index + 1 : index
    let connector = skip(.timeConnector, at: start)
    let isConnected = connector > start
    // `kl. 10`
    start = isConnected && next(connector)?.isMark(".") == true ? connector + 1 : connector
    if let named = find(start, { if case .clockTime(let hour) = $0 { hour } else { nil } }) {
      return (TimeOfDay(hour: named.value, minute: 0), named.end)
    }
    guard next(start)?.kind == .digits else { return nil }
    if let time = time(at: start) { return time }
    // Behind `kl` or `alle ore` an hour needs no word.
    guard isConnected, lexicon.phrases.longest(lexemes, at: connector - 1, { $0 == .clockPrefix ? true : nil }) != nil
    else { return nil }
    return hourAndMinute(at: start)
  }

  private func minutes(at index: Int, separator: UInt64) -> Int? {
    guard let mark = glued(index), mark.kind == .mark, mark.value == separator, let digits = glued(index + 1),
      digits.kind == .digits, digits.length == 2, digits.value < 60
    else { return nil }
    return Int(digits.value)
  }

  private func skipFraction(_ index: Int) -> Int {
    guard let mark = glued(index), mark.isMark(".") || mark.isMark(","), let digits = glued(index + 1),
      digits.kind == .digits
    else { return index }
    return index + 2
  }

  /// `EST`, `GMT` behind an hour; the value keeps the time as it is told.
  private func skipNamedZone(_ index: Int) -> Int {
    guard let zone = next(index), zone.kind == .word, zone.gap == .space, Self.zones.contains(zone.value),
      isInCapitals(index)
    else { return index }
    return index + 1
  }

  private static let zones = Set(
    ["est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "bst", "utc", "cet", "cest", "ist"].compactMap {
      PhraseTable.word($0)
    })

  /// `Z`, `+02:00` right behind a time.
  private func skipZone(_ index: Int) -> Int {
    guard let mark = glued(index) else { return index }
    if mark.length == 1, mark.kind == .word, text[mark.lower] == 0x5A { return index + 1 }
    guard mark.isMark("+") || mark.isMark("-"), let hours = glued(index + 1), hours.kind == .digits else {
      return index
    }
    if hours.length == 4 { return index + 2 }
    guard hours.length == 2 else { return index }
    return minutes(at: index + 2, separator: 0x3A) == nil ? index + 2 : index + 4
  }

  /// Hour words of one letter, such as `h`, have to be written as they are.
  private func isHourWord(_ index: Int) -> Bool { lexemes[index].length > 1 || !lexemes[index].isCapitalised }

  private func isShortHourWord(_ index: Int) -> Bool { lexemes[index].length == 1 }
}

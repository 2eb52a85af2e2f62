import DocentDocument

/// Times of day.
extension RuleContext {
  /// A time of day, or two joined by a dash: `9:00-17:00`, `22.30 – 6.40 Uhr`.
  func timeOrRange(at start: Int) -> Result? {
    if let from = time(at: start) {
      if let dash = next(from.end), dash.isDash, next(from.end + 1)?.kind == .digits, let to = time(at: from.end + 1) {
        return result(start, to.end, .date, RuleScore.time, Self.text(from.time) + "/" + Self.text(to.time))
      }
      return result(start, from.end, .date, RuleScore.time, Self.text(from.time))
    }
    guard let (from, end) = hourAndMinute(at: start), let dash = next(end), dash.isDash,
      next(end + 1)?.kind == .digits, let to = time(at: end + 1)
    else { return nil }
    return result(start, to.end, .date, RuleScore.time, Self.text(from) + "/" + Self.text(to.time))
  }

  private static func text(_ time: TimeOfDay) -> String { CalendarDate(time: time).text }

  /// The start of a range whose end says that it is a time: `22.30`, `9`.
  private func hourAndMinute(at start: Int) -> (TimeOfDay, Int)? {
    guard let digits = lexeme(start), digits.kind == .digits, digits.length <= 2 else { return nil }
    var time = TimeOfDay(hour: Int(digits.value))
    var end = start + 1
    if let minute = minutes(at: end, separator: 0x2E) {
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
    if let period = phrase(end, where: { if case .dayPeriod = $0 { true } else { false } }),
      case .dayPeriod(let isAfternoon) = period.meanings[0],
      let shifted = time.onTwelveHourClock(isAfternoon: isAfternoon)
    {
      let dot = lexemes[period.end - 1].length == 1 && glued(period.end)?.isMark(".") == true
      return shifted.isPossible ? (shifted, dot ? period.end + 1 : period.end) : nil
    }
    if let word = phrase(end, where: { $0 == .hourWord }), isHourWord(end) {
      end = word.end
      isSure = true
      if time.minute == nil, let minute = next(end), minute.kind == .digits, minute.length == 2, minute.value < 60,
        !isPartOfNumber(end), isShortHourWord(word.end - 1)
      {
        time.minute = Int(minute.value)
        end += 1
        if let sign = glued(end), isUnspaced(sign), phrase(end, where: { $0 == .timeUnit("min") }) != nil { end += 1 }
      } else if time.minute == nil, isShortHourWord(word.end - 1), !isUnspaced(lexemes[word.end - 1]) {
        // `15 h` alone is an amount of time as well.
        return nil
      }
    }
    guard isSure, time.isPossible else { return nil }
    return (time, skipZone(end))
  }

  /// The time behind a date: after a space, a comma or the `T` of ISO 8601.
  func timeBehindDate(at index: Int) -> (TimeOfDay, Int)? {
    if let letter = glued(index), letter.length == 1, text[letter.lower] == 0x54, glued(index + 1)?.kind == .digits,
      let time = time(at: index + 1)
    {
      return time
    }
    let start = next(index)?.isMark(",") == true ? index + 1 : index
    return next(start)?.kind == .digits ? time(at: start) : nil
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

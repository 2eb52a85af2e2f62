import DocentDocument

/// A day as a number, so that days can be added: days since 1970-01-01 in the proleptic Gregorian calendar.
struct CivilDay: Hashable {
  private(set) var number: Int

  init(year: Int, month: Int, day: Int) {
    number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
  }

  private init(number: Int) { self.number = number }

  /// Year, month and day.
  var date: CalendarDate {
    let (year, month, day) = GregorianCalendar.date(ofDay: number)
    return CalendarDate(year: year, month: month, day: day)
  }

  /// 1 on Monday to 7 on Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The week of ISO 8601, which belongs to the year of its Thursday.
  var week: CalendarDate {
    let thursday = adding(days: 4 - weekday)
    let year = thursday.date.year ?? 0
    let first = CivilDay(year: year, month: 1, day: 1)
    return CalendarDate(year: year, week: (thursday.number - first.number) / 7 + 1)
  }

  func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

  /// The same day of another month, or that month's last.
  func adding(months: Int) -> CivilDay {
    let date = date
    let total = (date.year ?? 0) * 12 + (date.month ?? 1) - 1 + months
    let year = total >= 0 ? total / 12 : (total - 11) / 12
    let month = total - year * 12 + 1
    var moved = CalendarDate(year: year, month: month, day: date.day)
    while !moved.isPossible, let day = moved.day, day > 28 { moved.day = day - 1 }
    return CivilDay(year: year, month: month, day: moved.day ?? 1)
  }
}

/// A day as a number, so that days can be added: days since 1970-01-01 in the proleptic Gregorian calendar.
///
/// The algorithms are those of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
struct CivilDay: Hashable {
  private(set) var number: Int

  init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  private init(number: Int) { self.number = number }

  /// Year, month and day.
  var date: CalendarDate {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    return CalendarDate(
      year: yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), month: calendarMonth,
      day: dayOfYear - (153 * month + 2) / 5 + 1)
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

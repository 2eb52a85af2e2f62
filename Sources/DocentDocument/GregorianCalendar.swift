/// Days of the proleptic Gregorian calendar as numbers, so that they can be counted and added.
///
/// The algorithms are those of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013). O(1).
package enum GregorianCalendar {
  /// Days since 1970-01-01. Year 0 is the year before 1; the month is 1 to 12.
  package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    // Counts in years that begin in March, so that leap days come last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day of a number of days since 1970-01-01.
  package static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The moment so many seconds after 1970-01-01 as ISO 8601 in UTC: `2026-11-21T16:48:09Z`. Years have at least four
  /// digits.
  package static func timestamp(ofSecond number: Int) -> String {
    let second = number % 86_400 < 0 ? number % 86_400 + 86_400 : number % 86_400
    let (year, month, day) = date(ofDay: (number - second) / 86_400)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    let digits = String(year)
    let years = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    return "\(years)-\(two(month))-\(two(day))T\(clock)Z"
  }

  /// Days of a month.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

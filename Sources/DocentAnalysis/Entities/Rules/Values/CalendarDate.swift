import DocentDocument

/// A date as far as a text gives it, in the proleptic Gregorian calendar.
package struct CalendarDate: Hashable, Sendable {
  /// 0 is the year before 1.
  var year: Int?
  /// A week of ISO 8601, in place of month and day.
  var week: Int?
  var month: Int?
  var day: Int?
  var time: TimeOfDay?

  init(year: Int? = nil, week: Int? = nil, month: Int? = nil, day: Int? = nil, time: TimeOfDay? = nil) {
    self.year = year
    self.week = week
    self.month = month
    self.day = day
    self.time = time
  }

  /// A day.
  package init(year: Int, month: Int, day: Int) {
    self.init(year: Optional(year), month: month, day: day)
  }

  /// The day that an ISO 8601 date or time starts with; nil if there is none.
  package init?(iso8601 text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard isPossible, month > 0 else { return nil }
  }

  /// Whether such a day exists; February has 29 days where the year is not known.
  var isPossible: Bool {
    if let month, !(1...12).contains(month) { return false }
    if let time, !time.isPossible { return false }
    guard let day else { return true }
    guard let month else { return (1...31).contains(day) }
    return day >= 1 && day <= GregorianCalendar.days(inMonth: month, of: year ?? Self.someLeapYear)
  }

  private static let someLeapYear = 2000

  /// ISO 8601, with `--` for an unknown year as in `--03-05`: `2024-03-05T15:47`, `2024-03`, `2024`, `2024-W10`, `T15:47`.
  var text: String {
    var result = ""
    if let year { result = (year < 0 ? "-" : "") + Self.padded(Int(year.magnitude), 4) }
    if let week { result += "-W" + Self.padded(week, 2) }
    if let month { result += (year == nil ? "--" : "-") + Self.padded(month, 2) }
    if let day { result += (month == nil ? "---" : "-") + Self.padded(day, 2) }
    if let time { result += "T" + time.text }
    return result
  }

  /// A year of two digits is taken from 1950 to 2049.
  static func fullYear(_ value: Int) -> Int { value < 50 ? 2000 + value : 1900 + value }

  fileprivate static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A time of day on the 24-hour clock.
struct TimeOfDay: Hashable, Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// `Z`, `+02:00`, as written.
  var zone = ""

  var isPossible: Bool {
    (0...24).contains(hour) && (0...59).contains(minute ?? 0) && (0...60).contains(second ?? 0)
  }

  /// The same hour on the 12-hour clock; nil where there is none.
  func onTwelveHourClock(isAfternoon: Bool) -> TimeOfDay? {
    guard (1...12).contains(hour) else { return nil }
    var result = self
    result.hour = hour % 12 + (isAfternoon ? 12 : 0)
    return result
  }

  /// `15:47`, `15:47:30`; `15` of "3 pm".
  var text: String {
    var result = CalendarDate.padded(hour, 2)
    if let minute { result += ":" + CalendarDate.padded(minute, 2) }
    if let second { result += ":" + CalendarDate.padded(second, 2) }
    return result + zone
  }
}

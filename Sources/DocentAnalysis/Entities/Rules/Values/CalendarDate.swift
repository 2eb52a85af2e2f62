/// A date as far as a text gives it, in the proleptic Gregorian calendar.
struct CalendarDate: Hashable {
  var year: Int?
  var month: Int?
  var day: Int?
  var time: TimeOfDay?

  /// Whether such a day exists; February has 29 days where the year is not known.
  var isPossible: Bool {
    if let month, !(1...12).contains(month) { return false }
    if let time, !time.isPossible { return false }
    guard let day else { return true }
    guard let month else { return (1...31).contains(day) }
    let isLeap = year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day >= 1 && day <= days[month - 1]
  }

  /// ISO 8601, with `--` for an unknown year as in `--03-05`: `2024-03-05T15:47`, `2024-03`, `2024`, `T15:47`.
  var text: String {
    var result = ""
    if let year { result = Self.padded(year, 4) }
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
struct TimeOfDay: Hashable {
  var hour: Int
  var minute: Int?
  var second: Int?

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
    return result
  }
}

/// A day of the proleptic Gregorian calendar, as a number of days since 1970-01-01.
package struct CivilDay: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// Nil if there is no such day. Years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    rawValue = Self.number(year, month, day)
  }

  /// Reads the day at the start of an ISO 8601 date, `2024-03-05` or `2024-03-05T10:00:00Z`.
  package init?(iso8601 text: String) {
    let fields = text.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].count == 4, fields[1].count == 2, fields[2].count == 2,
      let year = Int(String(decoding: fields[0], as: UTF8.self)),
      let month = Int(String(decoding: fields[1], as: UTF8.self)),
      let day = Int(String(decoding: fields[2], as: UTF8.self))
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The first and the last day that can be written.
  package static let earliest = CivilDay(rawValue: number(1, 1, 1))
  package static let latest = CivilDay(rawValue: number(9999, 12, 31))

  /// The day after, and before. Beyond the days that can be written, the same day.
  var next: CivilDay { self < .latest ? CivilDay(rawValue: rawValue + 1) : self }
  var previous: CivilDay { self > .earliest ? CivilDay(rawValue: rawValue - 1) : self }

  /// Year, month and day (Hinnant, "chrono-compatible low-level date algorithms", 2013).
  package var fields: (year: Int, month: Int, day: Int) {
    let shifted = Int(rawValue) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2024-03-05`
  package var iso8601: String {
    let (year, month, day) = fields
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The first day of a month, or of a year when `month` is nil, and the last.
  package static func range(year: Int, month: Int? = nil) -> ClosedRange<CivilDay>? {
    let lastMonth = month ?? 12
    guard let first = CivilDay(year: year, month: month ?? 1, day: 1),
      let last = CivilDay(year: year, month: lastMonth, day: days(inMonth: lastMonth, of: year))
    else { return nil }
    return first...last
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Counts in years that begin in March, so that leap days come last.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
    return Int32(days - 719_468)
  }
}

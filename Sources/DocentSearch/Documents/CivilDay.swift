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

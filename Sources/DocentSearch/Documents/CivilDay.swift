import DocentDocument

/// A day of the proleptic Gregorian calendar, as a number of days since 1970-01-01.
package struct CivilDay: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// Nil if there is no such day. Years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= GregorianCalendar.days(inMonth: month, of: year)
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

  /// Year, month and day.
  package var fields: (year: Int, month: Int, day: Int) { GregorianCalendar.date(ofDay: Int(rawValue)) }

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
      let last = CivilDay(year: year, month: lastMonth, day: GregorianCalendar.days(inMonth: lastMonth, of: year))
    else { return nil }
    return first...last
  }

  /// Years 1 to 9999.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    Int32(GregorianCalendar.dayNumber(year: year, month: month, day: day))
  }
}

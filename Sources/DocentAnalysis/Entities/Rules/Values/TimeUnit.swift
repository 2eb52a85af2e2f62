/// A unit that calendars and durations count in.
enum TimeUnit: Hashable, Sendable {
  case second, minute, hour, day, weekend, week, fortnight, month, quarter, halfYear, year, decade, century

  /// ISO 8601's designator, behind `T` for parts of a day, and how many of those the unit is.
  var designator: (letter: Swift.Character, isPartOfDay: Bool, factor: Int) {
    switch self {
    case .second: ("S", true, 1)
    case .minute: ("M", true, 1)
    case .hour: ("H", true, 1)
    case .day: ("D", false, 1)
    case .weekend, .week: ("W", false, 1)
    case .fortnight: ("W", false, 2)
    case .month: ("M", false, 1)
    case .quarter: ("M", false, 3)
    case .halfYear: ("M", false, 6)
    case .year: ("Y", false, 1)
    case .decade: ("Y", false, 10)
    case .century: ("Y", false, 100)
    }
  }

  /// ISO 8601's duration of so many units: `P3D`, `PT2H`; the amount may be `X`, for one that is not known.
  func duration(_ amount: String) -> String {
    (designator.isPartOfDay ? "PT" : "P") + amount + String(designator.letter)
  }

  /// So many units with a sign: `-P3D`, `P30Y` of three decades.
  func duration(_ amount: Int) -> String {
    let (product, overflow) = amount.magnitude.multipliedReportingOverflow(by: UInt(designator.factor))
    return (amount < 0 ? "-" : "") + duration(String(overflow ? amount.magnitude : product))
  }
}

/// What a DATE stands for, before it is brought to a day that the text does not name.
///
/// Notations of `text(from:)`, by example:
///
/// | value | stands for |
/// |---|---|
/// | `2024-03-05`, `2024-03`, `2024` | days, months and years (ISO 8601) |
/// | `--03-05`, `--03`, `-W-2` | a day or month of an unknown year, a Tuesday of an unknown week (ISO 8601:2000) |
/// | `T15:30`, `2024-03-05T10` | times of day |
/// | `199X`, `18XX` | the 1990s, the nineteenth century (ISO 8601-2) |
/// | `-0043` | 44 BC: the year before 1 is 0 |
/// | `2015-H1`, `2023-Q3`, `2017-SU`, `FY2003` | halves, quarters, seasons (SP SU FA WI), fiscal years (TIMEX3) |
/// | `2024-03-05TMO` | morning (MO), afternoon (AF), evening (EV), night (NI) of a day (TIMEX3) |
/// | `2016:late`, `199X:mid` | early, mid or late in a period |
/// | `2024-03-01/2024-03-05` | from the first to the last |
/// | `-P1D`, `P1W`, `P0Y` | yesterday, next week, this year, where the text's date is unknown |
/// | `-P3Y/P0D`, `P0D/P2W` | the past three years, the next two weeks, likewise |
/// | `-W-5<`, `--05>` | last Friday, next May, likewise |
indirect enum DateValue: Hashable, Sendable {
  /// Any of year, month, day and time.
  case date(CalendarDate)
  case season(Season, year: Int?, direction: Int?)
  /// The first to fourth quarter, of a fiscal year or a calendar's.
  case quarter(Int, year: Int?, isFiscal: Bool)
  case half(Int, year: Int?)
  case fiscalYear(Int)
  /// 199 are the 1990s.
  case decade(Int)
  /// 18 is the nineteenth century.
  case century(Int)
  /// Monday is 1; direction -1 the last, 1 the next, 0 not said.
  case weekday(Int, direction: Int)
  case month(Int, direction: Int)
  /// So many units from the text's date.
  case relative(TimeUnit, Int)
  /// The past (negative) or coming amount of time.
  case window(TimeUnit, Int)
  case modified(DateValue, Modifier)
  case part(DateValue, DayPart)
  case at(DateValue, TimeOfDay)
  case interval(DateValue, DateValue)
  /// A date without a value: `recent years`, `the following day`.
  case unknown

  enum Modifier: String, Sendable { case early, mid, late }
  enum Season: String, Sendable { case spring = "SP", summer = "SU", autumn = "FA", winter = "WI" }
  enum DayPart: String, Sendable { case morning = "MO", afternoon = "AF", evening = "EV", night = "NI" }
}

extension DateValue {
  /// The value in writing, with words relative to the text's date resolved where that is known; nil without a value.
  func text(from reference: CalendarDate?) -> String? {
    (reference.map { resolved(from: $0) } ?? self).symbolic
  }

  private var symbolic: String? {
    switch self {
    case .date(let date): return date.text
    case .season(let season, let year, let direction):
      return Self.year(year) + "-" + season.rawValue + Self.sign(direction ?? 0)
    case .quarter(let number, let year, let isFiscal): return (isFiscal ? "FY" : "") + Self.year(year) + "-Q\(number)"
    case .half(let number, let year): return Self.year(year) + "-H\(number)"
    case .fiscalYear(let year): return "FY" + Self.year(year)
    case .decade(let tens): return "\(tens)X"
    case .century(let hundreds): return (hundreds < 10 ? "0" : "") + "\(hundreds)XX"
    case .weekday(let day, let direction): return "-W-\(day)" + Self.sign(direction)
    case .month(let month, let direction): return CalendarDate(month: month).text + Self.sign(direction)
    case .relative(let unit, let distance): return unit.duration(distance)
    case .window(let unit, let amount):
      return amount < 0 ? unit.duration(amount) + "/P0D" : "P0D/" + unit.duration(amount)
    case .modified(let value, let modifier): return value.symbolic.map { $0 + ":" + modifier.rawValue }
    case .part(let value, let part): return value.symbolic.map { $0 + "T" + part.rawValue }
    case .at(let value, let time): return value.symbolic.map { $0 + "T" + time.text }
    case .interval(let first, let last):
      guard let first = first.symbolic, let last = last.symbolic else { return nil }
      return first + "/" + last
    case .unknown: return nil
    }
  }

  private static func year(_ year: Int?) -> String { year.map { CalendarDate(year: $0).text } ?? "-" }

  private static func sign(_ direction: Int) -> String { direction < 0 ? "<" : direction > 0 ? ">" : "" }
}

/// Dates seen from the day a text was written.
extension DateValue {
  /// The same with all that depends on the text's date replaced; what cannot be stays as it is.
  func resolved(from reference: CalendarDate) -> DateValue {
    guard let year = reference.year, let month = reference.month, let day = reference.day else { return self }
    let today = CivilDay(year: year, month: month, day: day)
    switch self {
    case .relative(let unit, let distance): return Self.relative(unit, distance, today) ?? self
    case .window(let unit, let amount):
      guard let other = Self.moved(unit, amount, today) else { return self }
      let bounds = amount < 0 ? (other, today) : (today, other)
      return .interval(.date(bounds.0.date), .date(bounds.1.date))
    case .weekday(let weekday, let direction):
      let back = (today.weekday - weekday + 7) % 7
      let distance = direction > 0 ? 7 - back : direction < 0 && back == 0 ? -7 : -back
      return .date(today.adding(days: distance).date)
    case .month(let number, let direction) where direction != 0:
      let isPassed = direction < 0 ? number >= month : number <= month
      return .date(CalendarDate(year: isPassed ? year + direction : year, month: number))
    case .season(let season, nil, let direction?) where direction != 0:
      let isPassed = direction < 0 ? season.firstMonth + 2 >= month : season.firstMonth <= month
      return .season(season, year: isPassed ? year + direction : year, direction: nil)
    case .modified(let value, let modifier): return .modified(value.resolved(from: reference), modifier)
    case .part(let value, let part): return .part(value.resolved(from: reference), part)
    case .at(let value, let time):
      guard case .date(var date) = value.resolved(from: reference), date.day != nil else { return self }
      date.time = time
      return .date(date)
    case .interval(let first, let last):
      return .interval(first.resolved(from: reference), last.resolved(from: reference))
    default: return self
    }
  }

  private static func relative(_ unit: TimeUnit, _ distance: Int, _ today: CivilDay) -> DateValue? {
    guard let day = moved(unit, distance, today) else { return nil }
    let date = day.date
    switch unit {
    case .day: return .date(date)
    case .week, .weekend, .fortnight: return .date(day.week)
    case .month: return .date(CalendarDate(year: date.year, month: date.month))
    case .quarter: return .quarter(((date.month ?? 1) + 2) / 3, year: date.year, isFiscal: false)
    case .halfYear: return .half((date.month ?? 1) < 7 ? 1 : 2, year: date.year)
    case .year: return .date(CalendarDate(year: date.year))
    case .decade: return date.year.map { .decade($0 / 10) }
    case .century: return date.year.map { .century(($0 - 1) / 100) }
    case .hour, .minute, .second: return nil
    }
  }

  /// A day so many units away; nil beyond the years of four digits, and for parts of a day.
  private static func moved(_ unit: TimeUnit, _ distance: Int, _ today: CivilDay) -> CivilDay? {
    let (letter, isPartOfDay, factor) = unit.designator
    guard !isPartOfDay, distance.magnitude < 1_000_000 else { return nil }
    let amount = distance * factor
    let day =
      switch letter {
      case "D": today.adding(days: amount)
      case "W": today.adding(days: amount * 7)
      case "M": today.adding(months: amount)
      default: today.adding(months: amount * 12)
      }
    return (1...9999).contains(day.date.year ?? 0) ? day : nil
  }
}

extension DateValue.Season {
  /// Of the northern half of the world.
  fileprivate var firstMonth: Int {
    switch self {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    }
  }
}

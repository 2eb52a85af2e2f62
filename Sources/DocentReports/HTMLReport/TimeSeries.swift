import DocentSearch

/// Documents by date, in steps as fine as the span allows, without gaps.
///
/// A few documents far away from all others (a date of 1970 is often a clock that was never set) would make the steps
/// of the others coarse: up to one in a hundred at either end, at least one, are left out where that makes them finer.
package struct TimeSeries: Sendable {
  /// The length of a step.
  package enum Unit: String, Sendable, CaseIterable, Comparable {
    case day, month, quarter, year, decade

    /// Finer ones come first.
    package static func < (left: Self, right: Self) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  package struct Step: Sendable {
    /// `2024-03-05`, `2024-03`, `2024-Q1`, `2024` or `1990s`.
    package var name: String
    package var counts: SentimentCounts
  }

  /// More steps than this are not told apart at a glance.
  private static let maximumSteps = 60
  /// Documents at one end for each one that may be left out there.
  private static let outlierRatio = 100

  package let unit: Unit
  package let steps: [Step]
  /// Documents before the first step and after the last.
  package let leftOut: (before: Int, after: Int)

  /// - Parameter days: documents by ISO 8601 day; what is no day is left out.
  package init(_ days: [String: SentimentCounts]) {
    var dated = days.compactMap { day, counts in Date(day).map { (date: $0, counts: counts) } }[...]
    dated.sort { $0.date < $1.date }
    let all = Self.unit(of: dated)
    let core = Self.withoutOutliers(dated)
    var leftOut = (before: 0, after: 0)
    var unit = all
    if let finer = Self.unit(of: core), let coarser = all, finer < coarser {
      unit = finer
      leftOut.before = Self.documents(dated[..<core.startIndex])
      leftOut.after = Self.documents(dated[core.endIndex...])
      dated = core
    }
    self.leftOut = leftOut
    guard let unit, let first = dated.first?.date, let last = dated.last?.date else {
      self.unit = .day
      steps = []
      return
    }
    var steps = Self.names(from: first, through: last, unit).map { Step(name: $0, counts: SentimentCounts()) }
    let origin = first.index(unit)
    for (date, counts) in dated { steps[date.index(unit) - origin].counts.add(counts) }
    self.unit = unit
    self.steps = steps
  }

  /// The finest unit in which these dates, which are in order, have few enough steps; nil without dates.
  private static func unit(of dated: ArraySlice<(date: Date, counts: SentimentCounts)>) -> Unit? {
    guard let first = dated.first?.date, let last = dated.last?.date else { return nil }
    return Unit.allCases.first { last.index($0) - first.index($0) < maximumSteps } ?? .decade
  }

  private static func withoutOutliers(
    _ dated: ArraySlice<(date: Date, counts: SentimentCounts)>
  ) -> ArraySlice<(date: Date, counts: SentimentCounts)> {
    let allowed = max(1, documents(dated) / outlierRatio)
    var core = dated
    for isFirst in [true, false] {
      var left = allowed
      while core.count > 2, let end = isFirst ? core.first : core.last, end.counts.documents <= left {
        left -= end.counts.documents
        core = isFirst ? core.dropFirst() : core.dropLast()
      }
    }
    return core
  }

  private static func documents(_ dated: ArraySlice<(date: Date, counts: SentimentCounts)>) -> Int {
    dated.reduce(0) { $0 + $1.counts.documents }
  }

  private static func names(from first: Date, through last: Date, _ unit: Unit) -> [String] {
    var names: [String] = []
    var date = first
    for _ in first.index(unit)...last.index(unit) {
      names.append(date.name(unit))
      date = date.advanced(unit)
    }
    return names
  }
}

private struct Date: Comparable {
  let year: Int
  let month: Int
  let day: Int
  /// Days since 1970-01-01.
  let number: Int

  init?(_ text: String) {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    guard fields.count == 3 else { return nil }
    self.init(year: fields[0], month: fields[1], day: fields[2])
  }

  private init?(year: Int, month: Int, day: Int) {
    guard let civil = CivilDay(year: year, month: month, day: day) else { return nil }
    (self.year, self.month, self.day, number) = (year, month, day, Int(civil.rawValue))
  }

  static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Number of the step since the beginning of the calendar.
  func index(_ unit: TimeSeries.Unit) -> Int {
    switch unit {
    case .day: number
    case .month: year * 12 + month - 1
    case .quarter: year * 4 + (month - 1) / 3
    case .year: year
    case .decade: year / 10
    }
  }

  func name(_ unit: TimeSeries.Unit) -> String {
    let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return switch unit {
    case .day: "\(padded)-\(two(month))-\(two(day))"
    case .month: "\(padded)-\(two(month))"
    case .quarter: "\(padded)-Q\((month - 1) / 3 + 1)"
    case .year: padded
    case .decade: "\(year / 10)0s"
    }
  }

  /// A date in the next step; this one at the end of the calendar.
  func advanced(_ unit: TimeSeries.Unit) -> Date {
    let next: Date? =
      switch unit {
      case .day:
        Date(year: year, month: month, day: day + 1) ?? Date(year: year, month: month + 1, day: 1)
          ?? Date(year: year + 1, month: 1, day: 1)
      case .month: Date(year: year, month: month + 1, day: 1) ?? Date(year: year + 1, month: 1, day: 1)
      case .quarter: Date(year: year, month: month + 3, day: 1) ?? Date(year: year + 1, month: (month + 3) % 12, day: 1)
      case .year: Date(year: year + 1, month: 1, day: 1)
      case .decade: Date(year: year + 10, month: 1, day: 1)
      }
    return next ?? self
  }
}

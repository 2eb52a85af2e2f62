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
    var dated = days.compactMap { day, counts in CivilDay(iso8601: day).map { (date: $0, counts: counts) } }[...]
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
    let origin = unit.index(of: first)
    var steps = (origin...unit.index(of: last)).map { Step(name: unit.name(ofIndex: $0), counts: SentimentCounts()) }
    for (date, counts) in dated { steps[unit.index(of: date) - origin].counts.add(counts) }
    self.unit = unit
    self.steps = steps
  }

  /// The finest unit in which these dates, which are in order, have few enough steps; nil without dates.
  private static func unit(of dated: ArraySlice<(date: CivilDay, counts: SentimentCounts)>) -> Unit? {
    guard let first = dated.first?.date, let last = dated.last?.date else { return nil }
    return Unit.allCases.first { $0.index(of: last) - $0.index(of: first) < maximumSteps } ?? .decade
  }

  private static func withoutOutliers(
    _ dated: ArraySlice<(date: CivilDay, counts: SentimentCounts)>
  ) -> ArraySlice<(date: CivilDay, counts: SentimentCounts)> {
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

  private static func documents(_ dated: ArraySlice<(date: CivilDay, counts: SentimentCounts)>) -> Int {
    dated.reduce(0) { $0 + $1.counts.documents }
  }
}

extension TimeSeries.Unit {
  /// Number of the step that holds a day, since the beginning of the calendar.
  fileprivate func index(of day: CivilDay) -> Int {
    let (year, month, _) = day.fields
    return switch self {
    case .day: Int(day.rawValue)
    case .month: year * 12 + month - 1
    case .quarter: year * 4 + (month - 1) / 3
    case .year: year
    case .decade: year / 10
    }
  }

  fileprivate func name(ofIndex index: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return switch self {
    case .day: CivilDay(rawValue: Int32(clamping: index)).iso8601
    case .month: "\(padded(index / 12, 4))-\(padded(index % 12 + 1, 2))"
    case .quarter: "\(padded(index / 4, 4))-Q\(index % 4 + 1)"
    case .year: padded(index, 4)
    case .decade: "\(index)0s"
    }
  }
}

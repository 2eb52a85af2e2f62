/// A way to count the documents found, and within each of its values others.
package struct Facet: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The values of a keyword field, the most frequent first; 0 for all of them.
    case values(KeywordField, limit: Int)
    /// Documents by date.
    case dates(DateInterval)
    /// Documents between successive bounds, below the first and from the last on. Ascending, not empty.
    case ranges(NumberField, bounds: [Double])
    /// Smallest, largest, mean and sum of a column.
    case statistics(NumberField)
  }

  package var kind: Kind
  package var within: [Facet]

  package init(_ kind: Kind, within: [Facet] = []) {
    self.kind = kind
    self.within = within
  }

  /// `lang`, `date:quarter`, `size:1k/1M` (bounds), `positive` (statistics), `lang>sentiment` (one within the other); nil
  /// for what is no facet. `limit` bounds the values of each keyword field, `fields` are the columns of the index.
  package init?(_ text: String, limit: Int, fields: [NumberField]) {
    let levels = text.split(separator: ">", omittingEmptySubsequences: false)
    var facet: Facet?
    for level in levels.reversed() {
      guard let kind = Self.kind(String(level), limit, fields) else { return nil }
      facet = Facet(kind, within: facet.map { [$0] } ?? [])
    }
    guard let facet else { return nil }
    self = facet
  }

  /// What the facet is called in results.
  package var name: String {
    switch kind {
    case .values(let field, _): field.rawValue
    case .dates(let interval): "date:\(interval.rawValue)"
    case .ranges(let field, _), .statistics(let field): field.rawValue
    }
  }

  private static func kind(_ text: String, _ limit: Int, _ fields: [NumberField]) -> Kind? {
    let parts = text.lowercased().split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return nil }
    if name == "date" {
      guard parts.count > 1 else { return .dates(.month) }
      return DateInterval(rawValue: parts[1]).map { .dates($0) }
    }
    if let field = KeywordField.named[name] { return parts.count == 1 ? .values(field, limit: limit) : nil }
    let field = NumberField(queryName: name)
    guard NumberField.named[name] != nil || fields.contains(field) else { return nil }
    guard parts.count > 1 else { return .statistics(field) }
    var bounds: [Double] = []
    for bound in parts[1].split(separator: "/") {
      guard let range = NumberExpression.parse(String(bound), isSize: field == .size),
        range.lowerBound == range.upperBound, bounds.last.map({ $0 < range.lowerBound }) ?? true
      else { return nil }
      bounds.append(range.lowerBound)
    }
    return bounds.isEmpty ? nil : .ranges(field, bounds: bounds)
  }
}

/// What was counted.
package struct FacetResult: Sendable, Equatable {
  package struct Bucket: Sendable, Equatable {
    /// The most frequent spelling of a value, a date such as `2024-03`, or a range such as `10..20`.
    package var value: String
    package var count: Int
    package var within: [FacetResult]
  }

  package struct Statistics: Sendable, Equatable {
    package var count = 0
    package var minimum = Double.infinity
    package var maximum = -Double.infinity
    package var sum = 0.0
    package var mean: Double { count == 0 ? 0 : sum / Double(count) }
  }

  package var name: String
  /// Values by count, most frequent first, equals by value; dates and ranges in their order, those that are empty left
  /// out.
  package var buckets: [Bucket]
  /// Only of statistics.
  package var statistics: Statistics?
  /// Documents without any value.
  package var missing: Int
}

/// Stretches of time that dates are counted by.
package enum DateInterval: String, Sendable, Hashable, CaseIterable {
  case year, quarter, month, week, day

  /// The first day of the stretch that holds `day`.
  func start(of day: CivilDay) -> CivilDay {
    let (year, month, _) = day.fields
    switch self {
    case .year: return CivilDay(year: year, month: 1, day: 1) ?? day
    case .quarter: return CivilDay(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    case .month: return CivilDay(year: year, month: month, day: 1) ?? day
    // 1970-01-01 was a Thursday; weeks begin on Monday.
    case .week: return CivilDay(rawValue: day.rawValue - ((day.rawValue + 3) % 7 + 7) % 7)
    case .day: return day
    }
  }

  /// `2024`, `2024-Q1`, `2024-03`, `2024-W10` (ISO 8601: the year of the week's Thursday), `2024-03-05`.
  func label(startingAt day: CivilDay) -> String {
    let iso = day.iso8601
    switch self {
    case .year: return String(iso.prefix(4))
    case .quarter: return "\(iso.prefix(4))-Q\((day.fields.month + 2) / 3)"
    case .month: return String(iso.prefix(7))
    case .week:
      let thursday = CivilDay(rawValue: day.rawValue + 3)
      let year = thursday.iso8601.prefix(4)
      let first = CivilDay(year: thursday.fields.year, month: 1, day: 1) ?? thursday
      let week = (thursday.rawValue - first.rawValue) / 7 + 1
      return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    case .day: return iso
    }
  }
}

import DocentDocument

/// What a rule found.
struct RuleMatch {
  /// Byte range.
  var range: Range<Int>
  var rule: Rule
  var value: String?

  var kind: Entity.Kind { rule.isDate ? .date : .quantity }
  var score: Double { rule.score }
}

/// The rules, and how often what they find is right.
enum Rule: String, CaseIterable {
  case fullDate, partialDate, time, year, weekday, relativeDate, month, period, range, vagueDate
  case money, percent, measure, duration, age, numberWord, count, fraction, article, multitude

  var isDate: Bool {
    switch self {
    case .fullDate, .partialDate, .time, .year, .weekday, .relativeDate, .month, .period, .range, .vagueDate: true
    default: false
    }
  }

  /// Whether what it finds inside a longer name is right all the same; `May` of Theresa May and `Three` of Three Mile
  /// Island are not.
  var standsAgainstNames: Bool {
    switch self {
    case .fullDate, .partialDate, .time, .money, .percent, .measure, .duration, .age: true
    default: false
    }
  }

  /// The share of exact spans on the development sets with dates and quantities (en.gum, en.grobidner, en.re3d,
  /// de.smartdata; November 2026). Where their guidelines differ from the convention of `RuleScanner` (durations as
  /// dates), the figure of the sets that follow it.
  var score: Double {
    switch self {
    case .fullDate: 0.9
    case .partialDate: 0.9
    case .time: 0.8
    case .year: 0.75
    case .weekday: 0.85
    case .relativeDate: 0.65
    case .month: 0.75
    case .period: 0.78
    case .range: 0.5
    case .vagueDate: 0.4
    case .money: 0.85
    case .percent: 0.85
    case .measure: 0.8
    case .duration: 0.7
    case .age: 0.8
    case .numberWord: 0.72
    case .count: 0.6
    case .fraction: 0.6
    case .article: 0.5
    case .multitude: 0.57
    }
  }
}

import DocentDocument

/// What a rule found.
struct RuleMatch {
  /// Byte range.
  var range: Range<Int>
  var kind: Entity.Kind
  var score: Double
  var value: String?
}

/// How often matches of each rule are right by exact span, on the development sets with dates and quantities
/// (en.gum, en.grobidner, en.re3d, de.smartdata; November 2026). Where their guidelines differ from the convention of
/// `RuleScanner` (signs of currencies outside the span, durations as dates), the figure of the most similar rule.
enum RuleScore {
  static let fullDate = 0.9
  static let partialDate = 0.9
  static let time = 0.9
  static let year = 0.65
  static let weekday = 0.85
  static let relativeDate = 0.65
  static let month = 0.55
  static let money = 0.9
  static let percent = 0.9
  static let measure = 0.85
  static let duration = 0.8
  static let count = 0.65
}

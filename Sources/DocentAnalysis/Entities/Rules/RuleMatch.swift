import DocentDocument

/// What a rule found.
struct RuleMatch {
  /// Byte range.
  var range: Range<Int>
  var kind: Entity.Kind
  var score: Double
  var value: String?
}

/// How often matches of each rule are right, measured on development data of English and German; rules that no
/// data covers take the figure of the most similar one.
enum RuleScore {
  static let fullDate = 0.97
  static let partialDate = 0.93
  static let time = 0.93
  static let year = 0.85
  static let weekday = 0.92
  static let relativeDate = 0.85
  static let month = 0.8
  static let money = 0.96
  static let percent = 0.97
  static let measure = 0.9
  static let duration = 0.85
  static let count = 0.6
}

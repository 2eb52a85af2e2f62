/// The values of `date:`: `2024`, `2024-03`, `2024-03-05`, ranges `2024..2025`, `..2024-03`, `2024-06..` and comparisons
/// `>=2024-03`, `>2024`, `<2024-06-01`, `<=2024`. A year or month stands for all of its days.
enum DateExpression {
  private static let first = CivilDay(rawValue: Int32.min + 1)
  private static let last = CivilDay(rawValue: Int32.max)

  /// The days meant, both ends included; nil if the text is no date.
  static func parse(_ text: String) -> ClosedRange<CivilDay>? {
    for (sign, isLower, isStrict) in [(">=", true, false), ("<=", false, false), (">", true, true), ("<", false, true)]
    where text.hasPrefix(sign) {
      guard let days = days(text.dropFirst(sign.count)) else { return nil }
      if isLower { return isStrict ? day(after: days.upperBound)...last : days.lowerBound...last }
      return first...(isStrict ? day(before: days.lowerBound) : days.upperBound)
    }
    guard let dots = text.range(ofDots: "..") else { return days(text[...]) }
    let from = text[..<dots.lowerBound]
    let to = text[dots.upperBound...]
    guard !from.isEmpty || !to.isEmpty else { return nil }
    let lower = from.isEmpty ? first : days(from)?.lowerBound
    let upper = to.isEmpty ? last : days(to)?.upperBound
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }

  private static func days(_ text: Substring) -> ClosedRange<CivilDay>? {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(fields.count),
      zip(fields, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = fields.compactMap { Int($0) }
    if numbers.count < 3 { return CivilDay.range(year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil) }
    return CivilDay(year: numbers[0], month: numbers[1], day: numbers[2]).map { $0...$0 }
  }

  private static func day(after day: CivilDay) -> CivilDay { CivilDay(rawValue: day.rawValue + 1) }
  private static func day(before day: CivilDay) -> CivilDay { CivilDay(rawValue: day.rawValue - 1) }
}

extension String {
  fileprivate func range(ofDots dots: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(dots) { return start..<index(start, offsetBy: dots.count) }
      start = index(after: start)
    }
    return nil
  }
}

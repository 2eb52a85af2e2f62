/// The shape that ranges of dates and of numbers share: a value, `from..to` with either end left out, or a comparison
/// `>=`, `<=`, `>`, `<`.
enum RangeExpression {
  case value(Substring)
  case between(Substring?, Substring?)
  case atLeast(Substring)
  case atMost(Substring)
  case above(Substring)
  case below(Substring)

  /// Nil for nothing, or for `..` alone.
  init?(_ text: String) {
    let comparisons: [(String, (Substring) -> Self)] = [
      (">=", Self.atLeast), ("<=", Self.atMost), (">", Self.above), ("<", Self.below),
    ]
    for (sign, make) in comparisons where text.hasPrefix(sign) {
      let value = text.dropFirst(sign.count)
      guard !value.isEmpty else { return nil }
      self = make(value)
      return
    }
    guard let dots = text.firstRange(of: "..") else {
      guard !text.isEmpty else { return nil }
      self = .value(text[...])
      return
    }
    let from = text[..<dots.lowerBound]
    let to = text[dots.upperBound...]
    guard !from.isEmpty || !to.isEmpty else { return nil }
    self = .between(from.isEmpty ? nil : from, to.isEmpty ? nil : to)
  }
}

/// The values of `date:`: `2024`, `2024-03`, `2024-Q1`, `2024-03-05` and ranges of them. A year, quarter or month stands
/// for all of its days.
enum DateExpression {
  /// The days meant, both ends included; nil if the text is no date.
  static func parse(_ text: String) -> ClosedRange<CivilDay>? {
    switch RangeExpression(text) {
    case .value(let value): return days(value)
    case .atLeast(let value): return days(value).map { $0.lowerBound...CivilDay.latest }
    case .atMost(let value): return days(value).map { CivilDay.earliest...$0.upperBound }
    case .above(let value):
      return days(value).flatMap { $0.upperBound == .latest ? nil : $0.upperBound.next...CivilDay.latest }
    case .below(let value):
      return days(value).flatMap { $0.lowerBound == .earliest ? nil : CivilDay.earliest...$0.lowerBound.previous }
    case .between(let from, let to):
      let lower = from.map { days($0)?.lowerBound } ?? .earliest
      let upper = to.map { days($0)?.upperBound } ?? .latest
      guard let lower, let upper, lower <= upper else { return nil }
      return lower...upper
    case nil: return nil
    }
  }

  private static func days(_ text: Substring) -> ClosedRange<CivilDay>? {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = fields.first.flatMap({ number($0, digits: 4) }) else { return nil }
    switch fields.count {
    case 1: return CivilDay.range(year: year)
    case 2:
      if let first = fields[1].utf8.first, first | 0x20 == UInt8(ascii: "q") {
        guard let quarter = number(fields[1].dropFirst(), digits: 1), (1...4).contains(quarter),
          let start = CivilDay.range(year: year, month: quarter * 3 - 2),
          let end = CivilDay.range(year: year, month: quarter * 3)
        else { return nil }
        return start.lowerBound...end.upperBound
      }
      return number(fields[1], digits: 2).flatMap { CivilDay.range(year: year, month: $0) }
    case 3:
      guard let month = number(fields[1], digits: 2), let day = number(fields[2], digits: 2) else { return nil }
      return CivilDay(year: year, month: month, day: day).map { $0...$0 }
    default: return nil
    }
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}

/// The values of number fields: `10`, `0.8`, `-3`, `1.5k`, `2M`, and ranges of them. `k`, `M`, `G`, `T` multiply by 1,000,
/// for sizes by 1,024; a `B` behind is allowed.
enum NumberExpression {
  /// The numbers meant, both ends included; nil if the text is no number.
  static func parse(_ text: String, isSize: Bool) -> ClosedRange<Double>? {
    func number(_ text: Substring) -> Double? { Self.number(text, isSize: isSize) }
    switch RangeExpression(text) {
    case .value(let value): return number(value).map { $0...$0 }
    case .atLeast(let value): return number(value).map { $0...Double.infinity }
    case .atMost(let value): return number(value).map { -Double.infinity...$0 }
    case .above(let value): return number(value).map { $0.nextUp...Double.infinity }
    case .below(let value): return number(value).map { -Double.infinity...$0.nextDown }
    case .between(let from, let to):
      let lower = from.map(number) ?? -Double.infinity
      let upper = to.map(number) ?? Double.infinity
      guard let lower, let upper, lower <= upper else { return nil }
      return lower...upper
    case nil: return nil
    }
  }

  private static func number(_ text: Substring, isSize: Bool) -> Double? {
    var digits = text
    if isSize, let last = digits.utf8.last, last | 0x20 == UInt8(ascii: "b") { digits = digits.dropLast() }
    var factor = 1.0
    let base = isSize ? 1024.0 : 1000.0
    if let last = digits.last, let power = ["k": 1, "m": 2, "g": 3, "t": 4][last.lowercased()] {
      digits = digits.dropLast()
      for _ in 0..<power { factor *= base }
    }
    // Decimal digits only: `Double` would take `0x10`, `nan` and `inf` as well.
    guard let first = digits.utf8.first, digits.utf8.allSatisfy({ allowed.contains($0) }),
      first != UInt8(ascii: "e"), let value = Double(digits)
    else { return nil }
    let scaled = value * factor
    return scaled.isFinite ? scaled + 0 : nil
  }

  private static let allowed = Set("0123456789.-+eE".utf8)
}
